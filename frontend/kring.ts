/** The entry of every signed-in page but the room. */

import { accessIsland } from "./access/island";
import { groupIsland } from "./group/island";
import { methodCards } from "./islands/method-cards";
import { mountIslands } from "./islands/mount";
import { askBeforeSigningOut } from "./signin/leaving";

askBeforeSigningOut();
mountIslands({ access: accessIsland, group: groupIsland, "method-cards": methodCards });
