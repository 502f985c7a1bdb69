/** The entry of practice rounds: a room of its own, without a group. */

import { mountIslands } from "./islands/mount";
import { practice } from "./practice/island";

mountIslands({ practice });
