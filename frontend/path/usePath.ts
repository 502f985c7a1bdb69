/** Opening one's own things in the browser: shelves first, then what was said in each group. */

import { useCallback, useEffect, useState } from "preact/hooks";
import { Offline } from "../api";
import { openKeyring } from "../keyring/keyring";
import { onOtherTab } from "../keyring/tabs";
import type { Keyring, Locked } from "../keyring/types";
import { openShelf, type Shelf } from "../own/shelf";
import type { Facts } from "./facts";
import type { Shelves } from "./moments";
import { texts } from "./texts";
import { type GroupWords, wordsIn } from "./words";

export interface Opening {
  readonly keyring: Keyring;
  readonly shelf: Shelf<"resolution">;
  readonly shelves: Shelves;
  readonly locked: readonly Locked[];
  /** By group, as far as they are in. */
  readonly groups: readonly GroupWords[];
  readonly isWhole: boolean;
}

export type PathView =
  | { readonly stage: "loading" }
  | { readonly stage: "locked" }
  | { readonly stage: "failed"; readonly sentence: string }
  | ({ readonly stage: "here" } & Opening);

export async function openShelves(keyring: Keyring): Promise<Pick<Opening, "shelf" | "shelves" | "locked">> {
  const shelf = await openShelf(keyring, "resolution");
  const [goals, preparations, reports, resolutions] = await Promise.all([
    openShelf(keyring, "goal").then((goal) => goal.all()),
    openShelf(keyring, "preparation").then((preparation) => preparation.all()),
    openShelf(keyring, "report").then((report) => report.all()),
    shelf.all(),
  ]);
  return {
    shelf,
    shelves: {
      goals: goals.kept,
      preparations: preparations.kept,
      reports: reports.kept,
      resolutions: resolutions.kept,
    },
    locked: [goals, preparations, reports, resolutions].flatMap(({ locked }) => locked),
  };
}

/** Opens all again after `reload`, and when another tab opened or locked this device. */
export function usePath(facts: Facts): { readonly view: PathView; readonly reload: () => void } {
  const [view, setView] = useState<PathView>({ stage: "loading" });
  const [turn, setTurn] = useState(0);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  useEffect(() => onOtherTab(reload), [reload]);
  useEffect(() => {
    let isGone = false;
    const show = (next: PathView) => !isGone && setView(next);
    void open(facts, show).catch((cause: unknown) => {
      show({ stage: "failed", sentence: cause instanceof Offline ? texts().offline : texts().failed });
    });
    return () => {
      isGone = true;
    };
  }, [facts, turn]);
  return { view, reload };
}

async function open(facts: Facts, show: (view: PathView) => void): Promise<void> {
  const keyring = await openKeyring();
  if (keyring === null) return show({ stage: "locked" });
  const own = { keyring, ...(await openShelves(keyring)) };
  show({ stage: "here", ...own, groups: [], isWhole: facts.groups.length === 0 });
  const groups: GroupWords[] = [];
  for (const group of facts.groups) groups.push(await wordsIn(keyring, group)); // one after the other: a phone breathes
  show({ stage: "here", ...own, groups, isWhole: true });
}
