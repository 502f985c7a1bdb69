/** A group's polls as this device sees them: each checked, counted, and told no further than the rule goes. */

import { ask } from "../api";
import type { Here } from "../group/here";
import {
  type Ballot,
  type Cast,
  cast,
  count,
  isStillSame,
  type Poll,
  pollOf,
  type Reason,
  sealPoll,
} from "../keyring/pulses";
import type { GroupKeys } from "../keyring/types";
import { checkRhythm } from "../sealed/ballots";
import { Refused } from "../sealed/refusal";
import type { EntryHash, Sealed, SealedBallot } from "../sealed/types";
import { type Counted, type Told, tell } from "./telling";

interface PulseRow {
  readonly id: string;
  readonly sealed: string;
  readonly state: "open" | "closed" | "void";
  readonly voted: number;
  readonly i_voted: boolean;
  readonly receipt: string | null;
  readonly closed: { readonly seq: number; readonly hash: string } | null;
  readonly ballots: readonly string[];
}

interface PulsesTold {
  readonly opens_from: string | null;
  readonly polls: readonly PulseRow[];
}

/** `void`: the members changed while it was open. */
export interface Asked {
  readonly poll: Poll;
  readonly state: "open" | "closed" | "void";
  readonly voted: number;
  readonly iVoted: boolean;
  /** Of a closed poll. */
  readonly told: Told | null;
  /** Why the server's answer is not believed; then nothing of it is shown. */
  readonly reason: Reason | "";
}

export interface Reading {
  readonly asked: readonly Asked[];
  /** A poll that nobody of the group opened, or that is not what it says. */
  readonly refused: readonly Reason[];
  readonly opensFrom: string | null;
}

/** Today in the Netherlands, where a poll's last day ends. */
export function today(): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" }).format(new Date());
}

const path = (keys: GroupKeys, rest = ""): string => `/groups/${keys.group}/pulses${rest}`;

export async function readPulses({ keys, keyring }: Pick<Here, "keys" | "keyring">): Promise<Reading> {
  const answer = await ask<PulsesTold>("GET", path(keys));
  const seen: Seen[] = [];
  const refused: Reason[] = [];
  for (const row of answer.polls) {
    const poll = await pollOf(keys, row.id, row.sealed);
    if (typeof poll === "string") refused.push(poll);
    else seen.push(await look(keys, poll, withMemory(keyring.person, row)));
  }
  return { asked: toldIn(seen), refused, opensFrom: answer.opens_from };
}

interface Seen {
  readonly poll: Poll;
  readonly row: PulseRow;
  readonly state: Asked["state"];
  readonly ballots: readonly Ballot[] | null;
  readonly reason: Reason | "";
}

async function look(keys: GroupKeys, poll: Poll, row: PulseRow): Promise<Seen> {
  const state = row.state === "open" && !isStillSame(keys, poll) ? "void" : row.state;
  if (state !== "closed" || row.closed === null) return { poll, row, state, ballots: null, reason: "" };
  const told = {
    voted: row.voted,
    iVoted: row.i_voted,
    receipt: row.receipt as Sealed | null,
    closed: { seq: row.closed.seq, hash: row.closed.hash as EntryHash },
    ballots: row.ballots as readonly SealedBallot[],
  };
  const counted = await count(keys, poll, told, today());
  if (typeof counted !== "string") return { poll, row, state, ballots: counted, reason: "" };
  if (counted === "poll-void") return { poll, row, state: "void", ballots: null, reason: "" };
  return { poll, row, state, ballots: null, reason: counted };
}

/** In the order of the days that their openers signed. */
function toldIn(seen: readonly Seen[]): Asked[] {
  const sorted = seen.toSorted((one, other) => one.poll.opened.localeCompare(other.poll.opened));
  const rhythmic = sorted.map((one, at) => (one.state === "void" ? one : inRhythm(sorted.slice(0, at), one)));
  const closed = rhythmic.filter((one) => one.state === "closed");
  const told = tell(closed.map(countedOf));
  return rhythmic.map((one) => {
    const { poll, row, state, reason } = one;
    const at = closed.indexOf(one);
    return { poll, state, voted: row.voted, iVoted: row.i_voted, told: told[at] ?? null, reason };
  });
}

function inRhythm(before: readonly Seen[], one: Seen): Seen {
  try {
    checkRhythm([...before.filter((other) => other.state !== "void").slice(-1), one].map(({ poll }) => poll));
    return one;
  } catch (cause) {
    if (cause instanceof Refused) return { ...one, ballots: null, reason: cause.reason };
    throw cause;
  }
}

function countedOf({ poll, ballots }: Seen): Counted {
  return { epoch: poll.epoch, members: poll.members, ballots };
}

/** Asks everybody who is in now. The log may have moved on meanwhile: then it is sealed anew. */
export async function openPulse(keys: GroupKeys, closes: string): Promise<void> {
  await keys.refresh();
  const id = crypto.randomUUID();
  const sealed = await sealPoll(keys, id, today(), closes);
  await ask<PulseRow>("PUT", path(keys, `/${id}`), { sealed, closes_on: closes });
}

export const sealAnswer = (keys: GroupKeys, poll: Poll, answer: Ballot): Promise<Cast> => cast(keys, poll, answer);

export async function send({ keys, keyring }: Pick<Here, "keys" | "keyring">, poll: Poll, sealed: Cast): Promise<void> {
  await ask<PulseRow>("POST", path(keys, `/${poll.id}/ballots`), sealed);
  remember(keyring.person, poll.id, sealed.receipt);
}

const memoryOf = (person: string, poll: string): string => `kring.pulse.${person}.${poll}`;

/** Sealed for oneself, as at the server: a device where I answered notices when the server no longer knows. */
function remember(person: string, poll: string, receipt: string): void {
  try {
    localStorage.setItem(memoryOf(person, poll), receipt);
  } catch {
    // A browser that keeps nothing: then only what the server gives back is checked.
  }
}

function withMemory(person: string, row: PulseRow): PulseRow {
  if (row.state === "void") return row;
  try {
    return { ...row, receipt: localStorage.getItem(memoryOf(person, row.id)) ?? row.receipt };
  } catch {
    return row;
  }
}
