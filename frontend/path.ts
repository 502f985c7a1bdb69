/** The entry of one's own path and resolutions. */

import { mountIslands } from "./islands/mount";
import { pathIsland, resolutionsIsland } from "./path/island";
import { askBeforeSigningOut } from "./signin/leaving";

askBeforeSigningOut();
mountIslands({ path: pathIsland, resolutions: resolutionsIsland });
