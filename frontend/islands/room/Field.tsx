/** One text field of the room: label, who reads it, whether it is saved, and whether it fits. */

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { Saving } from "../../room/drafts";
import { tooLongBy } from "../../room/structure";
import { said } from "./texts";

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly tag?: string | undefined;
  readonly hint?: string | undefined;
  readonly saving?: Saving | undefined;
  readonly rows?: number;
  /** What stands at the end of the line below the field, such as the button that sends it. */
  readonly children?: ComponentChildren;
}

export function Field({ label, value, onValue, tag, hint, saving, rows = 2, children }: FieldProps) {
  const id = useId();
  const over = tooLongBy(value);
  return (
    <div class="room-field">
      <div class="row">
        <label for={id}>{label}</label>
        {tag && <span class="tag row-end">{tag}</span>}
      </div>
      <textarea
        id={id}
        dir="auto"
        rows={rows}
        value={value}
        aria-describedby={`${id}-state`}
        aria-invalid={over > 0}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      <div class="room-field-foot">
        <p class="hint" id={`${id}-state`}>
          {over > 0 ? (
            <strong class="wrong">{said().tooLong(over)}</strong>
          ) : (
            <SavingWords saving={saving} hint={hint} />
          )}
        </p>
        {children}
      </div>
    </div>
  );
}

function SavingWords({ saving, hint }: { saving: Saving | undefined; hint: string | undefined }) {
  const t = said();
  const words = { empty: "", writing: t.writing, kept: t.kept, saved: t.saved, failed: t.failed };
  return (
    <>
      {hint && <span>{hint} </span>}
      {saving && <span class="saving">{words[saving]}</span>}
    </>
  );
}
