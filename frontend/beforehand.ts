/** The entry of a meeting's page and of rounds in writing: what a group does between its meetings. */

import { beforehandIsland } from "./beforehand/island";
import { mountIslands } from "./islands/mount";
import { recordIsland } from "./record/island";
import { roundIsland, roundsIsland } from "./rounds/island";
import { askBeforeSigningOut } from "./signin/leaving";

askBeforeSigningOut();
mountIslands({
  beforehand: beforehandIsland,
  "meeting-record": recordIsland,
  round: roundIsland,
  rounds: roundsIsland,
});
