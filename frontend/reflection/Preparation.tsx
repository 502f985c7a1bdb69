/** Preparing for one meeting: questions for my role, the form of a case, and taking it along. */

import { useCallback, useState } from "preact/hooks";
import { doubtAbout } from "../beforehand/i-form";
import { texts as beforehand } from "../beforehand/texts";
import { Failed } from "../group/Failed";
import type { Keyring } from "../keyring/types";
import { OwnGate } from "../own/Gate";
import type { Preparation } from "../own/values";
import { Field } from "../parts/parts";
import { isWritten } from "./guides/guides";
import { Done, Standing, sayDone, Timer } from "./Own";
import { askedOf, caseKeys } from "./roles";
import { TakeAlong } from "./TakeAlong";
import { texts } from "./texts";
import { type OwnText, useKept } from "./useKept";

export interface About {
  readonly group: string;
  readonly meeting: string;
  /** A date as yyyy-mm-dd, and the group's name: kept inside the text, for when the meeting is no longer here. */
  readonly on: string;
  readonly where: string;
  readonly isDone: boolean;
}

interface Props extends About {
  readonly roles: readonly string[];
  /** The key of the step in which a case is told; empty when there is none. */
  readonly caseStep: string;
}

export function PreparationPage(props: Props) {
  return <OwnGate loading={texts().loading}>{(keyring) => <Opened {...props} keyring={keyring} />}</OwnGate>;
}

function Opened(props: Props & { readonly keyring: Keyring }) {
  const { keyring, group, meeting, on, where } = props;
  const [isDone, setDone] = useState(props.isDone);
  const empty: Preparation = { format: 1, meeting, group, on, where, answers: {}, minutes: 0 };
  const kept = useCallback(() => {
    if (isDone) return;
    setDone(true);
    void sayDone(meeting, "prepared", true).catch(() => setDone(false)); // said again with the next text
  }, [meeting, isDone]);
  const own = useKept(keyring, "preparation", meeting, empty, kept);
  if (own === null) return <p role="status">{texts().loading}</p>;
  if ("fault" in own) return <Failed sentence={own.fault} onAgain={own.again} />;
  return <Sheet {...props} own={own} isDone={isDone} onDone={setDone} />;
}

interface SheetProps extends Props {
  readonly keyring: Keyring;
  readonly own: OwnText<Preparation>;
  readonly onDone: (done: boolean) => void;
}

function Sheet({ keyring, own, isDone, onDone, ...about }: SheetProps) {
  const t = texts();
  const { value } = own;
  const answer = (key: string, said: string) => own.write({ ...value, answers: { ...value.answers, [key]: said } });
  return (
    <>
      <Standing own={own} shown={(other) => <PreparationText preparation={other} roles={about.roles} />} />
      <Timer
        choices={[10, 20, 30]}
        onSpent={(minutes) => minutes > 0 && own.write({ ...value, minutes: value.minutes + minutes })}
      />
      {value.minutes > 0 && <p class="hint no-print">{t.preparing.spent(value.minutes)}</p>}
      <div class="no-print">
        {about.roles.includes("presenter") && (
          <>
            <CaseForm answers={value.answers} onAnswer={answer} />
            <TakeAlong keyring={keyring} answers={value.answers} {...about} />
          </>
        )}
        <h2>{t.preparing.title}</h2>
        {askedOf(about.roles).map(({ key, says }) => (
          <Field
            key={key}
            label={says}
            value={value.answers[key] ?? ""}
            onValue={(said) => answer(key, said)}
            rows={3}
          />
        ))}
      </div>
      <div class="print-only">
        <PreparationText preparation={value} roles={about.roles} />
      </div>
      <Done meeting={about.meeting} step="prepared" isDone={isDone} onDone={onDone} own={own} />
    </>
  );
}

interface CaseProps {
  readonly answers: Preparation["answers"];
  readonly onAnswer: (key: string, said: string) => void;
}

/** The hint advises and never blocks: the group helps to sharpen the question. */
function CaseForm({ answers, onAnswer }: CaseProps) {
  const t = texts().case;
  const fields = [
    { name: "happened", hint: t.happenedHint, rows: 5 },
    { name: "part", hint: t.partHint, rows: 3 },
    { name: "feelings", hint: t.feelingsHint, rows: 3 },
    { name: "question", hint: t.questionHint, rows: 2 },
  ] as const;
  const doubt = doubtAbout(answers[caseKeys.question] ?? "");
  return (
    <section>
      <h2>{t.title}</h2>
      {fields.map(({ name, hint, rows }) => (
        <Field
          key={name}
          label={t[name]}
          hint={hint}
          value={answers[caseKeys[name]] ?? ""}
          onValue={(said) => onAnswer(caseKeys[name], said)}
          rows={rows}
        />
      ))}
      <p class="hint" role="status">
        {doubt && beforehand().offer.doubt[doubt]}
      </p>
    </section>
  );
}

/** To read and to print: everything that was written, whatever the role is now. */
export function PreparationText({
  preparation,
  roles,
}: {
  readonly preparation: Preparation;
  readonly roles: readonly string[];
}) {
  const t = texts();
  const inCase = Object.entries(caseKeys).map(([name, key]) => ({ key, says: t.case[name as keyof typeof caseKeys] }));
  const known = [...inCase, ...askedOf([...new Set([...roles, ...Object.keys(t.asked.roles)])])];
  const written = known.filter(({ key }) => isWritten(preparation.answers[key]));
  return (
    <dl class="own-text">
      {written.map(({ key, says }) => (
        <div key={key}>
          <dt>{says}</dt>
          <dd dir="auto">{preparation.answers[key]}</dd>
        </div>
      ))}
    </dl>
  );
}
