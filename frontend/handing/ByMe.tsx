/** What I show to others: to whom, since when, what it says, and showing it no longer. */

import { useState } from "preact/hooks";
import { AskFirst } from "../goals/AskFirst";
import { day, texts as goalTexts } from "../goals/texts";
import { sentenceFor } from "../group/useGroup";
import { type ReaderRow, type ShownRow, sharing } from "../keyring/showing";
import type { Keyring } from "../keyring/types";
import { type Kept, openShelf } from "../own/shelf";
import type { Handing } from "../own/values";
import { Button, Notice } from "../parts/parts";
import { HandedText } from "./HandedText";
import { faultOf } from "./HandOver";
import { goneSince, handOver, takeBack } from "./hand";
import { readHanded } from "./handed";
import { texts } from "./texts";

export interface Mine {
  readonly rows: readonly ShownRow[];
  /** What my own goals say, by the id of the copy that was shown. */
  readonly goals: ReadonlyMap<string, string>;
  /** Parts of my path, by the id of the copy. */
  readonly handings: ReadonlyMap<string, Kept<Handing>>;
  /** Parts that I took off my path since. */
  readonly gone: ReadonlySet<string>;
  readonly readers: readonly ReaderRow[];
}

export async function whatIShow(keyring: Keyring): Promise<Mine> {
  const [rows, readers, goals, notes] = await Promise.all([
    sharing.byMe(),
    sharing.readers(),
    openShelf(keyring, "goal").then((shelf) => shelf.all()),
    openShelf(keyring, "note").then((shelf) => shelf.all()),
  ]);
  const titles = goals.kept.flatMap(({ value }) => (value.shown ?? []).map(({ item }) => [item, value.text] as const));
  return {
    rows: rows.filter((row) => !row.withdrawn),
    readers,
    goals: new Map(titles),
    handings: new Map(notes.kept.map((kept) => [kept.value.item, kept])),
    gone: await goneSince(keyring, [...new Set(notes.kept.flatMap(({ value }) => value.of))]),
  };
}

interface Props {
  readonly keyring: Keyring;
  readonly mine: Mine;
  readonly onChanged: () => void;
}

export function ByMe({ keyring, mine, onChanged }: Props) {
  const t = goalTexts();
  const [said, setSaid] = useState("");
  const told = (sentence: string) => {
    setSaid(sentence);
    onChanged();
  };
  return (
    <section>
      <h2>{t.shared.byMe}</h2>
      <div role="status">{said && <Notice tone="info">{said}</Notice>}</div>
      {mine.rows.length === 0 && (
        <p>
          {t.shared.byMeNone} {t.shared.byMeHow}
        </p>
      )}
      <ul class="plain-list goals">
        {mine.rows.map((row) => (
          <li class="card" key={`${row.id}${row.reader}`}>
            <One keyring={keyring} mine={mine} row={row} onTold={told} />
          </li>
        ))}
      </ul>
      <p class="row no-print">
        <a class="button" href="/leren/doelen/">
          {t.shared.toGoals}
        </a>{" "}
        <a class="button" href="/leren/">
          {t.shared.toPath}
        </a>
      </p>
    </section>
  );
}

interface OneProps {
  readonly keyring: Keyring;
  readonly mine: Mine;
  readonly row: ShownRow;
  readonly onTold: (sentence: string) => void;
}

function One({ keyring, mine, row, onTold }: OneProps) {
  const t = goalTexts();
  const { name } = row;
  const handing = mine.handings.get(row.id);
  const stop = () =>
    void takeBack(keyring, row).then(
      () => onTold(t.show.stopped(name)),
      (cause: unknown) => onTold(sentenceFor(cause)),
    );
  return (
    <>
      {handing ? <Parts handing={handing} /> : <p class="goal-text">{mine.goals.get(row.id) ?? t.shared.something}</p>}
      {row.ended ? (
        <p>{t.show.ended(name)}</p>
      ) : (
        <p class="hint">
          {name}. {t.show.since(day(row.at))}
        </p>
      )}
      {!row.ended && handing?.value.of.some((part) => mine.gone.has(part)) && (
        <Notice tone="warning">{texts().removed(name)}</Notice>
      )}
      {!row.ended && row.is_for_lost_keys && <Lost keyring={keyring} mine={mine} row={row} onTold={onTold} />}
      <div class="row">
        <Button look="quiet" onPress={stop} label={row.ended ? undefined : `${t.show.stop}: ${name}`}>
          {row.ended ? t.show.understood : t.show.stop}
        </Button>
      </div>
    </>
  );
}

function Parts({ handing: { value } }: { readonly handing: Kept<Handing> }) {
  const moments = readHanded(value.text)?.moments ?? [];
  return (
    <>
      <p>
        <strong>{texts().parts(moments.length)}</strong>
      </p>
      <details>
        <summary>{texts().see}</summary>
        <HandedText moments={moments} level={3} />
      </details>
    </>
  );
}

/** The reader made new keys: the same once more, to those; a goal is shown anew where it stands. */
function Lost({ keyring, mine, row, onTold }: OneProps) {
  const t = goalTexts();
  const [isAsking, setAsking] = useState(false);
  const [fault, setFault] = useState("");
  const handing = mine.handings.get(row.id);
  const reader = mine.readers.find(({ person }) => person === row.reader);
  const again = async (): Promise<boolean> => {
    if (!handing || !reader) return false;
    try {
      await handOver(keyring, reader, handing.value, handing);
      onTold(t.show.done(row.name));
      return true;
    } catch (cause) {
      setFault(faultOf(cause, row.name));
      return false;
    }
  };
  return (
    <>
      <Notice tone="warning">{t.show.lost(row.name)}</Notice>
      {fault && <Notice tone="error">{fault}</Notice>}
      {isAsking && reader ? (
        <AskFirst keyring={keyring} reader={reader} onYes={again} onBack={() => setAsking(false)} />
      ) : (
        handing &&
        reader && (
          <Button look="quiet" onPress={() => setAsking(true)}>
            {texts().again}
          </Button>
        )
      )}
    </>
  );
}
