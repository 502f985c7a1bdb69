/** Writing the note: three questions, kept sealed while one types. A text that was overtaken is kept beside the other. */

import { useEffect, useState } from "preact/hooks";
import { type Fault, faultOf } from "../agreement/terms";
import { Problem } from "../api";
import { SavingWords } from "../beforehand/Saving";
import { useOwnDraft } from "../beforehand/useOwnDraft";
import { type Notes, readNotes, type Said, writeVersion } from "../keyring/talk-note";
import { Button, Field, Notice } from "../parts/parts";
import { type Given, sentenceOf } from "./given";
import { texts } from "./texts";
import { parts } from "./Words";

const draftPlace = "talk/note/draft";

interface Props extends Given {
  readonly onStop: () => void;
}

export function NoteForm({ keyring, talk, notes, onDone, onStop }: Props) {
  const t = texts();
  const own = useOwnDraft(keyring, talk, talk, draftPlace);
  const [base] = useState(notes.versions.at(-1)); // what I had read when I began
  const [busy, setBusy] = useState(false);
  const [isSent, setSent] = useState(false);
  const [fault, setFault] = useState("");
  const { isReady, isEmpty, write, draft } = own;
  useEffect(() => {
    if (isReady && isEmpty && base?.note) write({ text: "", fields: saidIn(base.note) });
  }, [isReady]);
  if (!isReady) return null;
  const said = tidy(draft.fields);
  const faults = faultsIn(said);
  const submit = async (event: Event) => {
    event.preventDefault();
    setSent(true);
    if (busy || faults.size > 0) return;
    setBusy(true);
    setFault("");
    try {
      const { next, isAlone } = await keep(said);
      await own.clear();
      onDone(next, isAlone ? t.note.kept : t.note.both);
    } catch (cause) {
      setFault(sentenceOf(cause)); // the draft stays, here and on every device
      setBusy(false);
    }
  };
  /** Whoever else wrote meanwhile keeps their text: mine becomes the version after it. */
  const keep = async (what: Said): Promise<{ readonly next: Notes; readonly isAlone: boolean }> => {
    const latest = await readNotes(keyring, talk);
    const isAlone = latest.versions.length === notes.versions.length;
    try {
      return { next: await writeVersion(keyring, talk, latest, what, base), isAlone };
    } catch (cause) {
      if (!(cause instanceof Problem && cause.status === 409)) throw cause;
      return { next: await writeVersion(keyring, talk, await readNotes(keyring, talk), what, base), isAlone: false };
    }
  };
  const leave = async () => {
    await own.clear();
    onStop();
  };
  return (
    <form class="card" onSubmit={(event) => void submit(event)} noValidate>
      {base && <p class="hint">{t.note.voids}</p>}
      {parts.map((part) => {
        const wrong = isSent ? faults.get(part) : undefined;
        return (
          <Field
            key={part}
            label={t.note[part]}
            rows={3}
            value={draft.fields[part] ?? ""}
            fault={wrong && sentenceOfFault(wrong)}
            onValue={(value) => write({ text: "", fields: { ...draft.fields, [part]: value } })}
          />
        );
      })}
      <p class="hint">
        <SavingWords saving={own.saving} />
      </p>
      {fault && <Notice tone="error">{fault}</Notice>}
      <div class="row">
        <Button busy={busy}>{t.note.keep}</Button>
        <Button look="text" onPress={() => void leave()}>
          {t.note.cancel}
        </Button>
      </div>
    </form>
  );
}

function saidIn({ goal, result, next }: Said): Record<keyof Said, string> {
  return { goal, result, next };
}

function tidy(fields: Readonly<Record<string, string>>): Said {
  const clean = (name: string) =>
    (fields[name] ?? "").replaceAll("\r\n", "\n").replaceAll("\t", " ").trim().normalize("NFC");
  return { goal: clean("goal"), result: clean("result"), next: clean("next") };
}

function faultsIn(said: Said): ReadonlyMap<string, Fault> {
  return new Map(
    parts.flatMap((part) => {
      const fault = faultOf({ key: part, title: part, text: said[part] });
      return fault ? [[part, fault] as const] : [];
    }),
  );
}

function sentenceOfFault(fault: Fault): string {
  return texts().faults[fault === "title" ? "text" : fault];
}
