/** What members wrote, by question: texts with a name, scales and choices as counts. And the room's own round. */

import { useEffect, useState } from "preact/hooks";
import type { Here } from "../group/here";
import { readRecord, type Said } from "../keyring/record";
import { type Together as OfQuestion, together } from "./answers";
import { placesOf } from "./FormFields";
import type { Written } from "./reading";
import { texts } from "./texts";

interface Props {
  readonly here: Here;
  readonly written: readonly Written[];
  readonly closed: number;
}

export function Together({ here, written, closed }: Props) {
  const t = texts();
  const mineFirst = written.toSorted((one, other) => Number(isMine(here, other)) - Number(isMine(here, one)));
  const found = together(mineFirst);
  return (
    <section class="evaluation-together">
      <h2>{t.together}</h2>
      {found.length === 0 && <p>{t.nobody}</p>}
      {found.map((one, at) => (
        <Question key={at} here={here} one={one} />
      ))}
      {closed > 0 && <p class="hint">{t.closed(closed)}</p>}
    </section>
  );
}

/** My own words stand first, so that a question is shown in the language I answered it in. */
const isMine = (here: Here, one: Written) => one.by === here.keyring.person;

function Question({ here, one }: { readonly here: Here; readonly one: OfQuestion }) {
  return (
    <section>
      <h3 dir="auto">{one.question.text}</h3>
      {one.question.kind === "text" ? <Texts here={here} said={one.texts} /> : <Counts one={one} />}
    </section>
  );
}

function Texts({ here, said }: { readonly here: Here; readonly said: OfQuestion["texts"] }) {
  return (
    <ul class="plain-list stack">
      {said.map((one, at) => (
        <li key={at} class="card">
          <p class="contribution-by">
            <strong>{here.people.name(one.by)}</strong>
          </p>
          <p class="contribution-text" dir="auto">
            {one.text}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** A dot for each person at a place; in words beside it. No mean: with so few people it says nothing. */
function Counts({ one }: { readonly one: OfQuestion }) {
  const t = texts();
  return (
    <ul class="plain-list counts">
      {placesOf(one.question).map(([place, label], at) => (
        <li key={place}>
          <span class="counts-place">{label}</span>
          <span class="counts-dots" aria-hidden="true">
            {Array.from({ length: one.counts[at] ?? 0 }, (_, dot) => (
              <i key={dot} />
            ))}
          </span>
          <span class="counts-number">{t.count(one.counts[at] ?? 0)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What was said in the evaluation round of the meeting itself, when its room had one. */
export function RoomRound({ here, meeting }: { readonly here: Here; readonly meeting: string }) {
  const [said, setSaid] = useState<readonly Said[]>([]);
  useEffect(() => {
    const rounds = readRecord(here.keys, meeting).then((steps) => (steps ?? []).flatMap((step) => step.said));
    void rounds.then(
      (found) => setSaid(found.filter(isEvaluation)),
      () => undefined,
    );
  }, [here.keys, meeting]);
  if (said.length === 0) return null;
  return (
    <section>
      <h2>{texts().round}</h2>
      <Texts here={here} said={said.map(({ by, content }) => ({ by, text: content.locked ? "" : content.text }))} />
    </section>
  );
}

const isEvaluation = ({ content }: Said) => !content.locked && content.kind === "evaluation";
