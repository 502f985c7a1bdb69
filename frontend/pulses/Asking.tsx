/** Opening a poll: one date, and everybody who is in is asked. */

import { useId, useState } from "preact/hooks";
import type { Here } from "../group/here";
import { sentenceFor } from "../group/useGroup";
import { Button, Notice } from "../parts/parts";
import { daysOpenAtMost } from "../sealed/ballots";
import { openPulse, today } from "./reading";
import { numbersFrom } from "./telling";
import { texts } from "./texts";

const membersAtLeast = 3;
const usualDays = 7;

export function Asking({ here, onAsked }: { readonly here: Here; readonly onAsked: () => void }) {
  const t = texts().ask;
  const id = useId();
  const [closes, setCloses] = useState(dayFrom(usualDays));
  const [fault, setFault] = useState("");
  const [busy, setBusy] = useState(false);
  const members = here.keys.roster.length;
  const [first, last] = [dayFrom(1), dayFrom(daysOpenAtMost)];
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const isRight = closes >= first && closes <= last;
    setFault(isRight ? "" : t.wrong);
    if (!isRight) return;
    setBusy(true);
    await openPulse(here.keys, closes).then(onAsked, (cause: unknown) => setFault(sentenceFor(cause)));
    setBusy(false);
  };
  return (
    <section class="pulse-asking no-print">
      <h2>{t.title}</h2>
      <p>{t.lead}</p>
      {members < membersAtLeast ? (
        <p>{t.small}</p>
      ) : (
        <form onSubmit={(event) => void submit(event)} noValidate>
          {members < numbersFrom && <Notice tone="info">{t.few}</Notice>}
          <div class={`utrecht-form-field${fault ? " utrecht-form-field--invalid" : ""}`}>
            <label for={id}>{t.last}</label>
            <div class="utrecht-form-field-description" id={`${id}-hint`}>
              {t.hint}
            </div>
            {fault && (
              <div class="utrecht-form-field-error-message" id={`${id}-fault`} role="alert">
                {fault}
              </div>
            )}
            <input
              id={id}
              type="date"
              min={first}
              max={last}
              value={closes}
              aria-describedby={`${id}-hint${fault ? ` ${id}-fault` : ""}`}
              aria-invalid={fault ? true : undefined}
              onInput={(event) => setCloses(event.currentTarget.value)}
            />
          </div>
          <p class="row">
            <Button busy={busy}>{t.send}</Button>
          </p>
        </form>
      )}
    </section>
  );
}

function dayFrom(days: number): string {
  const day = new Date(`${today()}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
