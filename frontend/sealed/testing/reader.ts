/** For tests: a member's client, from the server's answers to opened texts, or a refusal. */
import { type Counted, tell } from "../../pulses/telling";
import { checkRhythm, countBallots, type Poll, readPoll } from "../ballots";
import {
  type Account,
  checkInLog,
  checkTerms,
  compareRosterCode,
  type Entry,
  findAgreement,
  findingsIn,
  findTerms,
  type GroupId,
  type GroupSide,
  type Head,
  type IdentityHash,
  type IdentityRecord,
  type ItemId,
  knownIdentity,
  Ledger,
  type MeetingId,
  type MyWrap,
  openAccount,
  openEpochs,
  openItem,
  openShared,
  openWayIn,
  type PersonId,
  parseIdentity,
  type Reason,
  Refused,
  type Roster,
  readBundle,
  replay,
  type Sealed,
  type SealedBallot,
  type SealedBundle,
  type Slot,
  slotOf,
  type WayIn,
  type WayInSecret,
} from "../index";

/** The API's answers, as tests/evil_server/ writes them down. */
export interface Answers {
  readonly me: Me;
  readonly group: unknown;
  readonly identities: readonly { readonly record: IdentityRecord }[];
  readonly log: { readonly entries: readonly { readonly entry: Entry }[] };
  readonly wraps: readonly MyWrap[];
  readonly items: readonly Row[];
  readonly published: readonly object[];
  readonly shared: readonly SharedRow[];
  readonly pulses: readonly PulseRow[];
  readonly scanned?: string;
}

interface Me {
  readonly person: PersonId;
  readonly identity: { readonly record: IdentityRecord; readonly sealed_bundle: SealedBundle };
  readonly ways_in: readonly WayIn[];
}

interface Row {
  readonly id: ItemId;
  readonly revision: number;
  readonly author: PersonId;
  readonly slot: Slot;
  readonly sealed: Sealed;
}

interface SharedRow {
  readonly id: ItemId;
  readonly owner: PersonId;
  readonly revision: number;
  readonly sealed: Sealed;
  readonly record: IdentityRecord;
}

interface PulseRow {
  readonly id: ItemId;
  readonly sealed: Sealed;
  readonly voted: number;
  readonly i_voted: boolean;
  readonly receipt: Sealed | null;
  readonly closed: Head;
  readonly ballots: readonly SealedBallot[];
}

interface Memory {
  readonly pin: Head;
  readonly seen: readonly Sealed[];
  readonly anna: IdentityRecord;
  readonly known: Readonly<Record<PersonId, IdentityHash>>;
  readonly shown: readonly Sealed[];
}

export type Way = "recovery-code" | "passphrase";

export interface Lie {
  readonly name: string;
  readonly reason: Reason | "";
  readonly answers: Partial<Answers>;
  readonly by: Way;
}

export interface Told {
  readonly secrets: Readonly<Record<Way, string>>;
  readonly memory: Memory;
  readonly honest: Answers;
  readonly reads: {
    readonly members: readonly PersonId[];
    readonly texts: readonly string[];
    readonly agreements: readonly string[];
    readonly shared: readonly string[];
    readonly pulses: readonly unknown[];
  };
  readonly lies: readonly Lie[];
}

const EAST = "ea570000-0000-4000-8000-00000000000a" as GroupId;
const MEETING = "3ee70000-0000-4000-8000-00000000000c" as MeetingId;
const ANNA = "0a000000-0000-4000-8000-000000000001" as PersonId;
const BRAM = "0b000000-0000-4000-8000-000000000002" as PersonId;
const TODAY = 1_795_000_000; // seconds
const POLL_DAY = "2026-11-23";
const PLACES = ["case", "phase/ask/1", "advice"];

function secretOf(by: Way, told: Told): WayInSecret {
  return by === "passphrase"
    ? { kind: by, passphrase: told.secrets.passphrase }
    : { kind: by, typed: told.secrets["recovery-code"] };
}

async function unlock(me: Me, secret: WayInSecret): Promise<Account> {
  const { record, sealed_bundle: sealedBundle } = me.identity;
  const wayIn = me.ways_in.find((way) => way.kind === secret.kind) as WayIn;
  const root = await openWayIn(wayIn, secret, await parseIdentity(record));
  return openAccount({ person: BRAM, record, sealedBundle, root });
}

/** Each item that is listed for a place must say itself that it belongs there. */
async function readPlace(side: GroupSide, rows: readonly Row[], place: string, about = MEETING): Promise<string[]> {
  const slot = await slotOf(EAST, about, place);
  const texts: string[] = [];
  for (const { id: item, author, revision, sealed } of rows.filter((row) => row.slot === slot)) {
    texts.push((await openItem(side, sealed, { slot, item, author, revision })).text);
  }
  return texts;
}

/** Of each version the text that the log names. */
async function readAgreements(side: GroupSide, rows: readonly Row[]): Promise<string[]> {
  const texts = await readPlace(side, rows, "agreement", EAST as string as MeetingId);
  return Promise.all(side.roster.agreements.map((one) => findAgreement(side.roster, one.number, texts)));
}

/** What Bram is asked to sign now: of each open release the text that the log names. */
async function readToSign(side: GroupSide, rows: readonly Row[]): Promise<string[]> {
  const texts = await readPlace(side, rows, "release", EAST as string as MeetingId);
  const waiting = side.roster.releases.filter((one) => !one.isVoid && !one.signers.has(BRAM));
  const found: string[] = [];
  for (const { number } of waiting) {
    const terms = await findTerms(side.roster, number, texts);
    await checkTerms(side.roster, number, terms, TODAY);
    found.push(terms.text);
  }
  return found;
}

/** What went out in Bram's name: signed by everybody who was in, and in his own log. */
async function readPublished(roster: Roster, told: object): Promise<string> {
  const bundle = await readBundle(JSON.stringify(told));
  for (const finding of await findingsIn(bundle)) throw new Refused(finding.reason as Reason, finding.where);
  await checkInLog(bundle, roster);
  return bundle.terms.text;
}

/** What others show him: under the identity that he knows of them, in the place where he looks. */
async function readShared(account: Account, rows: readonly SharedRow[], { anna, known, shown }: Memory) {
  const ledger = new Ledger();
  const knownAs = (record: IdentityRecord, person: PersonId) => knownIdentity(record, person, known[person]);
  for (const seen of shown) await openShared(account, await knownAs(anna, ANNA), seen, ledger);
  const texts: string[] = [];
  for (const { id: item, owner, revision, sealed, record } of rows) {
    const slot = await slotOf(owner as string as GroupId, BRAM as string as MeetingId, "shared");
    texts.push(
      (await openShared(account, await knownAs(record, owner), sealed, ledger, { slot, item, revision })).text,
    );
  }
  return texts;
}

/** What is shown of each closed poll. Whatever else a row says, limits among it, is not looked at. */
async function readPulses(account: Account, side: GroupSide, rows: readonly PulseRow[]) {
  const polls: Poll[] = [];
  for (const row of rows) polls.push(await readPoll(side, row.sealed, row.id));
  checkRhythm(polls);
  const counted: Counted[] = [];
  for (const [at, poll] of polls.entries()) {
    const { i_voted: iVoted, ...row } = rows[at] as PulseRow;
    const ballots = await countBallots(account, side, poll, { ...row, iVoted }, POLL_DAY);
    counted.push({ epoch: poll.epoch, members: poll.members, ballots });
  }
  return tell(counted).map(({ answered, first, bands }) => [answered, first, bands]);
}

/** Unlock, verify the log, open every place. */
export async function read(answers: Answers, by: Way, told: Told) {
  const account = await unlock(answers.me, secretOf(by, told));
  const roster = await replay({
    group: EAST,
    entries: answers.log.entries.map((row) => row.entry),
    records: answers.identities.map((row) => row.record),
    pin: told.memory.pin,
  });
  const keys = await openEpochs(account, roster, answers.wraps);
  const side: GroupSide = { me: BRAM, roster, keys, ledger: new Ledger() };
  for (const seen of told.memory.seen) await openItem(side, seen);
  if (answers.scanned) await compareRosterCode(roster, answers.scanned, BRAM);
  const texts: string[] = [];
  for (const place of PLACES) texts.push(...(await readPlace(side, answers.items, place)));
  const agreements = await readAgreements(side, answers.items);
  const to_sign = await readToSign(side, answers.items);
  const published: string[] = [];
  for (const bundle of answers.published) published.push(await readPublished(roster, bundle));
  const shared = await readShared(account, answers.shared, told.memory);
  const pulses = await readPulses(account, side, answers.pulses);
  return {
    members: [...roster.members.keys()].sort(),
    texts,
    agreements,
    in_force: roster.inForce,
    to_sign,
    published,
    shared,
    pulses,
  };
}
