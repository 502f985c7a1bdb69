/** What the participant shows for this talk. To the participant: how much, and the way to choose. */

import { useEffect, useState } from "preact/hooks";
import { language } from "../islands/mount";
import { slotOf } from "../keyring/keyring";
import { openShared, type ShownRow, sharing } from "../keyring/showing";
import type { SeatRow } from "../keyring/talk-note";
import type { Keyring, Opened } from "../keyring/types";
import { type Goal, readValue } from "../own/values";
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
            <One opened={one} />
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

function One({ opened: { kind, text } }: { readonly opened: Opened }) {
  const goal = kind === "goal" ? readValue("goal", text) : null;
  if (goal) return <OneGoal goal={goal} />;
  return (
    <>
      {paragraphsOf(kind, text).map((paragraph, at) => (
        <p key={at} class="contribution-text">
          {paragraph}
        </p>
      ))}
    </>
  );
}

function OneGoal({ goal }: { readonly goal: Goal }) {
  const t = texts().shown;
  const last = goal.marks.at(-1);
  return (
    <>
      <p class="contribution-text">
        <strong>{goal.text}</strong>
      </p>
      {goal.where && <p class="contribution-text">{goal.where}</p>}
      {goal.until && <p class="hint">{t.until(dayOf(goal.until))}</p>}
      {last && <p>{t.mark(last.value, goal.scale.low, goal.scale.high)}</p>}
      {last?.words && <p class="contribution-text">{last.words}</p>}
    </>
  );
}

/** The words of a report or a resolution without their keys; any other text as it is. */
function paragraphsOf(kind: string, text: string): readonly string[] {
  if (kind === "report") return Object.values(readValue("report", text)?.answers ?? {}).filter(Boolean);
  if (kind !== "resolution") return [text];
  const resolution = readValue("resolution", text);
  return resolution ? [resolution.what, resolution.words].filter(Boolean) : [];
}

function dayOf(day: string): string {
  const instant = new Date(`${day}T12:00:00`);
  return Number.isNaN(instant.valueOf()) ? day : instant.toLocaleDateString(language(), { dateStyle: "long" });
}
