/** The entry of the export page: it alone carries the age library. */

import { mountIslands } from "./islands/mount";
import { askBeforeSigningOut } from "./signin/leaving";
import { takeawayIsland } from "./takeaway/island";

askBeforeSigningOut();
mountIslands({ takeaway: takeawayIsland });
