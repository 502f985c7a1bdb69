/** The entry of taking one's own path along: it carries the age library, so that the path itself does not. */

import { mountIslands } from "./islands/mount";
import { takingIsland } from "./path/taking-island";
import { askBeforeSigningOut } from "./signin/leaving";

askBeforeSigningOut();
mountIslands({ taking: takingIsland });
