/**
 * What is shown of a poll's answers. The twin of `kring/pulses/rules/telling.py`, which an exhaustive test proves.
 *
 * No limit here ever comes from a server. The reasons stand in docs/decisions/0087.
 */

import { type Ballot, statementCount } from "../sealed/ballots";

export type Band = "most" | "mixed" | "few";
export type WhyNot = "" | "few" | "difference" | "refused";

/** Statements where agreeing means that it is not safe. */
const turnedRound: ReadonlySet<number> = new Set([0, 2, 4]);
/** An answer from here on, once turned. */
const favourableFrom = 4;
export const numbersFrom = 5;
export const wishFrom = 3;
/** So many may answer otherwise than the others in any band: the reader, and one whom the reader wonders about. */
const spared = 2;

/** One poll. Polls of one epoch have the same members. `ballots` is null when they were refused. */
export interface Counted {
  readonly epoch: number;
  readonly members: number;
  readonly ballots: readonly Ballot[] | null;
}

/** What is shown. `first` is null when not even that is told; `bands` is null when there are no numbers, see `why`. */
export interface Told {
  readonly answered: number;
  readonly members: number;
  readonly first: boolean | null;
  readonly bands: readonly Band[] | null;
  readonly why: WhyNot;
}

/** What is shown of each poll, in the order in which they were opened. */
export function tell(polls: readonly Counted[]): Told[] {
  const shown: Counted[] = []; // whose numbers are known, or may be: refused here is perhaps not refused elsewhere
  return polls.map((poll) => {
    const why = whyNot(
      poll,
      shown.filter((before) => before.epoch === poll.epoch),
    );
    if (why === "" || why === "refused") shown.push(poll);
    return toldOf(poll, why);
  });
}

/** Between two polls of the same people no difference may be taken: then all of them answered both. */
function whyNot(poll: Counted, shown: readonly Counted[]): WhyNot {
  if (poll.ballots === null) return "refused";
  if (poll.ballots.length < numbersFrom) return "few";
  return shown.length > 0 && ![...shown, poll].every(isComplete) ? "difference" : "";
}

export const isTurned = (statement: number): boolean => turnedRound.has(statement);

const isComplete = (poll: Counted): boolean => poll.ballots?.length === poll.members;

function toldOf(poll: Counted, why: WhyNot): Told {
  const ballots = poll.ballots ?? [];
  const columns = Array.from({ length: statementCount }, (_, at) => ballots.map(({ answers }) => answers[at] ?? 0));
  return {
    answered: ballots.length,
    members: poll.members,
    first: wish(ballots.map(({ first }) => first)),
    bands: why ? null : columns.map((column, at) => band(turned(at, column))),
    why,
  };
}

/** Answers to one statement, so that 5 is always the safest. */
function turned(statement: number, answers: readonly number[]): number[] {
  return answers.map((answer) => (isTurned(statement) ? 6 - answer : answer));
}

/** Of five answers or more to one statement, turned. No mean, no number. */
function band(answers: readonly number[]): Band {
  const favourable = answers.filter((answer) => answer >= favourableFrom).length;
  if (favourable >= answers.length - spared) return "most";
  return favourable <= spared ? "few" : "mixed";
}

/** Whether somebody wants to talk first; never how many. */
function wish(firsts: readonly boolean[]): boolean | null {
  return firsts.length >= wishFrom ? firsts.includes(true) : null;
}
