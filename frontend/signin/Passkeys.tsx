/** The passkeys somebody signs in with. What opens sealed texts is another matter, and stands on /toegang/. */

import { useEffect, useRef, useState } from "preact/hooks";
import { locale } from "../islands/mount";
import { askToMakePasskey, field, keepPasskey, type Passkey, passkeys, removePasskey } from "./auth";
import { Elsewhere } from "./ByPasskey";
import { makePasskey, place, sendable } from "./ceremony";
import { LineField } from "./LineField";
import { afterPasskey, sentenceFor } from "./sentences";
import { texts } from "./texts";
import { useTry } from "./useTry";

const day = (seconds: number): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: "long" }).format(new Date(seconds * 1000));

export function Passkeys() {
  const t = texts().passkeys;
  const [rows, setRows] = useState<readonly Passkey[] | null>(null);
  const [told, setTold] = useState("");
  const attempt = useTry();
  const loading = useTry(); // apart: what somebody presses while the list is still on its way is done
  const newest = useRef(0);
  const say = (cause: unknown) => sentenceFor(cause, "make");
  const load = async () => {
    const turn = ++newest.current;
    const found = await passkeys();
    if (turn === newest.current) setRows(found);
    return undefined;
  };
  useEffect(() => void loading.run(load, say), []);
  const fault = attempt.fault || loading.fault;

  const add = async (name: string) => {
    const asked = await askToMakePasskey();
    if (asked.status !== 200) return afterPasskey(asked);
    const options = field(asked.body, "data", "creation_options", "publicKey");
    const answer = await keepPasskey(name, sendable(await makePasskey(options as never)));
    if (answer.status !== 200) return afterPasskey(answer);
    setTold(t.added);
    return load();
  };
  const remove = async (id: number) => {
    const answer = await removePasskey(id);
    if (answer.status !== 200) return afterPasskey(answer);
    setTold(t.removed);
    return load();
  };

  return (
    <div class="stack">
      <p role="status">{attempt.busy ? "" : told}</p>
      {fault && (
        <div class="utrecht-alert utrecht-alert--error" role="alert">
          <div class="utrecht-alert__content">{fault}</div>
        </div>
      )}
      {rows?.length === 0 && <p>{t.none}</p>}
      {rows && rows.length > 0 && (
        <ul class="plain-list stack">
          {rows.map((row) => (
            <Row key={row.id} row={row} onRemove={() => void attempt.run(() => remove(row.id), say)} />
          ))}
        </ul>
      )}
      <Add busy={attempt.busy} onAdd={(name) => void attempt.run(() => add(name), say)} />
    </div>
  );
}

function Row({ row, onRemove }: { readonly row: Passkey; readonly onRemove: () => void }) {
  const t = texts().passkeys;
  return (
    <li class="card">
      <h3>{row.name}</h3>
      <p class="hint">
        {t.made(day(row.madeAt))}
        {row.usedAt !== null && `. ${t.used(day(row.usedAt))}`}
      </p>
      <div class="row">
        <button type="button" class="small danger" aria-label={t.removeNamed(row.name)} onClick={onRemove}>
          {t.remove}
        </button>
      </div>
    </li>
  );
}

function Add({ busy, onAdd }: { readonly busy: boolean; readonly onAdd: (name: string) => void }) {
  const t = texts().passkeys;
  const [name, setName] = useState(t.unnamed);
  const [fault, setFault] = useState("");
  const where = place();
  if (where !== "fine") return <Elsewhere where={where} />;
  const submit = (event: Event) => {
    event.preventDefault();
    setFault(name.trim() ? "" : t.nameless);
    if (name.trim()) onAdd(name.trim());
  };
  return (
    <form onSubmit={submit} noValidate>
      <LineField label={t.name} hint={t.hint} value={name} onValue={setName} fault={fault} />
      <p class="hint">{t.explain}</p>
      <button type="submit" aria-busy={busy}>
        {busy ? texts().busy : t.add}
      </button>
    </form>
  );
}
