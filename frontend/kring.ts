/** The entry of every signed-in page. */

import { accessIsland } from "./access/island";
import { mountIslands } from "./islands/mount";

mountIslands({
  access: accessIsland,
});
