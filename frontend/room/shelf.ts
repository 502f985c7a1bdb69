/**
 * What was written, as the screen looks for it: by step and by item. Pure.
 *
 * One more contribution leaves everything else as the same objects, so that only what changed is drawn again.
 */

import type { Mine, OwnItem, State, Written } from "./wire";

export interface Shown {
  readonly item: string;
  /** Empty where nobody may know. */
  readonly by: string;
  /** Who typed it for `by`; empty when they wrote it themself. */
  readonly scribe: string;
  readonly phase: number;
  readonly visit: number;
  readonly revision: number;
  readonly isHidden: boolean;
}

export interface Shelf {
  readonly byItem: ReadonlyMap<string, Shown>;
  /** By seat, so that the order tells nothing about who was first of all; each one's own as the room tells them. */
  readonly byPhase: ReadonlyMap<number, readonly Shown[]>;
}

export const emptyShelf: Shelf = { byItem: new Map(), byPhase: new Map() };

export interface ToShelve {
  readonly contributions: State["contributions"];
  readonly hidden: Mine["hidden"];
  readonly seats: readonly string[];
  readonly me: string;
}

export function shelved({ contributions, hidden, seats, me }: ToShelve, before: Shelf): Shelf {
  const byItem = new Map<string, Shown>();
  const byPhase = new Map<number, Shown[]>();
  const put = (shown: Shown) => {
    byItem.set(shown.item, shown);
    const there = byPhase.get(shown.phase);
    if (there) there.push(shown);
    else byPhase.set(shown.phase, [shown]);
  };
  for (const item in contributions) put(shownOf(item, contributions[item] as Written, me, false));
  for (const item in hidden) put(shownOf(item, hidden[item] as OwnItem, me, true));
  const places = new Map(seats.map((person, index) => [person, index]));
  const seat = ({ by }: Shown) => places.get(by) ?? -1;
  const sorted = [...byPhase].map(([phase, items]) => {
    items.sort((a, b) => seat(a) - seat(b));
    return [phase, sameOr(before.byPhase.get(phase), items)] as const;
  });
  return { byItem, byPhase: new Map(sorted) };
}

const made = new WeakMap<object, Shown>();

/** A patch leaves what it does not name as it was: the same record from the wire is the same thing on the screen. */
function shownOf(item: string, record: Written | OwnItem, me: string, isHidden: boolean): Shown {
  const known = made.get(record);
  if (known?.item === item && known.isHidden === isHidden) return known;
  const { phase, visit, revision } = record;
  const shown = { item, ...whose(record, me, isHidden), phase, visit, revision, isHidden };
  made.set(record, shown);
  return shown;
}

/** Of what only I see I am the author, or who wrote it down for somebody. */
function whose(record: Written | OwnItem, me: string, isHidden: boolean): Pick<Shown, "by" | "scribe"> {
  if (!isHidden) {
    const { by = "", scribe = "" } = record as Written;
    return { by, scribe };
  }
  const other = (record as OwnItem).for;
  return other ? { by: other, scribe: me } : { by: me, scribe: "" };
}

/** The older array when both hold the same. */
export function sameOr<One>(older: readonly One[] | undefined, newer: readonly One[]): readonly One[] {
  return older?.length === newer.length && older.every((one, index) => one === newer[index]) ? older : newer;
}
