/** What stands beside a field outside the room: whether it is kept, and whether it fits. */

import type { Saving } from "../room/drafts";
import { tooLongBy } from "../room/structure";
import { texts } from "./texts";

/** Not announced: whoever types need not hear it. */
export function SavingWords({ saving }: { readonly saving: Saving }) {
  return <span class="saving hint">{texts().saving[saving]}</span>;
}

export const isTooLong = (text: string) => tooLongBy(text) > 0;
