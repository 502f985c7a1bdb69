/** The entry of every signed-in page. */

import { accessIsland } from "./access/island";
import { groupIsland } from "./group/island";
import { mountIslands } from "./islands/mount";
import { room } from "./islands/room";
import { wall } from "./islands/wall";
import { recordIsland } from "./record/island";
import { askBeforeSigningOut } from "./signin/leaving";

askBeforeSigningOut();
mountIslands({
  access: accessIsland,
  room,
  wall,
  group: groupIsland,
  "meeting-record": recordIsland,
});
