/** For tests: carry out one published vector; the twin is kring/twin/tests/vectors/answers.py. */

import { tell } from "../../pulses/telling";
import { type Account, openAccount } from "../account";
import { agreementDigest, openHanded } from "../agreements";
import { type Ballot, ballotHash, countBallots, openBallot, type Released, readPoll } from "../ballots";
import { type Body, encodeBody, readBody } from "../body";
import { findingsIn, readBundle } from "../bundle";
import * as enc from "../encoding";
import { entryHash, parseEntry } from "../entry";
import { commit, type EpochKeys, type MyWrap, openEpochs, openWrap, type Wrap } from "../epochs";
import { parseHeader } from "../header";
import { parseIdentity } from "../identity";
import { type Expected, openItem, openPersonal } from "../items";
import { Ledger } from "../ledger";
import { type Roster, replay } from "../log";
import { readRecoveryCode, spellRecoveryCode } from "../recovery";
import { type Reason, Refused } from "../refusal";
import { checkTerms, findTerms, mayLeave, readTerms, releaseDigest, writeTerms } from "../releases";
import { compareRosterCode, rosterCode } from "../roster-code";
import { knownIdentity, openShared } from "../showing";
import { slotOf } from "../slots";
import { digest, hkdf, hkdfKey, sha256, slowHash } from "../suite";
import { checkNote, type NoteSignature, noteDigest, seenNote, signNote } from "../talk-note";
import type {
  Entry,
  GroupId,
  Head,
  IdentityRecord,
  PersonId,
  Root,
  Sealed,
  SealedAgreement,
  SealedBundle,
} from "../types";
import { openWayIn, type WayIn, type WayInSecret } from "../ways";
import { sixWords } from "../words";

export interface Kept {
  readonly person: PersonId;
  readonly record: IdentityRecord;
  readonly sealed_bundle: SealedBundle;
  readonly root: string;
}

export interface KeptLog {
  readonly group: GroupId;
  readonly entries: readonly Entry[];
  readonly wraps: readonly Wrap[];
}

export interface Stage {
  readonly people: Readonly<Record<string, Kept>>;
  readonly logs: Readonly<Record<string, KeptLog>>;
}

// biome-ignore lint/suspicious/noExplicitAny: a vector's input has the shape its operation expects
export type Given = any;
export type Outcome = { gives: unknown } | { refuses: Reason; groups?: readonly number[] };

const raw = enc.fromBase64url;
const b64 = enc.toBase64url;

export async function outcome(operation: string, given: Given, stage: Stage): Promise<Outcome> {
  try {
    return { gives: await OPERATIONS[operation]?.(given, stage) };
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    return { refuses: refused.reason, ...(refused.groups.length ? { groups: refused.groups } : {}) };
  }
}

function one<Value>(table: Readonly<Record<string, Value>>, name: string): Value {
  const value = table[name];
  if (value === undefined) throw new Error(`nobody knows ${name}`);
  return value;
}

export function accountOf(name: string, stage: Stage): Promise<Account> {
  const kept = one(stage.people, name);
  return openAccount({
    person: kept.person,
    record: kept.record,
    sealedBundle: kept.sealed_bundle,
    root: raw(kept.root) as Root,
  });
}

const records = (stage: Stage) => Object.values(stage.people).map((kept) => kept.record);

export function rosterOf(given: { log: string; entries?: number }, stage: Stage): Promise<Roster> {
  const log = one(stage.logs, given.log);
  return replay({ group: log.group, entries: log.entries.slice(0, given.entries), records: records(stage) });
}

async function doReplay(given: Given, stage: Stage) {
  const first = one(stage.logs, given.log).entries.slice(0, given.first);
  const roster = await replay({
    group: given.group,
    entries: [...first, ...given.more],
    records: given.records ?? records(stage),
    pin: given.pin as Head | undefined,
  });
  return {
    head: roster.head,
    members: Object.fromEntries([...roster.members].map(([person, member]) => [person, member.identity.hash])),
    asking: [...roster.asking.keys()].sort(),
    epochs: roster.epochs.map((epoch) => [...epoch.wraps.keys()].sort()),
    compared: roster.compared.map((row) => [row.by, row.person]).sort(),
    agreements: roster.agreements.map((one) => [one.number, one.digest, one.proposer, [...one.signers].sort()]),
    in_force: roster.inForce,
    releases: roster.releases.map((one) => [
      one.number,
      one.digest,
      one.opener,
      one.replaces,
      [...one.signers].sort(),
      one.isVoid,
    ]),
    may_leave: roster.releases.filter((one) => mayLeave(roster, one)).map((one) => one.number),
    stale: roster.isStale,
    closed: roster.isClosed,
  };
}

async function keysOf(account: Account, roster: Roster, log: KeptLog, without: readonly number[]): Promise<EpochKeys> {
  const mine = log.wraps.filter((wrap) => wrap.person === account.person && wrap.epoch <= roster.epochs.length);
  const kept = mine.filter((wrap) => !without.includes(wrap.epoch));
  return openEpochs(account, roster, kept);
}

async function doItem(given: Given, stage: Stage) {
  const account = await accountOf(given.reader, stage);
  const roster = await rosterOf(given, stage);
  const keys = await keysOf(account, roster, one(stage.logs, given.log), given.without ?? []);
  const side = { me: account.person, roster, keys, ledger: new Ledger() };
  for (const before of given.seen ?? []) await openItem(side, before as Sealed);
  return bodyTold(await openItem(side, given.sealed as Sealed, (given.expected ?? {}) as Expected));
}

async function doShared(given: Given, stage: Stage) {
  const account = await accountOf(given.reader, stage);
  const told = one(stage.people, given.author);
  const author = await knownIdentity(told.record, given.person ?? told.person, given.known);
  const ledger = new Ledger();
  for (const before of given.seen ?? []) await openShared(account, author, before, ledger);
  return bodyTold(await openShared(account, author, given.sealed, ledger, given.expected));
}

function bodyTold({ kind, parent, text }: Body): Body {
  return { kind, parent, text };
}

async function doWayIn(given: Given) {
  const secret = { ...given.secret };
  if (secret.prf) secret.prf = raw(secret.prf);
  return b64(await openWayIn(given.way_in as WayIn, secret as WayInSecret, await parseIdentity(given.record)));
}

async function doAccount(given: Given) {
  const { person, record, sealed_bundle, root } = given;
  return (await openAccount({ person, record, sealedBundle: sealed_bundle, root: raw(root) as Root })).identity.hash;
}

async function doEntry(given: Given) {
  const { encoded, group, seq, type, actor, body } = parseEntry(given.entry);
  return { group, seq, type, actor, body: b64(body), hash: await entryHash(encoded) };
}

async function doHeader(given: Given) {
  const { itemClass, salt: _, ...header } = parseHeader(given.sealed);
  return { class: itemClass, ...header };
}

async function doTalkNote({ talk, number, text, seen = [], signed }: Given) {
  const ledger = new Ledger();
  for (const [before, words] of [...seen, [number, text]]) ledger.see(await seenNote(talk, before, words));
  const all: NoteSignature[] = [];
  for (const { record, signature } of signed) all.push({ identity: await parseIdentity(record), signature });
  const { goal, result, next } = await checkNote(talk, number, text, all);
  return { goal, result, next };
}

async function doBody({ kind, parent, text, times = 1 }: Given) {
  const padded = encodeBody({ kind, parent, text: text.repeat(times) });
  return { bytes: padded.length, sha256: b64(await sha256(padded)) };
}

async function doPoll(given: Given, stage: Stage) {
  const { account, side } = await sideOf(given, stage);
  const poll = await readPoll(side, given.sealed as Sealed, given.poll);
  const { author, epoch, members, opened, closes } = poll;
  const found = { author, epoch, members, opened, closes };
  if (given.told === null) return found;
  const { voted, i_voted: iVoted, receipt, closed, ballots } = given.told;
  const told = { voted, iVoted, receipt, closed, ballots } as Released;
  const counted = await countBallots(account, side, poll, told, given.today);
  return { ...found, ballots: counted.map(ballotTold) };
}

const ballotTold = ({ answers, first }: Ballot) => [answers, first];

async function doBallot(given: Given, stage: Stage) {
  const { side } = await sideOf(given, stage);
  const { poll: id, epoch } = given;
  const poll = { id, epoch, author: "" as PersonId, head: side.roster.head, members: 0, opened: "", closes: "" };
  return ballotTold(await openBallot(side, poll, given.sealed));
}

async function sideOf(given: Given, stage: Stage) {
  const account = await accountOf(given.reader, stage);
  const roster = await rosterOf(given, stage);
  const keys = await keysOf(account, roster, one(stage.logs, given.log), []);
  return { account, side: { me: account.person, roster, keys, ledger: new Ledger() } };
}

function doTellings({ lines }: Given) {
  const ballotOf = ([answers, first]: [number[], boolean]) => ({ answers, first });
  return lines.map((line: Given[]) =>
    tell(line.map((poll) => ({ ...poll, ballots: poll.ballots?.map(ballotOf) ?? null }))).map(
      ({ answered, members, first, bands, why }) => [answered, members, first, bands, why],
    ),
  );
}

const OPERATIONS: Readonly<Record<string, (given: Given, stage: Stage) => unknown>> = {
  lp: (g) => b64(enc.lp(...g.fields.map(raw))),
  split: (g) => enc.split(raw(g.bytes)).map((field) => b64(field)),
  base64url: (g) => enc.toHex(raw(g.text)),
  uuid: (g) => enc.toHex(enc.idBytes(g.text)),
  u32: (g) => enc.toHex(enc.u32(g.number)),
  text: (g) => enc.toHex(enc.textBytes(g.text)),
  "read-text": (g) => enc.textOf(raw(g.bytes)),
  digest: async (g) => b64(await digest(g.purpose, ...g.fields.map(raw))),
  hkdf: async (g) => b64(await hkdf(await hkdfKey(raw(g.key)), raw(g.salt), raw(g.info))),
  "slow-hash": async (g) => b64(await slowHash(raw(g.secret), raw(g.salt), g)),
  commitment: async (g) => b64(await commit(g.group, g.epoch, raw(g.key))),
  "recovery-code": (g) => spellRecoveryCode(raw(g.secret)),
  "recovery-secret": async (g) => b64(await readRecoveryCode(g.typed)),
  "way-in": doWayIn,
  account: doAccount,
  identity: async (g) => {
    const { person, number, hash } = await parseIdentity(g.record);
    return { person, number, hash };
  },
  entry: doEntry,
  replay: doReplay,
  wrap: async (g, stage) =>
    b64(await openWrap(await accountOf(g.reader, stage), await rosterOf(g, stage), g.wrap as MyWrap)),
  agreement: (g) => agreementDigest(g.group, g.number, g.text),
  copy: async (g, stage) =>
    openHanded(await accountOf(g.reader, stage), await rosterOf(g, stage), g.number, g.sealed as SealedAgreement),
  release: (g) => releaseDigest(g.group, g.terms, new Map(Object.entries(g.roster)) as never, g.head),
  terms: (g) => writeTerms(readTerms(g.text)),
  "find-terms": async (g, stage) => (await findTerms(await rosterOf(g, stage), g.number, g.texts)).text,
  "check-terms": async (g, stage) => checkTerms(await rosterOf(g, stage), g.number, readTerms(g.text), g.now),
  bundle: async (g) =>
    (await findingsIn(await readBundle(JSON.stringify(g.bundle)))).map(({ where, reason }) => [where, reason]),
  poll: doPoll,
  ballot: doBallot,
  "ballot-hash": (g) => ballotHash(g.sealed),
  tellings: doTellings,
  header: doHeader,
  "talk-note": doTalkNote,
  "talk-note-digest": (g) => noteDigest(g.talk, g.number, g.text),
  "sign-note": async (g, stage) => signNote(await accountOf(g.by, stage), g.talk, g.number, g.text),
  item: doItem,
  personal: async (g, stage) => bodyTold(await openPersonal(await accountOf(g.reader, stage), g.sealed, new Ledger())),
  shared: doShared,
  body: doBody,
  "read-body": (g) => bodyTold(readBody(raw(g.padded))),
  slot: (g) => slotOf(g.group, g.meeting, g.place),
  "six-words": async (g) => sixWords(await parseIdentity(g.record)),
  "roster-code": async (g, stage) => rosterCode(await rosterOf(g, stage)),
  "compare-roster": async (g, stage) => compareRosterCode(await rosterOf(g, stage), g.scanned, g.me),
};
