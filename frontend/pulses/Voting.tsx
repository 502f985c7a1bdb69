/** Seven statements and one question apart. What is sealed is sent once; when that fails the same is sent again. */

import { useId, useRef, useState } from "preact/hooks";
import type { Here } from "../group/here";
import { sentenceFor } from "../group/useGroup";
import type { Cast, Poll } from "../keyring/pulses";
import { Button, Notice } from "../parts/parts";
import { sealAnswer, send } from "./reading";
import { answers as choices, said, statements } from "./statements";
import { dayOf, texts } from "./texts";

interface Props {
  readonly here: Here;
  readonly poll: Poll;
  readonly onDone: () => void;
}

export function Voting({ here, poll, onDone }: Props) {
  const t = texts();
  const [chosen, setChosen] = useState<readonly number[]>(statements.map(() => 0));
  const [first, setFirst] = useState<boolean | null>(null);
  const [isChecked, setChecked] = useState(false);
  const [fault, setFault] = useState("");
  const [busy, setBusy] = useState(false);
  const sealed = useRef<Cast | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setChecked(true);
    setFault("");
    if (chosen.includes(0) || first === null) return focusMissing(form.current);
    setBusy(true);
    try {
      sealed.current ??= await sealAnswer(here.keys, poll, { answers: chosen, first });
      await send(here, poll, sealed.current);
      onDone();
    } catch (cause) {
      setFault(sentenceFor(cause));
    } finally {
      setBusy(false);
    }
  };
  // Once sealed it may have arrived, though no answer came: another choice would be a second ballot.
  const isFixed = sealed.current !== null;
  const answer = (at: number, value: number) => setChosen(chosen.map((one, place) => (place === at ? value : one)));
  const isMissing = isChecked && (chosen.includes(0) || first === null);
  return (
    <form ref={form} class="pulse-voting" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{t.vote.title}</h2>
      <p>{t.vote.lead(dayOf(poll.closes))}</p>
      <details class="pulse-about">
        <summary>{t.about.title}</summary>
        <ul>
          {t.about.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
      <fieldset class="pulse-all" disabled={isFixed}>
        {statements.map((statement, at) => (
          <Choice
            key={statement.nl}
            legend={said(statement)}
            options={choices.map((choice, place) => ({ label: said(choice), value: place + 1 }))}
            value={chosen[at] || null}
            onValue={(value) => answer(at, value)}
            fault={isChecked && !chosen[at] ? t.vote.missing : ""}
          />
        ))}
        <Choice
          legend={t.vote.first}
          hint={t.vote.firstHint}
          options={[
            { label: t.vote.yes, value: 1 },
            { label: t.vote.no, value: 0 },
          ]}
          value={first === null ? null : Number(first)}
          onValue={(value) => setFirst(value === 1)}
          fault={isChecked && first === null ? t.vote.missing : ""}
        />
      </fieldset>
      <p class="hint">
        {t.vote.once} {t.vote.free}
      </p>
      {(fault || isMissing) && <Notice tone="error">{fault || t.vote.check}</Notice>}
      <p class="row">
        <Button busy={busy}>{t.vote.send}</Button>
      </p>
    </form>
  );
}

function focusMissing(form: HTMLFormElement | null): void {
  const sets = [...(form?.querySelectorAll("fieldset.pulse-choice") ?? [])];
  const missing = sets.find((set) => set.querySelector("input:checked") === null);
  missing?.querySelector("input")?.focus();
}

interface ChoiceProps {
  readonly legend: string;
  readonly hint?: string;
  readonly options: readonly { readonly label: string; readonly value: number }[];
  readonly value: number | null;
  readonly onValue: (value: number) => void;
  readonly fault: string;
}

function Choice({ legend, hint, options, value, onValue, fault }: ChoiceProps) {
  const id = useId();
  const about = [hint ? `${id}-hint` : "", fault ? `${id}-fault` : ""].filter(Boolean).join(" ");
  return (
    <fieldset class={`pulse-choice${fault ? " is-missing" : ""}`} aria-describedby={about || undefined}>
      <legend>{legend}</legend>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="utrecht-form-field-error-message" id={`${id}-fault`}>
          {fault}
        </p>
      )}
      <div class="pulse-options">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={value === option.value}
              onChange={() => onValue(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
