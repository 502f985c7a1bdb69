/** What the server knows of somebody's path and wrote into their page (kring/path/queries.py). */

import { pageValue } from "../islands/mount";

export interface GroupFact {
  readonly id: string;
  readonly name: string;
  readonly since: string;
  /** Null as long as one is in. */
  readonly until: string | null;
}

export interface MeetingFact {
  readonly id: string;
  readonly group: string;
  readonly starts_at: string;
  readonly method: string;
  readonly is_over: boolean;
  readonly was_there: boolean;
  /** Keys; none is an adviser. */
  readonly roles: readonly string[];
}

/** A meeting in writing, over some days, in which one was asked. */
export interface RoundFact {
  readonly id: string;
  readonly group: string;
  readonly begun_at: string;
  /** "advice", "look-back" or "questions". */
  readonly kind: string;
  /** Everybody reads everything. */
  readonly is_over: boolean;
  readonly wrote: boolean;
}

export interface Facts {
  readonly person: string;
  readonly name: string;
  /** As yyyy-mm-dd, where people live. */
  readonly today: string;
  readonly groups: readonly GroupFact[];
  readonly meetings: readonly MeetingFact[];
  readonly rounds: readonly RoundFact[];
}

export const readFacts = () => pageValue<Facts>("path-facts");
