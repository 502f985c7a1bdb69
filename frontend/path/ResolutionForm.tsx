/** The fields of a resolution. A new one is kept, sealed, while it is being typed. */

import { useId, useState } from "preact/hooks";
import { SavingWords } from "../beforehand/Saving";
import { useOwnDraft } from "../beforehand/useOwnDraft";
import type { Keyring } from "../keyring/types";
import type { Kept } from "../own/shelf";
import type { Resolution } from "../own/values";
import { Button, Field } from "../parts/parts";
import { Day } from "./Find";
import { noResolution } from "./keeping";
import type { Goals, Keep } from "./Resolutions";
import { texts } from "./texts";

interface FieldsProps {
  readonly value: Resolution;
  readonly goals: Goals;
  readonly onValue: (value: Resolution) => void;
}

function Fields({ value, goals, onValue }: FieldsProps) {
  const t = texts().resolution;
  const change = (changed: Partial<Resolution>) => onValue({ ...value, ...changed });
  return (
    <>
      <Field label={t.what} hint={t.whatHint} value={value.what} rows={2} onValue={(what) => change({ what })} />
      <Day label={t.when} value={value.when} onValue={(when) => change({ when })} />
      <Field label={t.withWhom} value={value.withWhom} onValue={(withWhom) => change({ withWhom })} />
      {goals.length > 0 && <GoalOf value={value} goals={goals} onValue={onValue} />}
    </>
  );
}

function GoalOf({ value, goals, onValue }: FieldsProps) {
  const t = texts().resolution;
  const id = useId();
  return (
    <div class="utrecht-form-field">
      <label for={id}>{t.goal}</label>
      <select
        id={id}
        value={value.goal ?? ""}
        onChange={(event) => onValue({ ...value, goal: event.currentTarget.value || null })}
      >
        <option value="">{t.noGoal}</option>
        {goals.map((goal) => (
          <option key={goal.id} value={goal.id}>
            {goal.value.text.slice(0, 80)}
          </option>
        ))}
      </select>
    </div>
  );
}

interface NewProps {
  readonly keyring: Keyring;
  readonly goals: Goals;
  readonly onKeep: Keep;
}

/** `?bijeenkomst=<id>&groep=<id>` says from which meeting somebody came to write it. */
export function NewResolution({ keyring, goals, onKeep }: NewProps) {
  const t = texts().resolution;
  const own = useOwnDraft(keyring, keyring.person, keyring.person, "own/resolution/draft");
  if (!own.isReady) return null;
  const { when = "", withWhom = "", goal = "" } = own.draft.fields;
  const value = { ...noResolution, what: own.draft.text, when, withWhom, goal: goal || null };
  const write = (next: Resolution) =>
    own.write({ text: next.what, fields: { when: next.when, withWhom: next.withWhom, goal: next.goal ?? "" } });
  const keep = async (event: Event) => {
    event.preventDefault();
    if (value.what.trim() === "") return;
    const from = new URLSearchParams(location.search);
    const about = { meeting: from.get("bijeenkomst"), group: from.get("groep") };
    const made = new Date().toISOString();
    if (await onKeep({ ...value, ...about, what: value.what.trim(), withWhom: withWhom.trim(), made }))
      await own.clear();
  };
  return (
    <form class="card resolution-form no-print" onSubmit={keep}>
      <h2>{t.add}</h2>
      <Fields value={value} goals={goals} onValue={write} />
      <p class="hint">
        <SavingWords saving={own.saving} />
      </p>
      <div class="row">
        <Button disabled={value.what.trim() === ""}>{t.keep}</Button>
      </div>
    </form>
  );
}

interface ChangeProps {
  readonly kept: Kept<Resolution>;
  readonly goals: Goals;
  readonly onKeep: Keep;
  readonly onDone: () => void;
}

export function ChangeResolution({ kept, goals, onKeep, onDone }: ChangeProps) {
  const t = texts().resolution;
  const [value, setValue] = useState(kept.value);
  const keep = async (event: Event) => {
    event.preventDefault();
    if (value.what.trim() !== "" && (await onKeep({ ...value, what: value.what.trim() }, kept))) onDone();
  };
  return (
    <form onSubmit={keep}>
      <Fields value={value} goals={goals} onValue={setValue} />
      <div class="row">
        <Button disabled={value.what.trim() === ""}>{t.keep}</Button>
        <Button look="text" onPress={onDone}>
          {t.cancel}
        </Button>
      </div>
    </form>
  );
}
