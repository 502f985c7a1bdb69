/** The entry of the page of what a group tells outside. */

import { mountIslands } from "./islands/mount";
import { releasesIsland } from "./releases/island";
import { askBeforeSigningOut } from "./signin/leaving";

askBeforeSigningOut();
mountIslands({ releases: releasesIsland });
