/** Writing a text to tell outside, or a new version of one. Every change is kept, sealed for who writes. */

import { useState } from "preact/hooks";
import { SavingWords } from "../beforehand/Saving";
import { type OwnDraft, useOwnDraft } from "../beforehand/useOwnDraft";
import type { Here } from "../group/here";
import { sentenceFor } from "../group/useGroup";
import { Overtaken, open, seconds } from "../keyring/releases";
import { Distrust } from "../keyring/types";
import { Button, Field, Notice, StepHeading } from "../parts/parts";
import { draftPlace, keepTerms, makeTerms, type Proposal, type Told } from "./reading";
import { texts } from "./texts";
import { DAYS, type Draft, faultsIn, readDraft } from "./writing";

interface Props {
  readonly here: Here;
  readonly told: Told;
  /** The proposal that this one replaces. */
  readonly before: Proposal | null;
  /** The question that it answers. */
  readonly purpose: string;
  readonly onDone: () => void;
  readonly onStop: () => void;
}

export function Editor(props: Props) {
  const { keys, keyring } = props.here;
  const own = useOwnDraft(keyring, keys.group, keys.group, draftPlace);
  return own.isReady ? <Writing {...props} own={own} /> : null;
}

function begun({ told, before, purpose }: Props): Draft {
  const terms = before?.terms;
  if (terms) {
    const to = terms.recipients.map(({ person }) => person);
    return { text: terms.text, purpose: terms.purpose, to, days: 14 };
  }
  const to = told.recipients.filter(({ role }) => role === "commissioner").map(({ person }) => person);
  return { text: "", purpose, to, days: 14 };
}

function Writing({ own, ...props }: Props & { readonly own: OwnDraft }) {
  const { here, told, before, onDone, onStop } = props;
  const t = texts().edit;
  const draft = readDraft(own.draft.text) ?? begun(props);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");
  const [faults, setFaults] = useState<ReturnType<typeof faultsIn>>({});
  const put = (changed: Partial<Draft>) => own.write({ text: JSON.stringify({ ...draft, ...changed }), fields: {} });
  const send = async (event: Event) => {
    event.preventDefault();
    const to = told.recipients.filter(({ person }) => draft.to.includes(person));
    const found = faultsIn({ ...draft, to: to.map(({ person }) => person) });
    setFaults(found);
    if (busy || Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      const terms = makeTerms(told, { ...draft, kind: "text", recipients: to }, seconds());
      const epoch = await keepTerms(here.keys, terms);
      here.watch.take(await open(here.keys, terms, before?.release.number ?? 0, epoch));
      await own.clear();
      onDone();
    } catch (cause) {
      if (cause instanceof Distrust) here.watch.reload();
      setFault(cause instanceof Overtaken ? t.overtaken : sentenceFor(cause));
      setBusy(false);
    }
  };
  const faultAt = (at: "text" | "purpose" | "to") => faults[at] && t.faults[faults[at]];
  return (
    <form class="release-editor" onSubmit={(event) => void send(event)} noValidate>
      <StepHeading level={2}>{before ? t.changed : t.title}</StepHeading>
      <p>{t.lead}</p>
      <Field
        label={t.text}
        hint={t.hint}
        rows={8}
        value={draft.text}
        onValue={(text) => put({ text })}
        fault={faultAt("text")}
      />
      <Field
        label={t.purpose}
        value={draft.purpose}
        onValue={(purpose) => put({ purpose })}
        fault={faultAt("purpose")}
      />
      <fieldset>
        <legend>{t.to}</legend>
        {faults.to && <Notice tone="error">{faultAt("to")}</Notice>}
        {told.recipients.map(({ person, name, role }) => (
          <label key={person} class="choice">
            <input
              type="checkbox"
              checked={draft.to.includes(person)}
              onChange={() =>
                put({
                  to: draft.to.includes(person) ? draft.to.filter((one) => one !== person) : [...draft.to, person],
                })
              }
            />
            <span>
              {name} <span class="hint">{t.roles[role]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t.days}</legend>
        {DAYS.map((days) => (
          <label key={days} class="choice">
            <input type="radio" name="days" checked={draft.days === days} onChange={() => put({ days })} />
            <span>{t.inDays(days)}</span>
          </label>
        ))}
      </fieldset>
      <p class="hint">
        {t.sends} <SavingWords saving={own.saving} />
      </p>
      {fault && <Notice tone="error">{fault}</Notice>}
      <div class="row">
        <Button busy={busy}>{t.send}</Button>
        <Button look="text" onPress={onStop}>
          {t.stop}
        </Button>
      </div>
    </form>
  );
}
