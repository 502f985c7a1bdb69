/** A text field that says whether what is typed is kept. */

import { Field } from "../parts/parts";
import type { Saving } from "../room/drafts";
import { tooLongBy } from "../room/structure";
import { texts } from "./texts";

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly rows?: number;
  readonly hint?: string;
}

export function OwnField({ label, value, onValue, rows = 3, hint }: Props) {
  return <Field label={label} value={value} onValue={onValue} rows={rows} hint={hint} />;
}

/** Said politely, once: whoever types need not look. */
export function SavingWords({ saving }: { readonly saving: Saving }) {
  return <span class="saving hint">{texts().saving[saving]}</span>;
}

export const isTooLong = (text: string) => tooLongBy(text) > 0;
