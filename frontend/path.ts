/** The entry of one's own path and resolutions. */

import { mountIslands } from "./islands/mount";
import { keepFocusInIslands } from "./parts/keepFocus";
import { pathIsland, resolutionsIsland } from "./path/island";
import { askBeforeSigningOut } from "./signin/leaving";

askBeforeSigningOut();
keepFocusInIslands();
mountIslands({ path: pathIsland, resolutions: resolutionsIsland });
