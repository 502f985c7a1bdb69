/** My report on one meeting: by a guide, linked to my goals, my resolutions and what came to the table. */

import { useCallback, useState } from "preact/hooks";
import { enumerate } from "../access/code";
import { Failed } from "../group/Failed";
import type { Keyring } from "../keyring/types";
import { OwnGate } from "../own/Gate";
import type { Report } from "../own/values";
import { Field } from "../parts/parts";
import { alsoWrittenIn, answered, guideOf, guides, oneKey } from "./guides/guides";
import { Links } from "./Links";
import { Done, Standing, sayDone, Timer } from "./Own";
import type { About } from "./Preparation";
import { texts } from "./texts";
import { type OwnText, useKept } from "./useKept";

interface Props extends About {
  /** Whether the reader is in the group: only then is there something of others to choose. */
  readonly mayRead: boolean;
}

export function ReportPage(props: Props) {
  return <OwnGate loading={texts().loading}>{(keyring) => <Opened {...props} keyring={keyring} />}</OwnGate>;
}

function Opened(props: Props & { readonly keyring: Keyring }) {
  const { keyring, group, meeting, on, where } = props;
  const [isDone, setDone] = useState(props.isDone);
  const empty: Report = { format: 1, meeting, group, on, where, guide: "free", answers: {}, goals: [], about: [] };
  const kept = useCallback(() => {
    if (isDone) return;
    setDone(true);
    void sayDone(meeting, "reported", true).catch(() => setDone(false)); // said again with the next text
  }, [meeting, isDone]);
  const own = useKept(keyring, "report", meeting, empty, kept);
  if (own === null) return <p role="status">{texts().loading}</p>;
  if ("fault" in own) return <Failed sentence={own.fault} onAgain={own.again} />;
  return <Sheet {...props} own={own} isDone={isDone} onDone={setDone} />;
}

interface SheetProps extends Props {
  readonly keyring: Keyring;
  readonly own: OwnText<Report>;
  readonly onDone: (done: boolean) => void;
}

function Sheet({ keyring, own, isDone, onDone, ...about }: SheetProps) {
  const t = texts();
  const { value } = own;
  const answer = (key: string, said: string) => own.write({ ...value, answers: { ...value.answers, [key]: said } });
  const guide = guideOf(value);
  const also = alsoWrittenIn(value).map(({ name }) => name);
  return (
    <>
      <Standing own={own} shown={(other) => <ReportText report={other} />} />
      <div class="no-print">
        <Guide value={value} onChoose={(key) => own.write({ ...value, guide: key })} />
        <p class="hint">{guide.about}</p>
        <Timer choices={[10, 20, 30]} />
        {guide.questions.map(({ key, says }) => (
          <Field
            key={key}
            label={says}
            value={value.answers[key] ?? ""}
            onValue={(said) => answer(key, said)}
            rows={4}
          />
        ))}
        {also.length > 0 && <p class="hint">{t.report.also(enumerate(also, t.and))}</p>}
        <Field
          label={t.report.one}
          value={value.answers[oneKey] ?? ""}
          onValue={(said) => answer(oneKey, said)}
          rows={2}
        />
        <Links keyring={keyring} report={value} onChange={(linked) => own.write({ ...value, ...linked })} {...about} />
      </div>
      <div class="print-only">
        <ReportText report={value} />
      </div>
      <Done meeting={about.meeting} step="reported" isDone={isDone} onDone={onDone} own={own} />
    </>
  );
}

function Guide({ value, onChoose }: { readonly value: Report; readonly onChoose: (key: string) => void }) {
  const t = texts().report;
  return (
    <fieldset class="own-guides">
      <legend>{t.guide}</legend>
      <p class="hint">{t.guideHint}</p>
      <div class="own-guide-row">
        {guides().map(({ key, name }) => (
          <label key={key} class="choice">
            <input type="radio" name="guide" checked={guideOf(value).key === key} onChange={() => onChoose(key)} />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** To read and to print: everything that was written, under every guide. */
export function ReportText({ report }: { readonly report: Report }) {
  const t = texts();
  const written = answered(report, t.report.one);
  if (written.length === 0) return <p class="hint">{t.reports.empty}</p>;
  return (
    <dl class="own-text">
      {written.map(({ key, says, answer }) => (
        <div key={key}>
          <dt>{says}</dt>
          <dd dir="auto">{answer}</dd>
        </div>
      ))}
    </dl>
  );
}
