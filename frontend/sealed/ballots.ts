/** Polls and their ballots: cast without a name; counted only when none was added, dropped, doubled or replayed. */
import type { Account } from "./account";
import { encodeBody, readBody } from "./body";
import {
  fromBase64url,
  idBytes,
  idText,
  isSame,
  join,
  lp,
  numberOf,
  order,
  purpose,
  toBase64url,
  u32,
} from "./encoding";
import { parseHeader } from "./header";
import { type GroupSide, keyOf, openItem, openPersonal, sealItem, sealPersonal } from "./items";
import { Ledger } from "./ledger";
import { momentAt, type Roster } from "./log";
import { Refused } from "./refusal";
import { slotOf } from "./slots";
import { digest, openOnce, randomBytes, SALT_BYTES, SUITE, sealOnce, TAG_BYTES } from "./suite";
import type {
  BallotHash,
  Bytes,
  GroupId,
  Head,
  ItemId,
  MeetingId,
  PersonId,
  Sealed,
  SealedBallot,
  Slot,
} from "./types";

export const statementCount = 7;

/** `answers`, one for each statement as it was asked; `first`: wants to talk about this first. */
export interface Ballot {
  readonly answers: readonly number[];
  readonly first: boolean;
}

const format = 1;
/** Days from the opening of a poll to that of the next, and the most that one stays open. Never from a server. */
export const daysBetween = 28;
export const daysOpenAtMost = 21;

const CLASS = 3;
const HEADER_BYTES = 86;
const BODY_BYTES = 256;
const MAGIC = purpose("item");

/** What its opener signed: the moment of the log that fixes who may answer, and two dates (YYYY-MM-DD). */
export interface Poll {
  readonly id: ItemId;
  readonly author: PersonId;
  readonly epoch: number;
  readonly head: Head;
  readonly members: number;
  readonly opened: string;
  readonly closes: string;
}

/** What a server hands out of a closed poll. `voted`: how many it says answered; `closed`: where the log stood. */
export interface Released {
  readonly voted: number;
  readonly iVoted: boolean;
  readonly receipt: Sealed | null;
  readonly closed: Head;
  readonly ballots: readonly SealedBallot[];
}

/** The group's id, or a poll's, stands where a meeting's would. */
const openingSlot = (group: GroupId): Promise<Slot> => slotOf(group, group as string as MeetingId, "pulse");
const receiptSlot = (group: GroupId, poll: ItemId): Promise<Slot> =>
  slotOf(group, poll as string as MeetingId, "pulse/receipt");

const pollText = (opened: string, closes: string): string => JSON.stringify({ format, statements: 1, opened, closes });

/** The sealed act that begins a poll: its id is the poll's. */
export async function openPoll(
  account: Account,
  side: GroupSide,
  poll: { readonly id: ItemId; readonly opened: string; readonly closes: string },
): Promise<Sealed> {
  const body = { kind: "ballot", parent: null, text: pollText(poll.opened, poll.closes) } as const;
  return sealItem(account, side, { item: poll.id, slot: await openingSlot(side.roster.group), revision: 1, body });
}

/** Epoch and members are of the moment that the opener signed, which the log must know. */
export async function readPoll(side: GroupSide, sealed: Sealed, id: ItemId): Promise<Poll> {
  const expected = { slot: await openingSlot(side.roster.group), item: id, revision: 1 };
  const { author, epoch, kind, text } = await openItem(side, sealed, expected);
  const { head } = parseHeader(sealed);
  const dates = readDates(text);
  if (kind !== "ballot") throw new Refused("malformed", "poll");
  return { id, author, epoch, head, members: momentAt(side.roster, head).members.size, ...dates };
}

function readDates(text: string): Pick<Poll, "opened" | "closes"> {
  const { opened, closes } = parsed(text) as Record<string, string>;
  const days = daysFrom(opened ?? "", closes ?? "");
  if (!(days > 0 && days <= daysOpenAtMost) || text !== pollText(opened ?? "", closes ?? "")) {
    throw new Refused("malformed", "poll");
  }
  return { opened: opened ?? "", closes: closes ?? "" };
}

/** NaN when one of them is no date. */
function daysFrom(one: string, other: string): number {
  const isDate = (day: string) => /^\d{4}-\d\d-\d\d$/.test(day);
  if (!isDate(one) || !isDate(other)) return Number.NaN;
  return Math.round((Date.parse(other) - Date.parse(one)) / 86_400_000);
}

/** One answer to a poll: by nobody. Refused as `poll-void` once the members are others than it asked. */
export async function sealBallot(side: GroupSide, poll: Poll, ballot: Ballot): Promise<SealedBallot> {
  if (side.roster.isStale || side.roster.epochs.length !== poll.epoch) throw new Refused("poll-void");
  const salt = randomBytes(SALT_BYTES);
  const header = join(
    MAGIC,
    SUITE,
    Uint8Array.of(CLASS),
    idBytes(side.roster.group),
    idBytes(poll.id),
    u32(poll.epoch),
    salt,
  );
  const body = encodeBody({ kind: "ballot", parent: null, text: ballotText(ballot) });
  return toBase64url(join(header, await sealOnce(keyOf(side, poll.epoch), salt, keyInfo(header), header, body)));
}

export async function openBallot(side: GroupSide, poll: Poll, sealed: SealedBallot): Promise<Ballot> {
  const bytes = fromBase64url(sealed);
  const header = bytes.slice(0, HEADER_BYTES);
  const { group, poll: id, epoch, salt } = readHeader(bytes);
  if (group !== side.roster.group) throw new Refused("item-other-group");
  if (id !== poll.id) throw new Refused("ballot-other-poll");
  if (epoch !== poll.epoch) throw new Refused("item-other-epoch");
  const body = await openOnce(keyOf(side, epoch), salt, keyInfo(header), header, bytes.slice(HEADER_BYTES));
  return readBallot(readBody(body));
}

function readHeader(bytes: Bytes) {
  if (bytes.length !== HEADER_BYTES + BODY_BYTES + TAG_BYTES) throw new Refused("malformed", "size");
  if (!isSame(bytes.subarray(0, 16), MAGIC)) throw new Refused("malformed", "magic");
  if (bytes[16] !== SUITE[0]) throw new Refused("suite-unknown", String(bytes[16]));
  if (bytes[17] !== CLASS) throw new Refused("item-other-class", String(bytes[17]));
  const epoch = numberOf(bytes.subarray(50, 54));
  if (!epoch) throw new Refused("malformed", "epochs count from 1");
  const salt = bytes.slice(54, HEADER_BYTES);
  return { group: idText<GroupId>(bytes.subarray(18, 34)), poll: idText<ItemId>(bytes.subarray(34, 50)), epoch, salt };
}

export async function ballotHash(sealed: SealedBallot): Promise<BallotHash> {
  return toBase64url(await digest("ballot-hash", fromBase64url(sealed)));
}

/** The hash of one's own ballot, sealed for oneself. */
export async function keepReceipt(
  account: Account,
  group: GroupId,
  poll: ItemId,
  ballot: SealedBallot,
): Promise<Sealed> {
  const item = crypto.randomUUID() as string as ItemId;
  const body = { kind: "ballot", parent: poll, text: await ballotHash(ballot) } as const;
  return sealPersonal(account, { item, slot: await receiptSlot(group, poll), revision: 1, body });
}

async function ownHash(account: Account, group: GroupId, poll: ItemId, receipt: Sealed): Promise<string> {
  const slot = await receiptSlot(group, poll);
  const { kind, parent, text } = await openPersonal(account, receipt, new Ledger(), { slot });
  if (kind !== "ballot" || parent !== poll) throw new Refused("malformed", "receipt");
  return text;
}

/** Every ballot of a closed poll, opened; or refused with the reason why nothing of it is shown. */
export async function countBallots(
  account: Account,
  side: GroupSide,
  poll: Poll,
  told: Released,
  today: string,
): Promise<readonly Ballot[]> {
  checkStillSame(side.roster, poll, told.closed);
  checkNumbers(poll, told, today);
  const hashes = await Promise.all(told.ballots.map(ballotHash));
  if (new Set(hashes).size < hashes.length) throw new Refused("ballot-doubled");
  const raw = hashes.map((hash) => fromBase64url(hash));
  const isSorted = raw.every((hash, at) => at === 0 || order(raw[at - 1] ?? hash, hash) < 0);
  if (!isSorted) throw new Refused("malformed", "order");
  const opened: Ballot[] = [];
  for (const sealed of told.ballots) opened.push(await openBallot(side, poll, sealed));
  await checkOwn(account, side.roster.group, poll, told, hashes);
  return opened;
}

/** From opening to closing the log let nobody in or out and changed no key: each of these makes a new epoch. */
function checkStillSame(roster: Roster, poll: Poll, closed: Head): void {
  const moment = momentAt(roster, closed);
  if (closed.seq < poll.head.seq || moment.epoch !== poll.epoch || moment.isStale) throw new Refused("poll-void");
}

function checkNumbers(poll: Poll, { voted, ballots }: Released, today: string): void {
  const numbers = `${ballots.length} of ${voted}, ${poll.members} members`;
  if (voted > poll.members || ballots.length > voted) throw new Refused("ballots-stuffed", numbers);
  if (ballots.length < voted) throw new Refused("ballots-dropped", numbers);
  if (voted < poll.members && today <= poll.closes) throw new Refused("poll-early");
}

/** My own is there if I voted; and nobody voted in my name. */
async function checkOwn(
  account: Account,
  group: GroupId,
  poll: Poll,
  { receipt, iVoted }: Released,
  hashes: readonly string[],
): Promise<void> {
  if (receipt === null) {
    if (iVoted) throw new Refused("ballots-stuffed", "in my name");
    return;
  }
  if (!hashes.includes(await ownHash(account, group, poll.id, receipt))) throw new Refused("ballots-dropped", "mine");
}

/** Weeks lie between the openings of two polls, whatever a server let through. */
export function checkRhythm(polls: readonly Pick<Poll, "opened">[]): void {
  const days = polls.map((poll) => poll.opened).sort();
  const isSoon = days.some((day, at) => at > 0 && daysFrom(days[at - 1] ?? "", day) < daysBetween);
  if (isSoon) throw new Refused("poll-soon");
}

function ballotText({ answers, first }: Ballot): string {
  return JSON.stringify({ format, answers, first });
}

/** One spelling only: nobody can put a mark in it. */
function readBallot({ kind, parent, text }: ReturnType<typeof readBody>): Ballot {
  const { answers, first } = parsed(text) as { answers?: unknown; first?: unknown };
  const isAnswer = (answer: unknown) => Number.isInteger(answer) && Number(answer) >= 1 && Number(answer) <= 5;
  if (!Array.isArray(answers) || answers.length !== statementCount || !answers.every(isAnswer)) {
    throw new Refused("malformed", "ballot");
  }
  const ballot = { answers: answers as number[], first: first === true };
  if (kind !== "ballot" || parent !== null || text !== ballotText(ballot)) throw new Refused("malformed", "ballot");
  return ballot;
}

function parsed(text: string): object {
  try {
    const told: unknown = JSON.parse(text);
    return typeof told === "object" && told !== null ? told : {};
  } catch {
    return {};
  }
}

function keyInfo(header: Bytes): Bytes {
  return join(purpose("ballot-key"), lp(header));
}
