/** The entry of the page of a group's safety pulse. */

import { mountIslands } from "./islands/mount";
import { keepFocusInIslands } from "./parts/keepFocus";
import { pulsesIsland } from "./pulses/island";
import { askBeforeSigningOut } from "./signin/leaving";

askBeforeSigningOut();
keepFocusInIslands();
mountIslands({ pulses: pulsesIsland });
