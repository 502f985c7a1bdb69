/** My goals, to whom I show them, and every change of them. One change at a time; what went wrong is a sentence. */

import { useCallback, useEffect, useState } from "preact/hooks";
import { sentenceFor } from "../group/useGroup";
import { slotOf } from "../keyring/keyring";
import { NotTheirKeys, type ReaderRow, type ShownRow, sealFor, sharing } from "../keyring/showing";
import { type Keyring, TooLong } from "../keyring/types";
import { type Found, type Kept, openShelf, type Shelf } from "../own/shelf";
import type { Goal, Handing, Showing } from "../own/values";
import { forgotten, nextShowing, remembered } from "./goal";
import { texts } from "./texts";

export type KeptGoal = Kept<Goal>;

/** A copy of a goal at a reader: what its owner remembers of it, and what the server says. */
export interface Shown {
  readonly showing: Showing;
  readonly row: ShownRow;
}

export interface Goals {
  readonly found: Found<Goal> | null;
  readonly readers: readonly ReaderRow[];
  readonly fault: string;
  readonly said: string;
  shownOf(goal: Goal): readonly Shown[];
  /** Who reads it in parts of a path, whatever happens to the goal itself. */
  handedTo(goal: KeptGoal): readonly string[];
  look(): void;
  /** False when it did not work: `fault` says why. */
  keep(value: Goal, before?: KeptGoal): Promise<boolean>;
  remove(kept: KeptGoal): Promise<boolean>;
  show(kept: KeptGoal, reader: ReaderRow, withMarks: boolean): Promise<boolean>;
  withdraw(kept: KeptGoal, shown: Shown): Promise<boolean>;
}

interface Seen {
  readonly found: Found<Goal>;
  readonly rows: readonly ShownRow[];
  readonly readers: readonly ReaderRow[];
  readonly handings: readonly Kept<Handing>[];
}

export function useGoals(keyring: Keyring): Goals {
  const [seen, setSeen] = useState<Seen | null>(null);
  const [fault, setFault] = useState("");
  const [said, setSaid] = useState("");
  const look = useCallback(async () => {
    try {
      const goals = await openShelf(keyring, "goal");
      const notes = openShelf(keyring, "note").then((shelf) => shelf.all());
      const [found, rows, readers, { kept }] = await Promise.all([
        goals.all(),
        sharing.byMe(),
        sharing.readers(),
        notes,
      ]);
      setSeen({ found, rows, readers, handings: kept });
      setFault("");
    } catch (cause) {
      setFault(sentenceFor(cause));
    }
  }, [keyring]);
  useEffect(() => void look(), [look]);

  const change = async (work: (goals: Shelf<"goal">) => Promise<string>): Promise<boolean> => {
    setFault("");
    setSaid("");
    try {
      const sentence = await work(await openShelf(keyring, "goal"));
      await look();
      setSaid(sentence);
      return true;
    } catch (cause) {
      await look();
      setFault(faultOf(cause));
      return false;
    }
  };
  return {
    found: seen?.found ?? null,
    readers: seen?.readers ?? [],
    fault,
    said,
    look: () => void look(),
    shownOf: (goal) => shownOf(goal, seen?.rows ?? []),
    handedTo: (goal) => handedTo(goal, seen),
    keep: (value, before) => change((goals) => kept(goals, value, before)),
    remove: (goal) => change((goals) => removed(goals, goal, shownOf(goal.value, seen?.rows ?? []))),
    show: (goal, reader, withMarks) => change((goals) => shown(keyring, goals, goal, reader, withMarks)),
    withdraw: (goal, which) => change((goals) => withdrawn(goals, goal, which)),
  };
}

class Said extends Error {}

async function kept(goals: Shelf<"goal">, value: Goal, before?: KeptGoal): Promise<string> {
  const put = await goals.put(value, before);
  return put.how === "both" ? texts().both : texts().kept;
}

/** First it is shown to nobody any more; only then its owner forgets to whom it was. */
export async function removed(goals: Shelf<"goal">, goal: KeptGoal, shown: readonly Shown[]): Promise<string> {
  for (const { row } of shown) if (!row.withdrawn) await sharing.withdraw(row.id, row.reader);
  if (!(await goals.remove(goal))) throw new Said(texts().remove.overtaken);
  return texts().remove.done;
}

/** Remembered before it is sent: what its owner did not know of they could not stop showing. */
async function shown(
  keyring: Keyring,
  goals: Shelf<"goal">,
  goal: KeptGoal,
  reader: ReaderRow,
  withMarks: boolean,
): Promise<string> {
  const showing = nextShowing(goal.value, reader.person, withMarks, crypto.randomUUID());
  const { item, revision, text } = showing;
  const slot = await slotOf(keyring.person, reader.person, "shared");
  const what = { item, slot, revision, body: { kind: "goal", parent: null, text } } as const;
  const copies = await sealFor(keyring, [reader], what).catch((cause: unknown) => {
    throw cause instanceof NotTheirKeys ? new Said(texts().show.newKeys(reader.name)) : cause;
  });
  await goals.put(remembered(goal.value, showing), goal);
  for (const copy of copies) await sharing.show(item, copy.reader, copy.sealed);
  return texts().show.done(reader.name);
}

async function withdrawn(goals: Shelf<"goal">, goal: KeptGoal, { showing, row }: Shown): Promise<string> {
  await sharing.withdraw(showing.item, showing.reader);
  await goals.put(forgotten(goal.value, showing.item), goal);
  return texts().show.stopped(row.name);
}

function shownOf(goal: Goal, rows: readonly ShownRow[]): readonly Shown[] {
  return (goal.shown ?? []).flatMap((showing) => {
    const row = rows.find((each) => each.id === showing.item && each.reader === showing.reader && !each.withdrawn);
    return row ? [{ showing, row }] : [];
  });
}

function handedTo({ id }: KeptGoal, seen: Seen | null): readonly string[] {
  const copies = (seen?.handings ?? []).filter(({ value }) => value.of.includes(`goal/${id}`));
  const names = copies.flatMap(({ value }) => {
    const row = seen?.rows.find((each) => each.id === value.item && each.reader === value.reader);
    return row && !row.withdrawn && !row.ended ? [row.name] : [];
  });
  return [...new Set(names)];
}

function faultOf(cause: unknown): string {
  if (cause instanceof Said) return cause.message;
  if (cause instanceof TooLong) return texts().form.tooLong;
  return sentenceFor(cause);
}
