/** The entry of an intervisor's notes on a programme. */

import { mountIslands } from "./islands/mount";
import { notesIsland } from "./notes/island";
import { askBeforeSigningOut } from "./signin/leaving";

askBeforeSigningOut();
mountIslands({ "own-notes": notesIsland });
