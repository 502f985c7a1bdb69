/** Where moments stand on a line of time, and marks on a scale, in the units of a drawing. Pure. */

import { kinds, type Moment, type MomentKind } from "./moments";

export interface Lane {
  readonly kind: MomentKind;
  /** Distances from the left of the line, between 0 and its width. */
  readonly at: readonly number[];
}

export interface Tick {
  readonly at: number;
  /** The first of a month, as an ISO instant. */
  readonly month: string;
}

export interface Line {
  readonly lanes: readonly Lane[];
  readonly ticks: readonly Tick[];
  /** Where today is; null when it is not on the line. */
  readonly now: number | null;
}

const tickRoom = 72; // so that their words do not touch

/** A lane for each kind that is there, in the order of kinds. Null without moments. */
export function lineOf(moments: readonly Moment[], width: number, now: number): Line | null {
  const instants = moments.flatMap((moment) => [moment.at, ...moment.also]).map((at) => Date.parse(at));
  if (instants.length === 0) return null;
  const first = startOfMonth(Math.min(...instants), 0);
  const last = startOfMonth(Math.max(...instants), 1);
  const place = (instant: number) => Math.round((10 * width * (instant - first)) / (last - first)) / 10;
  const lanes = kinds.flatMap((kind) => {
    const own = moments.filter((moment) => moment.kind === kind);
    if (own.length === 0) return [];
    return [{ kind, at: own.flatMap((moment) => [moment.at, ...moment.also]).map((at) => place(Date.parse(at))) }];
  });
  return { lanes, ticks: ticksOf(first, last, width, place), now: now >= first && now <= last ? place(now) : null };
}

/** The first of each month, or of each so many that they can be read. */
function ticksOf(first: number, last: number, width: number, place: (instant: number) => number): Tick[] {
  const months: number[] = [];
  for (let at = first; at < last; at = startOfMonth(at, 1)) months.push(at);
  const step = Math.max(1, Math.ceil((months.length * tickRoom) / width));
  return months
    .filter((_, index) => index % step === 0)
    .map((at) => ({ at: place(at), month: new Date(at).toISOString() }));
}

function startOfMonth(instant: number, further: number): number {
  const at = new Date(instant);
  return new Date(at.getFullYear(), at.getMonth() + further, 1).getTime();
}

/** How many of each kind in each month, newest month first: what the line shows, in numbers. */
export function countsByMonth(
  moments: readonly Moment[],
): { month: string; counts: ReadonlyMap<MomentKind, number> }[] {
  const months = new Map<number, Map<MomentKind, number>>();
  for (const moment of moments) {
    const month = startOfMonth(Date.parse(moment.at), 0);
    const counts = months.get(month) ?? new Map<MomentKind, number>();
    counts.set(moment.kind, (counts.get(moment.kind) ?? 0) + 1);
    months.set(month, counts);
  }
  return [...months]
    .toSorted(([one], [other]) => other - one)
    .map(([month, counts]) => ({ month: new Date(month).toISOString(), counts }));
}

/** Marks on a scale of 0 to 10, from left to right in time; one mark stands at the left. */
export function scalePoints(marks: readonly { value: number; at: string }[], width: number, height: number) {
  const sorted = marks.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const first = Date.parse(sorted[0]?.at ?? "");
  const span = Date.parse(sorted.at(-1)?.at ?? "") - first;
  return sorted.map(({ value, at }) => ({
    x: span > 0 ? Math.round((width * (Date.parse(at) - first)) / span) : 0,
    y: Math.round(height * (1 - Math.min(10, Math.max(0, value)) / 10)),
  }));
}

export interface Slice {
  readonly role: string;
  readonly count: number;
  /** Parts of the whole circle at which it begins and ends, from 0 to 1. */
  readonly from: number;
  readonly until: number;
}

/** Roles really held, most often first. */
export function slicesOf(held: readonly string[]): Slice[] {
  const counts = new Map<string, number>();
  for (const role of held) counts.set(role, (counts.get(role) ?? 0) + 1);
  let from = 0;
  return [...counts]
    .toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([role, count]) => {
      const slice = { role, count, from, until: from + count / held.length };
      from = slice.until;
      return slice;
    });
}
