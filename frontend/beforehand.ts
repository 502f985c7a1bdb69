/** The entry of a meeting's page and of rounds in writing: what a group does between its meetings. */

import { mountIslands } from "./islands/mount";
import { askBeforeSigningOut } from "./signin/leaving";

askBeforeSigningOut();
mountIslands({});
