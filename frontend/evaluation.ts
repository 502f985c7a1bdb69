/** The entry of evaluations: the page of a form. */

import { evaluationIsland } from "./evaluation/island";
import { mountIslands } from "./islands/mount";
import { askBeforeSigningOut } from "./signin/leaving";

askBeforeSigningOut();
mountIslands({ evaluation: evaluationIsland });
