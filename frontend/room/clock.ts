/** Time as the room shows it. The server owns the instants; a clock that is a day off changes nothing. */

import type { State, Timer } from "./wire";

/** Seconds that are left, not below zero; null without a timer. `now` is the server's time in milliseconds. */
export function secondsLeft(timer: Timer | null, now: number): number | null {
  if (!timer) return null;
  if (timer.ends_at === undefined) return Math.ceil(timer.left ?? 0);
  return Math.max(0, Math.ceil((Date.parse(timer.ends_at) - now) / 1000));
}

/** "8:24", and "1:02:03" from an hour. */
export function clockText(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** The part of the phase that is left, 0 to 1. */
export function partLeft(state: State, minutes: number, now: number): number {
  const left = secondsLeft(state.timer, now);
  return left === null ? 0 : Math.min(1, left / (minutes * 60));
}

const spoken = [300, 60, 10, 0];

/** The moment to say aloud when the time went from `before` to `after` seconds; null when there is none. */
export function momentPassed(before: number | null, after: number | null): number | null {
  if (before === null || after === null || after >= before) return null;
  return spoken.findLast((moment) => before > moment && after <= moment) ?? null;
}
