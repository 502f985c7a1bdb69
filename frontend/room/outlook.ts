/** What the clock means for the rest of the meeting. Minutes inform and never force. Pure. */

import { secondsLeft } from "./clock";
import { covers, type Role, roleOf, writingFor } from "./part";
import type { Phase, Script, State } from "./wire";

const minute = 60_000;
const atHand = 3 * 60 * minute;
const shortest = 3;

export interface Outlook {
  /** Minutes left in this step, rounded up. */
  readonly here: number;
  /** Steps that still ask time, this one among them while it has some left, and the minutes they ask together. */
  readonly steps: number;
  readonly asked: number;
  /** Minutes to the planned end; null when the meeting is not held around its planned time. */
  readonly left: number | null;
  /** Minutes too few for what is still to come; 0 when it fits. */
  readonly short: number;
  /** What would give the most back; null when nothing needs to. */
  readonly remedy: Remedy | null;
}

/** Pass over a step that may be skipped, or hold one shorter. `phase` is its index, `gives` the minutes won. */
export interface Remedy {
  readonly kind: "skip" | "shorten";
  readonly phase: number;
  readonly gives: number;
}

/** The minutes of a step for those around this table: some are for each who speaks or writes there. */
export function minutesOf(phase: Phase, state: State): number {
  const each = phase.minutes_each ?? 0;
  return phase.minutes + each * state.seats.filter((person) => hasPart(phase, roleOf(state, person))).length;
}

function hasPart(phase: Phase, role: Role): boolean {
  return covers(phase.speaks, role) || writingFor(phase, role) !== null;
}

/** Indexes of the steps after this one that will be held. Of ways that are not chosen yet, the first counts. */
export function stepsToCome(script: Script, state: State): number[] {
  const chosen = Object.values(state.modules ?? {});
  const firstWay = script.phase.find((phase) => phase.module !== undefined)?.module;
  const isHeld = ({ module }: Phase) =>
    module === undefined || (chosen.length > 0 ? chosen.includes(module) : module === firstWay);
  return script.phase.flatMap((phase, index) => (index > state.phase && isHeld(phase) ? [index] : []));
}

/** `now` is the server's time and `endsAt` the planned end, both in milliseconds. */
export function outlookOf(script: Script, state: State, now: number, endsAt: number): Outlook {
  const here = Math.ceil((secondsLeft(state.timer, now) ?? 0) / 60);
  const later = stepsToCome(script, state);
  const asked = here + sum(later.map((index) => minutesAt(script, state, index)));
  const left = Math.abs(endsAt - now) > atHand ? null : Math.max(0, Math.floor((endsAt - now) / minute));
  const short = left === null ? 0 : Math.max(0, asked - left);
  const remedy = short > 0 ? remedyFor(script, state, later, short) : null;
  return { here, steps: later.length + Number(here > 0), asked, left, short, remedy };
}

/** The shortest step to skip that is enough; otherwise the longest one to hold shorter. What was resolved stays whole. */
function remedyFor(script: Script, state: State, later: readonly number[], short: number): Remedy | null {
  const minutes = (index: number) => minutesAt(script, state, index);
  const enough = later.filter((index) => script.phase[index]?.may_skip && minutes(index) >= short);
  const [skipped] = enough.sort((one, other) => minutes(one) - minutes(other));
  if (skipped !== undefined) return { kind: "skip", phase: skipped, gives: minutes(skipped) };
  const [longest] = later
    .filter((index) => script.phase[index]?.output === undefined && minutes(index) > shortest)
    .sort((one, other) => minutes(other) - minutes(one));
  if (longest === undefined) return null;
  return { kind: "shorten", phase: longest, gives: Math.min(short, minutes(longest) - shortest) };
}

function minutesAt(script: Script, state: State, index: number): number {
  const phase = script.phase[index];
  return phase ? minutesOf(phase, state) : 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
