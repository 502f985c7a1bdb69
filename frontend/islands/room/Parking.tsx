/** Advice that comes too early: parked in one step, brought in or dropped in another. */

import { useId } from "preact/hooks";
import { nextAdvicePhase } from "../../room/part";
import { notePlace } from "../../room/places";
import { ContentText } from "./ContentText";
import { withField } from "./compose-kinds";
import { useRoom } from "./context";
import { Field } from "./Field";
import { said } from "./texts";

/** Parking makes sense while a step for advice is still to come. */
export function Parking() {
  const model = useRoom();
  const part = model.part.value;
  const present = model.known.value?.state.phase ?? 0;
  const next = part ? nextAdvicePhase(model.page.script, present, part.role) : -1;
  return part?.mayPark && next >= 0 ? <ParkField step={next + 1} /> : null;
}

/** The text waits in the notes' draft, so that it outlives the step. */
function ParkField({ step }: { step: number }) {
  const model = useRoom();
  const t = said();
  const draft = model.typing.draftOf(notePlace);
  const text = draft.fields["park"] ?? "";
  const park = async () => {
    if (!(await model.posting.park(text.trim()))) return model.say(t.notSent);
    await model.typing.leave(notePlace, withField(model.typing.draftOf(notePlace), "park", ""));
  };
  return (
    <details class="room-fold" open={text !== ""}>
      <summary>{t.parkTitle}</summary>
      <Field
        label={t.parkLabel}
        value={text}
        onValue={(value) => model.typing.write(notePlace, withField(draft, "park", value))}
        tag={t.onlyYouNow}
        hint={t.parkUntil(step)}
        rows={2}
      >
        <button type="button" class="small" disabled={text.trim() === ""} onClick={() => void park()}>
          {t.park}
        </button>
      </Field>
    </details>
  );
}

export function MyParked() {
  const model = useRoom();
  const t = said();
  const id = useId();
  const mayBring = model.part.value?.mayBring === true;
  const parked = Object.entries(model.known.value?.mine.parked ?? {});
  if (parked.length === 0) return null;
  return (
    <section class="room-group" aria-labelledby={id}>
      <h2 id={id}>{t.parked}</h2>
      <ul class="plain-list stack">
        {parked.map(([item, { revision }]) => (
          <li key={item} class="card contribution-hidden">
            <ContentText content={model.contents.of(item, revision)} />
            <div class="row">
              {mayBring && (
                <button
                  type="button"
                  class="small"
                  onClick={() => void model.perform({ kind: "bring", item }, t.offlineNow)}
                >
                  {t.bring}
                </button>
              )}
              <button
                type="button"
                class="text"
                onClick={() => void model.perform({ kind: "drop", item }, t.offlineNow)}
              >
                {t.drop}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** For the facilitator: who parked advice, never what. */
export function ParkedBy() {
  const model = useRoom();
  const t = said();
  const counts = Object.entries(model.known.value?.mine.parked_by ?? {}).filter(([, count]) => count > 0);
  if (counts.length === 0) return null;
  return (
    <section>
      <h2>{t.parkedBy}</h2>
      <ul class="plain-list stack">
        {counts.map(([person, count]) => (
          <li key={person} class="side-line">
            {t.parkedCount(model.nameOf(person), count)}
          </li>
        ))}
      </ul>
    </section>
  );
}
