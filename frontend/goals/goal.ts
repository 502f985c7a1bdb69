/** A learning goal and what happens to it. Pure: an instant and the texts go in, the next value comes out. */

import type { Goal, Mark, Showing } from "../own/values";

/** What its owner types. `low` and `high` name the ends of a scale of their own making. */
export interface Typed {
  readonly text: string;
  readonly where: string;
  readonly until: string;
  readonly low: string;
  readonly high: string;
  readonly programme: string;
}

export const nothingTyped: Typed = { text: "", where: "", until: "", low: "", high: "", programme: "" };
export const scaleEnds = { low: 0, high: 10 } as const;

export function newGoal(typed: Typed, now: string): Goal {
  return {
    format: 1,
    ...fieldsOf(typed),
    state: "open",
    marks: [],
    earlier: [],
    made: now,
    shown: [],
  };
}

/** Another text keeps the one before it, and since when that was so; the same text keeps nothing. */
export function rewritten(goal: Goal, typed: Typed, now: string): Goal {
  const next = { ...goal, ...fieldsOf(typed) };
  if (next.text === goal.text) return next;
  return { ...next, earlier: [...goal.earlier, { text: goal.text, at: now }] };
}

export function typedOf(goal: Goal): Typed {
  const { text, where, until, scale, programme } = goal;
  return { text, where, until, low: scale.low, high: scale.high, programme: programme ?? "" };
}

export function marked(goal: Goal, mark: Mark): Goal {
  const value = Math.min(scaleEnds.high, Math.max(scaleEnds.low, Math.round(mark.value)));
  return { ...goal, marks: [...goal.marks, { ...mark, value }] };
}

export function moved(goal: Goal, state: Goal["state"]): Goal {
  return { ...goal, state };
}

/** What a reader gets: never what it said before, nor to whom else it is shown; progress only when its owner chose so. */
export function toShow(goal: Goal, withMarks: boolean): Goal {
  return { ...goal, marks: withMarks ? goal.marks : [], earlier: [], shown: [], programme: null };
}

export function shownTo(goal: Goal, reader: string): Showing | undefined {
  return goal.shown?.findLast((each) => each.reader === reader);
}

/** The showing that follows: one id for each reader, and a next number when it is shown again. */
export function nextShowing(goal: Goal, reader: string, withMarks: boolean, fresh: string): Showing {
  const before = shownTo(goal, reader);
  const item = before?.item ?? fresh;
  return { item, reader, revision: (before?.revision ?? 0) + 1, withMarks, text: copyOf(goal, withMarks) };
}

export function remembered(goal: Goal, showing: Showing): Goal {
  const others = (goal.shown ?? []).filter((each) => each.item !== showing.item);
  return { ...goal, shown: [...others, showing] };
}

export function forgotten(goal: Goal, item: string): Goal {
  return { ...goal, shown: (goal.shown ?? []).filter((each) => each.item !== item) };
}

/** Whether a reader still sees an older text than its owner does. */
export function isBehind(goal: Goal, showing: Showing): boolean {
  return copyOf(goal, showing.withMarks) !== showing.text;
}

export function copyOf(goal: Goal, withMarks: boolean): string {
  return JSON.stringify(toShow(goal, withMarks));
}

function fieldsOf(typed: Typed): Pick<Goal, "text" | "where" | "until" | "scale" | "programme"> {
  const { text, where, until, low, high, programme } = typed;
  return {
    text: text.trim(),
    where: where.trim(),
    until,
    scale: { low: low.trim(), high: high.trim() },
    programme: programme || null,
  };
}
