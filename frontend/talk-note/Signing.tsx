/** Who signed this very text, and signing it. Nothing is signed without the tick. */

import { useState } from "preact/hooks";
import { signVersion, type Version } from "../keyring/talk-note";
import { Button, Notice } from "../parts/parts";
import { type Given, namesIn, sentenceOf } from "./given";
import { texts } from "./texts";

interface Props extends Given {
  readonly version: Version;
  /** The note names everybody at the table of now, and all of it can be seen. */
  readonly mayStillSign: boolean;
}

export function Signing({ keyring, talk, notes, version, mayStillSign, onDone }: Props) {
  const t = texts().sign;
  const [isTicked, setTicked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");
  const seats = new Set((version.note?.table ?? []).map((seat) => seat.person as string));
  const order = [...new Set([...notes.table.map((seat) => seat.person), ...seats])]; // as they sit at the table now
  const named = order.filter((person) => seats.has(person));
  const signed = named.filter((person) => version.signers.has(person));
  const awaited = named.filter((person) => !version.signers.has(person));
  const isMine = awaited.includes(keyring.person);
  const submit = async (event: Event) => {
    event.preventDefault();
    setFault(isTicked ? "" : t.tick);
    if (!isTicked || busy) return;
    setBusy(true);
    try {
      onDone(await signVersion(keyring, talk, version), awaited.length === 1 ? t.all : t.done);
    } catch (cause) {
      setFault(sentenceOf(cause));
      setTicked(false);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p>
        {signed.length > 0 && t.signed(namesIn(notes, signed))}{" "}
        {awaited.length > 0 ? t.awaited(namesIn(notes, awaited)) : <strong>{t.all}</strong>}
      </p>
      {version.hasFalse && <Notice tone="error">{t.false}</Notice>}
      {isMine && mayStillSign && (
        <form class="signing no-print" onSubmit={(event) => void submit(event)}>
          <label class="choice">
            <input type="checkbox" checked={isTicked} onChange={() => setTicked(!isTicked)} />
            {t.promise}
          </label>
          {fault && <Notice tone="error">{fault}</Notice>}
          <div class="row">
            <Button busy={busy}>{t.button}</Button>
          </div>
        </form>
      )}
    </>
  );
}
