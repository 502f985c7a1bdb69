/** The entry of preparing for a meeting, reporting on it, and the group's joint report. */

import { mountIslands } from "./islands/mount";
import { jointIsland, preparationIsland, reportIsland, reportsIsland } from "./reflection/island";
import { askBeforeSigningOut } from "./signin/leaving";

askBeforeSigningOut();
mountIslands({
  preparation: preparationIsland,
  report: reportIsland,
  reports: reportsIsland,
  joint: jointIsland,
});
