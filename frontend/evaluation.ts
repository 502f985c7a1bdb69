/** The entry of evaluations: the page of a form, and of the note of a closing talk. */

import { evaluationIsland } from "./evaluation/island";
import { mountIslands } from "./islands/mount";
import { keepFocusInIslands } from "./parts/keepFocus";
import { askBeforeSigningOut } from "./signin/leaving";
import { talkNoteIsland } from "./talk-note/island";

askBeforeSigningOut();
keepFocusInIslands();
mountIslands({ evaluation: evaluationIsland, "talk-note": talkNoteIsland });
