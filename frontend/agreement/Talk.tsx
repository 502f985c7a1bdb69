/** What members say about a proposal, per clause or about the whole, and why somebody does not sign yet. */

import { useState } from "preact/hooks";
import { isTooLong, SavingWords } from "../beforehand/Saving";
import { useOwnDraft } from "../beforehand/useOwnDraft";
import type { Here } from "../group/here";
import { sentenceFor } from "../group/useGroup";
import { Button, Field, Notice } from "../parts/parts";
import { Shown } from "./Clauses";
import { type Note, noteDraftPlace, say, type Version } from "./reading";
import { texts } from "./texts";

interface Props {
  readonly here: Here;
  readonly version: Version;
  readonly notes: readonly Note[];
  readonly onSaid: () => void;
}

export function Talk({ here, version, notes, onSaid }: Props) {
  const t = texts().talk;
  const [writes, setWrites] = useState<"" | "note" | "not-yet">("");
  if (version.item === null) return null;
  const own = notes.filter((note) => note.about === version.item);
  const maySign = !version.signers.has(here.keyring.person) && !version.isInForce;
  const done = () => {
    setWrites("");
    onSaid();
  };
  return (
    <section class="agreement-talk">
      <h3>{t.title}</h3>
      {own.length === 0 && <p class="hint">{t.none}</p>}
      <ul class="plain-list stack">
        {own.map((note) => (
          <li key={note.item} class="card">
            <Said here={here} note={note} version={version} />
          </li>
        ))}
      </ul>
      {writes ? (
        <Write here={here} version={version} notYet={writes === "not-yet"} onDone={done} />
      ) : (
        <div class="row">
          <Button look="quiet" onPress={() => setWrites("note")}>
            {t.open}
          </Button>
          {maySign && (
            <Button look="text" onPress={() => setWrites("not-yet")}>
              {texts().sign.notYet}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function Said({ here, note, version }: { readonly here: Here; readonly note: Note; readonly version: Version }) {
  const t = texts().talk;
  const name = here.people.name(note.by);
  const clause = version.clauses?.find((one) => one.key === note.clause);
  const stillNotYet = note.notYet && !version.signers.has(note.by);
  return (
    <>
      <p class="contribution-by">
        <strong>{stillNotYet ? t.notYet(name) : name}</strong>
        {clause && <span class="hint">{clause.title}</span>}
      </p>
      <p class="contribution-text" dir="auto">
        <Shown text={note.text} />
      </p>
    </>
  );
}

interface WriteProps {
  readonly here: Here;
  readonly version: Version;
  readonly notYet: boolean;
  readonly onDone: () => void;
}

function Write({ here, version, notYet, onDone }: WriteProps) {
  const t = texts().talk;
  const { keys, keyring } = here;
  const own = useOwnDraft(keyring, keys.group, keys.group, noteDraftPlace);
  const [clause, setClause] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");
  const text = own.draft.text.trim();
  const send = async (event: Event) => {
    event.preventDefault();
    if (busy || text === "" || version.item === null) return;
    setBusy(true);
    setFault("");
    try {
      await say(keys, version.item, { clause: clause || null, notYet, text });
      await own.clear();
      onDone();
    } catch (cause) {
      setFault(sentenceFor(cause)); // the draft stays, here and on every device
      setBusy(false);
    }
  };
  if (!own.isReady) return null;
  return (
    <form class="card" onSubmit={(event) => void send(event)}>
      <div class="utrecht-form-field">
        <label for="about">{t.about}</label>
        <select id="about" value={clause} onChange={(event) => setClause(event.currentTarget.value)}>
          <option value="">{t.whole}</option>
          {version.clauses?.map((one) => (
            <option key={one.key} value={one.key}>
              {one.title}
            </option>
          ))}
        </select>
      </div>
      <Field
        label={notYet ? t.why : t.text}
        hint={t.hint}
        value={own.draft.text}
        onValue={(next) => own.write({ ...own.draft, text: next })}
        rows={3}
      />
      <p class="hint">
        <SavingWords saving={own.saving} />
      </p>
      {fault && <Notice tone="error">{fault}</Notice>}
      <div class="row">
        <Button busy={busy} disabled={text === "" || isTooLong(text)}>
          {t.send}
        </Button>
        <Button look="text" onPress={onDone}>
          {t.cancel}
        </Button>
      </div>
    </form>
  );
}
