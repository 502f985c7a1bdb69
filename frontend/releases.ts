/** The entry of the page of what a group tells outside. */

import { mountIslands } from "./islands/mount";
import { keepFocusInIslands } from "./parts/keepFocus";
import { releasesIsland } from "./releases/island";
import { askBeforeSigningOut } from "./signin/leaving";

askBeforeSigningOut();
keepFocusInIslands();
mountIslands({ releases: releasesIsland });
