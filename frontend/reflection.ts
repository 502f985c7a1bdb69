/** The entry of preparing for a meeting, reporting on it, the group's joint report, and its reading list. */

import { mountIslands } from "./islands/mount";
import { readingIsland } from "./literature/island";
import { keepFocusInIslands } from "./parts/keepFocus";
import { jointIsland, preparationIsland, reportIsland, reportsIsland } from "./reflection/island";
import { askBeforeSigningOut } from "./signin/leaving";

askBeforeSigningOut();
keepFocusInIslands();
mountIslands({
  preparation: preparationIsland,
  report: reportIsland,
  reports: reportsIsland,
  joint: jointIsland,
  reading: readingIsland,
});
