/** The entry of every signed-in page. */

import { mountIslands } from "./islands/mount";

mountIslands({});
