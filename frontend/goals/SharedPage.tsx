/** What others show me, by person, and what I show: both opened here, and nowhere else. */

import { useState } from "preact/hooks";
import { api } from "../api";
import { Failed } from "../group/Failed";
import { useReading } from "../group/useReading";
import { ByMe, type Mine, whatIShow } from "../handing/ByMe";
import { OneShown } from "../handing/OneShown";
import { slotOf } from "../keyring/keyring";
import { openShared, type Read, sharing, type ToReadRow } from "../keyring/showing";
import type { Keyring } from "../keyring/types";
import { Notice } from "../parts/parts";
import { type Identity, parseIdentity } from "../sealed";
import type { IdentityRecord } from "../sealed/types";
import { Comparing, useAcquaintance } from "./AskFirst";
import { day, texts } from "./texts";
import { Words } from "./Words";

interface Given {
  readonly row: ToReadRow;
  readonly read: Read;
}

interface Seen {
  readonly given: readonly Given[];
  readonly mine: Mine;
}

export function SharedPage({ keyring }: { readonly keyring: Keyring }) {
  const t = texts();
  const { reading: seen, fault, look } = useReading(() => see(keyring), [keyring]);
  if (fault) return <Failed sentence={fault} onAgain={look} />;
  if (seen === null) return <p role="status">{t.loading}</p>;
  return (
    <>
      <ToMe keyring={keyring} given={seen.given} onCompared={look} />
      <ByMe keyring={keyring} mine={seen.mine} onChanged={look} />
      <OwnWords />
    </>
  );
}

async function see(keyring: Keyring): Promise<Seen> {
  const [rows, mine] = await Promise.all([sharing.toMe(), whatIShow(keyring)]);
  const given = await Promise.all(rows.map((row) => opened(keyring, row)));
  return { given: given.filter((each) => each !== null), mine };
}

/** Null for what belongs to a page of its own, such as the note of a talk. */
async function opened(keyring: Keyring, row: ToReadRow): Promise<Given | null> {
  const slot = await slotOf(row.owner, keyring.person, "shared");
  return row.slot === slot ? { row, read: await openShared(keyring, row, slot) } : null;
}

interface ToMeProps {
  readonly keyring: Keyring;
  readonly given: readonly Given[];
  readonly onCompared: () => void;
}

function ToMe({ keyring, given, onCompared }: ToMeProps) {
  const t = texts().shared;
  const owners = [...new Set(given.map(({ row }) => row.owner))];
  return (
    <section>
      <h2>{t.toMe}</h2>
      {given.length === 0 ? (
        <p>
          {t.toMeNone} {t.toMeHow}
        </p>
      ) : (
        <p class="hint">{t.care}</p>
      )}
      {owners.map((owner) => (
        <Owner
          key={owner}
          keyring={keyring}
          given={given.filter(({ row }) => row.owner === owner)}
          onCompared={onCompared}
        />
      ))}
    </section>
  );
}

function Owner({ keyring, given, onCompared }: ToMeProps) {
  const t = texts().shared;
  const last = given.at(-1)?.row;
  const known = useAcquaintance(keyring, { person: last?.owner ?? "", record: last?.record ?? null });
  const name = last?.name ?? "";
  return (
    <section class="shared-owner">
      <h3>{t.from(name)}</h3>
      {known && (
        <Comparing
          keyring={keyring}
          name={name}
          known={{
            ...known,
            again: () => {
              known.again();
              onCompared();
            },
          }}
        />
      )}
      <ul class="plain-list goals">
        {given.map(({ row, read }) => (
          <li key={row.id} class="card goal">
            <Content read={read} name={row.name} />
            <p class="hint">{t.given(day(row.at))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Content({ read, name }: { readonly read: Read; readonly name: string }) {
  const t = texts();
  if (read === "changed") return <Notice tone="error">{t.shared.changed(name)}</Notice>;
  if (read.locked) {
    return <Notice tone="warning">{read.why === "no-key" ? t.shared.lost(name) : t.shared.refused(name)}</Notice>;
  }
  return <OneShown opened={read} level={4} />;
}

/** To read out: so the other knows that what they seal is for me. */
function OwnWords() {
  const t = texts().words;
  const [mine, setMine] = useState<Identity | null>(null);
  const open = async () => {
    const record = (await api.me()).identity?.record;
    if (record) setMine(await parseIdentity(record as IdentityRecord));
  };
  return (
    <details class="no-print" onToggle={() => mine ?? void open().catch(() => undefined)}>
      <summary>{t.mine}</summary>
      <p>{t.mineWhy}</p>
      {mine && <Words identity={mine} />}
    </details>
  );
}
