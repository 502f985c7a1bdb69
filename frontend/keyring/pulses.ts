/** A group's polls on this device: opening one, casting a ballot, and counting what was released. */

import {
  type Ballot,
  countBallots,
  keepReceipt,
  openPoll,
  type Poll,
  type Released,
  readPoll,
  sealBallot,
} from "../sealed/ballots";
import { Ledger } from "../sealed/ledger";
import { type Reason, Refused } from "../sealed/refusal";
import type { ItemId, Sealed, SealedBallot } from "../sealed/types";
import { fileOf } from "./membership";
import type { GroupKeys } from "./types";

export type { Ballot, Poll, Released } from "../sealed/ballots";
export type { Reason } from "../sealed/refusal";

export interface Cast {
  readonly ballot: SealedBallot;
  readonly receipt: Sealed;
}

/** The poll that somebody sealed under this id, or why it is not one. Reads the log on first when it knows more. */
export async function pollOf(keys: GroupKeys, id: string, sealed: string): Promise<Poll | Reason> {
  const first = await refusal(() => readPoll(sideOf(keys), sealed as Sealed, id as ItemId));
  if (first !== "log-shortened" && first !== "epoch-unknown") return first;
  await keys.refresh();
  return refusal(() => readPoll(sideOf(keys), sealed as Sealed, id as ItemId));
}

/** The members are those that the poll asked, under the same keys. */
export function isStillSame(keys: GroupKeys, poll: Poll): boolean {
  const { state } = fileOf(keys).now;
  return !state.isStale && state.epochs.length === poll.epoch;
}

export async function sealPoll(keys: GroupKeys, id: string, opened: string, closes: string): Promise<Sealed> {
  const file = fileOf(keys);
  await file.settled();
  return openPoll(file.account, sideOf(keys), { id: id as ItemId, opened, closes });
}

/** One's ballot, and its hash sealed for oneself. Sending exactly these again is sending them once. */
export async function cast(keys: GroupKeys, poll: Poll, answer: Ballot): Promise<Cast> {
  const { account, group } = fileOf(keys);
  const ballot = await sealBallot(sideOf(keys), poll, answer);
  return { ballot, receipt: await keepReceipt(account, group, poll.id, ballot) };
}

/** Every ballot of a closed poll, or why nothing of it may be shown. */
export function count(keys: GroupKeys, poll: Poll, told: Released, today: string): Promise<readonly Ballot[] | Reason> {
  return refusal(() => countBallots(fileOf(keys).account, sideOf(keys), poll, told, today));
}

function sideOf(keys: GroupKeys) {
  return fileOf(keys).now.side(new Ledger());
}

async function refusal<Result>(work: () => Promise<Result>): Promise<Result | Reason> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof Refused) return cause.reason;
    throw cause;
  }
}
