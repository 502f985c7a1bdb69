/** Beside the entry of every page: how far the work on a proposal is, and moving people in it by dragging. */

import { composing } from "./islands/composing";
import { dragging } from "./islands/dragging";
import { mountIslands } from "./islands/mount";

mountIslands({ composing, dragging: (root) => dragging(root) });
