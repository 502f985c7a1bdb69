/** Beside the entry of every page: shows how far the work on a proposal is, and goes to its groups when it is done. */

import { composing } from "./islands/composing";
import { mountIslands } from "./islands/mount";

mountIslands({ composing });
