/** What others show me, by person, and what I show: both opened here, and nowhere else. */

import { useCallback, useEffect, useState } from "preact/hooks";
import { api } from "../api";
import { Failed } from "../group/Failed";
import { sentenceFor } from "../group/useGroup";
import { slotOf } from "../keyring/keyring";
import { openShared, type Read, type ShownRow, sharing, type ToReadRow } from "../keyring/showing";
import type { Keyring } from "../keyring/types";
import { openShelf } from "../own/shelf";
import { readValue } from "../own/values";
import { Button, Notice } from "../parts/parts";
import { type Identity, parseIdentity } from "../sealed";
import type { IdentityRecord } from "../sealed/types";
import { GoalText } from "./GoalText";
import { Comparing, useAcquaintance } from "./ShowPanel";
import { day, texts } from "./texts";
import { Words } from "./Words";

interface Given {
  readonly row: ToReadRow;
  readonly read: Read;
}

interface Seen {
  readonly given: readonly Given[];
  readonly shown: readonly ShownRow[];
  /** What my own goals say, by the id of the copy that was shown. */
  readonly titles: ReadonlyMap<string, string>;
}

export function SharedPage({ keyring }: { readonly keyring: Keyring }) {
  const t = texts();
  const [seen, setSeen] = useState<Seen | null>(null);
  const [fault, setFault] = useState("");
  const look = useCallback(() => {
    void see(keyring).then(
      (found) => {
        setFault("");
        setSeen(found);
      },
      (cause: unknown) => setFault(sentenceFor(cause)),
    );
  }, [keyring]);
  useEffect(look, [look]);
  if (fault) {
    return <Failed sentence={fault} onAgain={look} />;
  }
  if (seen === null) return <p role="status">{t.loading}</p>;
  return (
    <>
      <ToMe keyring={keyring} given={seen.given} onCompared={look} />
      <ByMe seen={seen} onStopped={look} />
      <Mine />
    </>
  );
}

async function see(keyring: Keyring): Promise<Seen> {
  const [rows, shown, goals] = await Promise.all([
    sharing.toMe(),
    sharing.byMe(),
    openShelf(keyring, "goal").then((shelf) => shelf.all()),
  ]);
  const given = await Promise.all(rows.map((row) => opened(keyring, row)));
  const pairs = goals.kept.flatMap(({ value }) => (value.shown ?? []).map(({ item }) => [item, value.text] as const));
  return {
    given: given.filter((each) => each !== null),
    shown: shown.filter((row) => !row.withdrawn),
    titles: new Map(pairs),
  };
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
  const goal = read.kind === "goal" ? readValue("goal", read.text) : null;
  if (goal) {
    return (
      <>
        <p class="goal-state">
          <span class="tag">{t.state[goal.state]}</span>
        </p>
        <GoalText goal={goal} />
      </>
    );
  }
  const lines = read.text.startsWith("{") ? answersIn(read.text) : [read.text];
  if (lines.length === 0) return <p>{t.shared.unknown}</p>;
  return (
    <>
      {lines.map((line) => (
        <p class="goal-text" key={line}>
          {line}
        </p>
      ))}
    </>
  );
}

/** What somebody wrote in a report or a resolution, in its own order, without the ids around it. */
function answersIn(text: string): readonly string[] {
  const report = readValue("report", text);
  if (report) return Object.values(report.answers).filter(Boolean);
  const resolution = readValue("resolution", text);
  return resolution ? [resolution.what, resolution.words].filter(Boolean) : [];
}

function ByMe({ seen, onStopped }: { readonly seen: Seen; readonly onStopped: () => void }) {
  const t = texts();
  const { shown, titles } = seen;
  const [said, setSaid] = useState("");
  const stop = async (row: ShownRow) => {
    await sharing.withdraw(row.id, row.reader).then(
      () => setSaid(t.show.stopped(row.name)),
      (cause: unknown) => setSaid(sentenceFor(cause)),
    );
    onStopped();
  };
  return (
    <section>
      <h2>{t.shared.byMe}</h2>
      <div role="status">{said && <Notice tone="info">{said}</Notice>}</div>
      {shown.length === 0 && (
        <p>
          {t.shared.byMeNone} {t.shared.byMeHow}
        </p>
      )}
      <ul class="plain-list goals">
        {shown.map((row) => (
          <li class="card" key={`${row.id}${row.reader}`}>
            <p class="goal-text">{titles.get(row.id) ?? t.shared.something}</p>
            {row.ended ? (
              <p>{t.show.ended(row.name)}</p>
            ) : (
              <p class="hint">
                {row.name}. {t.show.since(day(row.at))}
              </p>
            )}
            <div class="row">
              <Button
                look="quiet"
                onPress={() => void stop(row)}
                label={row.ended ? undefined : `${t.show.stop}: ${row.name}`}
              >
                {row.ended ? t.show.understood : t.show.stop}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <p class="row no-print">
        <a class="button" href="/leren/doelen/">
          {t.shared.toGoals}
        </a>
      </p>
    </section>
  );
}

/** To read out: so the other knows that what they seal is for me. */
function Mine() {
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
