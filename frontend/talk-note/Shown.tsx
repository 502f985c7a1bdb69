/** What the participant shows for this talk. To the participant: how much, and the way to choose. */

import { useEffect, useState } from "preact/hooks";
import { OneShown } from "../handing/OneShown";
import { slotOf } from "../keyring/keyring";
import { openShared, type ShownRow, sharing } from "../keyring/showing";
import type { SeatRow } from "../keyring/talk-note";
import type { Keyring, Opened } from "../keyring/types";
import { texts } from "./texts";

interface Props {
  readonly keyring: Keyring;
  readonly about: string;
  readonly table: readonly SeatRow[];
}

export function Shown(props: Props) {
  return props.keyring.person === props.about ? <Mine {...props} /> : <Theirs {...props} />;
}

function Mine({ table }: Props) {
  const t = texts().shown;
  const [rows, setRows] = useState<readonly ShownRow[]>([]);
  useEffect(() => void sharing.byMe().then(setRows, () => undefined), []);
  const read = table.map(({ person, name }) => ({
    name,
    number: rows.filter((row) => row.reader === person && !row.withdrawn && !row.ended).length,
  }));
  const some = read.filter(({ number }) => number > 0);
  return (
    <section>
      <h2>{t.mine}</h2>
      {some.length === 0 && <p>{t.nothing}</p>}
      <ul>
        {some.map(({ name, number }) => (
          <li key={name}>{t.to(name, number)}</li>
        ))}
      </ul>
      <p class="no-print">
        <a href="/leren/gedeeld/">{t.choose}</a>
      </p>
    </section>
  );
}

interface Seen {
  readonly open: readonly Opened[];
  readonly closed: number;
}

function Theirs({ keyring, about, table }: Props) {
  const t = texts().shown;
  const [seen, setSeen] = useState<Seen>({ open: [], closed: 0 });
  useEffect(() => void read(keyring, about).then(setSeen, () => undefined), [keyring, about]);
  const name = table.find((seat) => seat.person === about)?.name ?? texts().someone;
  return (
    <section>
      <h2>{t.title(name)}</h2>
      {seen.open.length === 0 && <p>{t.none(name)}</p>}
      <ul class="plain-list stack">
        {seen.open.map((one) => (
          <li key={one.item} class="card" dir="auto">
            <OneShown opened={one} level={3} />
          </li>
        ))}
      </ul>
      {seen.closed > 0 && <p class="hint">{t.closed}</p>}
    </section>
  );
}

async function read(keyring: Keyring, about: string): Promise<Seen> {
  const slot = await slotOf(about, keyring.person, "shared");
  const rows = (await sharing.toMe()).filter((row) => row.owner === about && row.slot === slot);
  const all = await Promise.all(rows.map((row) => openShared(keyring, row, slot)));
  const open = all.filter((one): one is Opened => one !== "changed" && !one.locked);
  return { open, closed: all.length - open.length };
}
