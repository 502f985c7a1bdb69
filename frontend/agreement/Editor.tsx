/** Writing a proposal. Every change is kept, sealed for who writes; proposing signs it. */

import { useState } from "preact/hooks";
import { SavingWords } from "../beforehand/Saving";
import { type OwnDraft, useOwnDraft } from "../beforehand/useOwnDraft";
import type { Here } from "../group/here";
import { sentenceFor } from "../group/useGroup";
import { propose } from "../keyring/agreement";
import { Distrust, TooLong } from "../keyring/types";
import { Button, Field, Notice, StepHeading } from "../parts/parts";
import { type Template, templates } from "./clauses/texts";
import { clausesOf, faultsIn, type Row, readRows, rowsFrom, withAnother } from "./editing";
import { draftPlace, keepText } from "./reading";
import { type Clause, type Fault, writeTerms } from "./terms";
import { texts } from "./texts";

interface Props {
  readonly here: Here;
  readonly before: readonly Clause[] | null;
  readonly onDone: () => void;
  readonly onStop: () => void;
}

export function Editor(props: Props) {
  const { keys, keyring } = props.here;
  const own = useOwnDraft(keyring, keys.group, keys.group, draftPlace);
  return own.isReady ? <Writing {...props} own={own} /> : null;
}

function Writing({ here, before, onDone, onStop, own }: Props & { readonly own: OwnDraft }) {
  const t = texts().edit;
  const ready = templates();
  const rows = readRows(own.draft.text) ?? rowsFrom(before, ready);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");
  const [faults, setFaults] = useState<ReadonlyMap<string, Fault>>(new Map());
  const keep = (next: readonly Row[]) => own.write({ text: JSON.stringify(next), fields: {} });
  const put = (row: Row) => keep(rows.map((other) => (other.key === row.key ? row : other)));
  const clauses = clausesOf(rows, ready);
  const left = rows.filter((row) => row.choice === "leave").map((row) => row.title);
  const send = async (event: Event) => {
    event.preventDefault();
    const found = faultsIn(clauses);
    setFaults(found);
    setFault(clauses.length === 0 ? t.none : found.size > 0 ? t.check : "");
    if (busy || clauses.length === 0 || found.size > 0) return;
    setBusy(true);
    try {
      const text = writeTerms(clauses);
      await keepText(here.keys, text);
      here.watch.take(await propose(here.keys, text));
      await own.clear();
      onDone();
    } catch (cause) {
      if (cause instanceof Distrust) here.watch.reload();
      setFault(cause instanceof TooLong ? t.tooLong : `${sentenceFor(cause)} ${t.saved}`);
      setBusy(false);
    }
  };
  return (
    <form class="agreement-editor" onSubmit={(event) => void send(event)} noValidate>
      <StepHeading level={2}>{t.title}</StepHeading>
      <p>{t.lead}</p>
      {rows.map((row) => (
        <Subject
          key={row.key}
          row={row}
          ready={ready.find((template) => template.key === row.key)}
          fault={faults.get(row.key)}
          onRow={put}
          onDrop={() => keep(rows.filter((other) => other.key !== row.key))}
        />
      ))}
      <div class="row">
        <Button look="quiet" onPress={() => keep(withAnother(rows))}>
          {t.more}
        </Button>
      </div>
      {left.length > 0 && <p class="hint">{t.left(left.join(", "))}</p>}
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

interface SubjectProps {
  readonly row: Row;
  readonly ready: Template | undefined;
  readonly fault: Fault | undefined;
  readonly onRow: (row: Row) => void;
  readonly onDrop: () => void;
}

function Subject({ row, ready, fault, onRow, onDrop }: SubjectProps) {
  const t = texts().edit;
  const told = fault && t.faults[fault];
  if (!ready) {
    return (
      <fieldset class="subject">
        <legend>{row.title || t.ownTitle}</legend>
        <Field label={t.ownTitle} value={row.title} onValue={(title) => onRow({ ...row, title })} fault={told} />
        <Field label={t.ownText} value={row.own} onValue={(own) => onRow({ ...row, own })} rows={3} />
        <Button look="text" onPress={onDrop} label={`${t.drop}: ${row.title || t.ownTitle}`}>
          {t.drop}
        </Button>
      </fieldset>
    );
  }
  const choices = [...ready.ready.map((_, at) => at), "own", "leave"] as const;
  const words = (choice: Row["choice"]) =>
    typeof choice === "number" ? ready.ready[choice] : choice === "own" ? t.own : t.leave;
  return (
    <details class="subject" open={fault !== undefined}>
      <summary>
        <strong>{row.title}</strong>
        <span class="hint">{row.choice === "own" ? row.own || t.own : words(row.choice)}</span>
      </summary>
      <fieldset>
        <legend class="visually-hidden">{row.title}</legend>
        {choices.map((choice) => (
          <label key={choice} class="choice">
            <input
              type="radio"
              name={`clause-${row.key}`}
              checked={row.choice === choice}
              onChange={() => onRow({ ...row, choice })}
            />
            <span>{words(choice)}</span>
          </label>
        ))}
        {row.choice === "own" && (
          <Field label={t.ownText} value={row.own} onValue={(own) => onRow({ ...row, own })} rows={3} fault={told} />
        )}
      </fieldset>
    </details>
  );
}
