/** The entry of the page of a group's agreement. */

import { agreementIsland } from "./agreement/island";
import { mountIslands } from "./islands/mount";
import { askBeforeSigningOut } from "./signin/leaving";

askBeforeSigningOut();
mountIslands({ agreement: agreementIsland });
