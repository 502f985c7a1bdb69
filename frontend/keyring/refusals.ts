/** From the protocol's many reasons to the few that pages tell people. */

import { type Reason, Refused } from "../sealed";
import { Distrust, type DistrustReason, type Locked, type PersonId, TooLong, type Why } from "./types";

const whys: Partial<Record<Reason, Why>> = {
  "epoch-not-mine": "before-you",
  "epoch-not-held": "no-key",
  "suite-unknown": "suite",
  "item-other-group": "other-group",
  "item-other-slot": "other-place",
  "item-other-id": "other-place",
  "item-other-class": "other-place",
  "author-not-member": "not-a-member",
  "epoch-unknown": "not-a-member",
  "item-other-epoch": "not-a-member",
  "epoch-stale": "not-a-member",
  "log-shortened": "not-a-member",
  "log-forked": "not-a-member",
  "actor-other-identity": "not-a-member",
  "signature-wrong": "signature",
  "item-rolled-back": "rolled-back",
  "item-other-author": "other-author",
  "item-reused": "other-content",
  "cannot-open": "undecryptable",
};

/** Why an item stays closed. Anything that is not a refusal is a mistake of ours and goes on. */
export function lockedBy(cause: unknown, who: readonly PersonId[]): Locked {
  if (!(cause instanceof Refused)) throw cause;
  return { locked: true, why: whys[cause.reason] ?? "malformed", who };
}

const ofTheLog: Partial<Record<Reason, DistrustReason>> = {
  "log-shortened": "shorter-history",
  "log-forked": "other-history",
  "identity-unknown": "bad-identity",
  "identity-other-person": "bad-identity",
};

/** A log that does not replay is not a log to go on with. */
export function distrustOfLog(cause: unknown): never {
  if (!(cause instanceof Refused)) throw cause;
  throw new Distrust(ofTheLog[cause.reason] ?? "bad-entry", cause.message);
}

export function distrustOfWraps(cause: unknown): never {
  if (!(cause instanceof Refused)) throw cause;
  throw new Distrust("bad-wrap", cause.message);
}

/** Turns the protocol's "too-large" into what pages catch. */
export async function notTooLong<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof Refused && cause.reason === "too-large") throw new TooLong(cause.message);
    throw cause;
  }
}
