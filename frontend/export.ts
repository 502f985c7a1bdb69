/** The entry of the export page: it alone carries the age library. */

import { mountIslands } from "./islands/mount";

mountIslands({});
