/** The entry of the page of a group's safety pulse. */

import { mountIslands } from "./islands/mount";
import { pulsesIsland } from "./pulses/island";
import { askBeforeSigningOut } from "./signin/leaving";

askBeforeSigningOut();
mountIslands({ pulses: pulsesIsland });
