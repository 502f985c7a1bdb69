/** Writing the joint report: a new version every time, with what its writer had seen. Two at once are both kept. */

import { useRef, useState } from "preact/hooks";
import { SavingWords } from "../beforehand/Saving";
import type { OwnDraft } from "../beforehand/useOwnDraft";
import type { Here } from "../group/here";
import { sentenceFor } from "../group/useGroup";
import { TooLong } from "../keyring/types";
import { Button, Field, Notice, StepHeading } from "../parts/parts";
import type { Facts } from "./Joint";
import { VersionText } from "./Joint";
import { type Joint, type JointText, keepVersion, readJoint, type Version } from "./joint";
import { dayOf } from "./Own";
import { texts } from "./texts";

interface Props {
  readonly here: Here;
  readonly meeting: string;
  readonly facts: Facts;
  readonly joint: Joint;
  readonly own: OwnDraft;
  readonly onKept: (joint: Joint) => void;
  readonly onStop: () => void;
}

/** What a new version begins with: where two were written at once, the words of both. */
export function beginWith(facts: Facts, heads: readonly Version[], seen: readonly string[]): JointText {
  const [first] = heads;
  const both = (name: "theme" | "learned", between: string) =>
    [...new Set(heads.map(({ text }) => text[name]))].join(between);
  const { on, minutes, method, present } = first?.text ?? facts;
  return {
    format: 1,
    on,
    minutes,
    method,
    present: [...new Set([...present, ...heads.flatMap(({ text }) => text.present)])],
    theme: both("theme", " / "),
    learned: both("learned", "\n\n"),
    seen,
  };
}

export function JointForm({ here, meeting, facts, joint, own, onKept, onStop }: Props) {
  const t = texts().joint;
  const all = [...joint.earlier, ...joint.heads];
  // What stood there when the form was opened: what comes after that was written at the same time.
  const { current: fresh } = useRef(
    beginWith(
      facts,
      joint.heads,
      all.map(({ item }) => item),
    ),
  );
  const text = readJoint(own.draft.text) ?? fresh;
  const unseen = joint.heads.filter(({ item }) => !text.seen.includes(item));
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");
  const write = (changed: Partial<JointText>) =>
    own.write({ text: JSON.stringify({ ...text, ...changed }), fields: {} });
  const keep = async (event: Event) => {
    event.preventDefault();
    const missing = text.present.length === 0 ? t.nobody : isWhole(text) ? "" : t.missing;
    setFault(missing);
    if (busy || missing) return;
    setBusy(true);
    try {
      const next = await keepVersion(here.keys, meeting, tidy(text), here.keyring.person);
      await own.clear();
      onKept(next);
    } catch (cause) {
      setFault(cause instanceof TooLong ? texts().tooLong : sentenceFor(cause)); // the draft stays
      setBusy(false);
    }
  };
  const roster = here.keys.roster.map((member) => member.person);
  const people = [...roster, ...text.present.filter((person) => !roster.includes(person))];
  const toggle = (person: string) => people.filter((each) => (each === person) !== text.present.includes(each));
  return (
    <form class="own-joint-form" onSubmit={(event) => void keep(event)} noValidate>
      <StepHeading level={2}>{t.title}</StepHeading>
      {unseen.length > 0 && (
        <Notice tone="warning" title={t.fresh}>
          <p>{t.twiceLead}</p>
        </Notice>
      )}
      {unseen.map((version) => (
        <section key={version.item} class="card own-joint">
          <VersionText version={version} here={here} />
        </section>
      ))}
      <p>
        {dayOf(text.on)}, {t.minutes(text.minutes)}
      </p>
      <fieldset>
        <legend>{t.present}</legend>
        {people.map((person) => (
          <label key={person} class="choice">
            <input
              type="checkbox"
              checked={text.present.includes(person)}
              onChange={() => write({ present: toggle(person) })}
            />
            {here.people.name(person)}
          </label>
        ))}
      </fieldset>
      <Field label={t.method} value={text.method} onValue={(method) => write({ method })} />
      <Field label={t.theme} hint={t.themeHint} value={text.theme} onValue={(theme) => write({ theme })} />
      <Field
        label={t.learned}
        hint={t.learnedHint}
        value={text.learned}
        onValue={(learned) => write({ learned })}
        rows={6}
      />
      <p class="hint">
        {t.changing} <SavingWords saving={own.saving} />
      </p>
      {fault && <Notice tone="error">{fault}</Notice>}
      <div class="row">
        <Button busy={busy}>{t.keep}</Button>
        <Button look="text" onPress={onStop}>
          {t.later}
        </Button>
      </div>
    </form>
  );
}

const isWhole = ({ theme, learned }: JointText) => theme.trim() !== "" && learned.trim() !== "";

const tidy = (text: JointText): JointText => ({
  ...text,
  theme: text.theme.trim(),
  method: text.method.trim(),
  learned: text.learned.trim(),
});
