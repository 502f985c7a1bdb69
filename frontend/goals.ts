/** The entry of the pages of learning goals, and of what people show each other. */

import { goalsIsland, sharedIsland } from "./goals/island";
import { mountIslands } from "./islands/mount";
import { keepFocusInIslands } from "./parts/keepFocus";
import { askBeforeSigningOut } from "./signin/leaving";

askBeforeSigningOut();
keepFocusInIslands();
mountIslands({ goals: goalsIsland, shared: sharedIsland });
