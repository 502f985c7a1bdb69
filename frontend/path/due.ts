/** Resolutions in the order in which they ask for something. Pure. */

import type { Kept } from "../own/shelf";
import type { Resolution } from "../own/values";

export const states = ["open", "done", "changed", "let-go"] as const;

export type Due = "late" | "soon" | "later" | "some-day" | "settled";

const day = 86_400_000;
const soonDays = 14;

/** `today` as yyyy-mm-dd. What was changed is still to be done. */
export function dueOf({ state, when }: Resolution, today: string): Due {
  if (isSettled(state)) return "settled";
  if (!/^\d{4}-\d{2}-\d{2}$/.test(when)) return "some-day";
  if (when < today) return "late";
  return Date.parse(when) - Date.parse(today) <= soonDays * day ? "soon" : "later";
}

export const isSettled = (state: Resolution["state"]): boolean => state === "done" || state === "let-go";

/** What is due first; without a date, in the order in which they were made; settled ones last, newest first. */
export function inOrderOfDue(all: readonly Kept<Resolution>[], today: string): Kept<Resolution>[] {
  const rank = ({ value }: Kept<Resolution>) => {
    const due = dueOf(value, today);
    return due === "settled" ? 2 : due === "some-day" ? 1 : 0;
  };
  return all.toSorted((one, other) => {
    const [a, b] = [one.value, other.value];
    const byRank = rank(one) - rank(other);
    if (byRank !== 0) return byRank;
    if (rank(one) === 0) return compare(a.when, b.when) || compare(a.made, b.made);
    if (rank(one) === 1) return compare(a.made, b.made);
    return compare(b.settled || b.made, a.settled || a.made);
  });
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** The next text of a resolution whose state was told at `now`. */
export function told(before: Resolution, state: Resolution["state"], words: string, now: string): Resolution {
  return { ...before, state, words: words.trim(), settled: isSettled(state) ? before.settled || now : "" };
}
