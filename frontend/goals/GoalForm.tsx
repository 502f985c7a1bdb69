/** Writing a goal. What is typed is kept sealed at once; the five questions look along and never stop anybody. */

import { useId, useState } from "preact/hooks";
import { SavingWords } from "../beforehand/Saving";
import { useOwnDraft } from "../beforehand/useOwnDraft";
import type { Keyring } from "../keyring/types";
import { Button, Field, StepHeading } from "../parts/parts";
import type { Draft } from "../room/drafts";
import { criteria, lights } from "./criteria";
import { newGoal, nothingTyped, rewritten, type Typed, typedOf } from "./goal";
import { texts } from "./texts";
import type { Goals, KeptGoal } from "./useGoals";

export interface Programme {
  readonly id: string;
  readonly title: string;
}

interface Props {
  readonly keyring: Keyring;
  readonly goals: Goals;
  readonly programmes: readonly Programme[];
  /** The goal that is changed; none for a new one. */
  readonly before?: KeptGoal | undefined;
  readonly onDone: () => void;
}

export function GoalForm({ keyring, goals, programmes, before, onDone }: Props) {
  const t = texts().form;
  const start = before ? typedOf(before.value) : startOf(programmes);
  const { typed, write, clear, saving, isReady } = useTyping(keyring, before?.id ?? keyring.person, start);
  const [fault, setFault] = useState("");
  const [busy, setBusy] = useState(false);
  const keep = async (event: Event) => {
    event.preventDefault();
    if (typed.text.trim() === "") return setFault(t.empty);
    setBusy(true);
    const now = new Date().toISOString();
    const value = before ? rewritten(before.value, typed, now) : newGoal(typed, now);
    const isKept = await goals.keep(value, before);
    setBusy(false);
    if (!isKept) return;
    await clear();
    onDone();
  };
  const stop = () => void clear().then(onDone);
  if (!isReady) return <p role="status">{texts().loading}</p>;
  return (
    <form onSubmit={(event) => void keep(event)} class="goal-form">
      <StepHeading level={2}>{before ? t.change : t.title}</StepHeading>
      <Field
        label={t.text}
        hint={t.hint}
        rows={3}
        value={typed.text}
        onValue={(text) => write({ text })}
        fault={fault}
      />
      <Questions typed={typed} />
      <Field label={t.where} hint={t.whereHint} rows={2} value={typed.where} onValue={(where) => write({ where })} />
      <DateField label={t.until} value={typed.until} onValue={(until) => write({ until })} />
      <details open={Boolean(typed.low || typed.high)}>
        <summary>{t.scale}</summary>
        <p class="hint">{t.scaleHint}</p>
        <Field label={t.low} value={typed.low} onValue={(low) => write({ low })} />
        <Field label={t.high} value={typed.high} onValue={(high) => write({ high })} />
      </details>
      {programmes.length > 0 && (
        <Chooser programmes={programmes} value={typed.programme} onValue={(programme) => write({ programme })} />
      )}
      <div class="row">
        <Button busy={busy}>{t.keep}</Button>
        <Button look="quiet" onPress={stop}>
          {t.stop}
        </Button>
        <SavingWords saving={saving} />
      </div>
    </form>
  );
}

/** What somebody takes part in once is what a new goal belongs to. */
function startOf(programmes: readonly Programme[]): Typed {
  const asked = new URLSearchParams(location.search).get("traject") ?? "";
  const one = programmes.find((each) => each.id === asked) ?? (programmes.length === 1 ? programmes[0] : undefined);
  return { ...nothingTyped, programme: one?.id ?? "" };
}

/** What is typed is sealed and kept, per goal; the other device goes on where this one stopped. */
function useTyping(keyring: Keyring, about: string, start: Typed) {
  const { draft, isEmpty, isReady, saving, write, clear } = useOwnDraft(
    keyring,
    keyring.person,
    about,
    "own/goal/draft",
  );
  const typed: Typed = isEmpty ? start : { ...start, ...draft.fields, text: draft.text };
  return { typed, write: (part: Partial<Typed>) => write(draftOf({ ...typed, ...part })), clear, saving, isReady };
}

/** `begun`: so that a form of which everything was wiped stays wiped. */
function draftOf({ text, ...fields }: Typed): Draft {
  return { text, fields: { ...fields, begun: "yes" } };
}

function Questions({ typed }: { readonly typed: Typed }) {
  const t = texts().questions;
  const lit = lights(typed);
  return (
    <section class="goal-questions" aria-label={t.title}>
      <h3>{t.title}</h3>
      <p class="hint">{t.lead}</p>
      <ul class="plain-list">
        {criteria.map((one) => (
          <li key={one} data-light={lit[one]}>
            <strong>{t.each[one].title}</strong> <span class="tag">{t.light[lit[one]]}</span>
            <span>{t.each[one].ask}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface InputProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

function DateField({ label, value, onValue }: InputProps) {
  const id = useId();
  return (
    <div class="utrecht-form-field">
      <label for={id}>{label}</label>
      <input id={id} type="date" value={value} onInput={(event) => onValue(event.currentTarget.value)} />
    </div>
  );
}

function Chooser({
  programmes,
  value,
  onValue,
}: Omit<InputProps, "label"> & { readonly programmes: readonly Programme[] }) {
  const t = texts().form;
  const id = useId();
  return (
    <div class="utrecht-form-field">
      <label for={id}>{t.programme}</label>
      <select id={id} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        <option value="">{t.noProgramme}</option>
        {programmes.map((one) => (
          <option key={one.id} value={one.id}>
            {one.title}
          </option>
        ))}
      </select>
    </div>
  );
}
