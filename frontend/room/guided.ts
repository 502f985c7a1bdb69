/** A meeting that nobody facilitates: how many ready people take it on, and what the time asks to be said. Pure. */

import { secondsLeft } from "./clock";
import type { Room } from "./part";
import type { State } from "./wire";

export interface Readiness {
  readonly needed: number;
  readonly ready: readonly string[];
  readonly busy: readonly string[];
}

/** Of those present only: nobody waits for an empty chair. */
export function readinessOf({ state, here }: Pick<Room, "state" | "here">): Readiness {
  const present = state.seats.filter((person) => here.includes(person));
  const ready = present.filter((person) => state.ready.includes(person));
  const needed = state.guided === "all" ? present.length : Math.ceil(present.length / 2);
  return { needed: Math.max(1, needed), ready, busy: present.filter((person) => !state.ready.includes(person)) };
}

export type Nudge = "minute" | "over";

/** What a timekeeper would say now; null while there is nothing to say, or the clock stands still. */
export function nudgeOf(state: State, now: number): Nudge | null {
  if (state.stage !== "open" || state.timer?.ends_at === undefined) return null;
  const left = secondsLeft(state.timer, now) ?? 0;
  if (left === 0) return "over";
  return left <= 60 ? "minute" : null;
}

/** Who may say yes to somebody taking over, and how many must: more than half of the others who are here. */
export function consentOf({ state, here, me }: Pick<Room, "state" | "here" | "me">) {
  const offer = state.offer;
  if (!offer) return null;
  const present = state.seats.filter((person) => here.includes(person));
  return {
    ...offer,
    needed: Math.floor(present.length / 2) + 1,
    mayAgree: offer.to !== me && !offer.agreed.includes(me),
  };
}
