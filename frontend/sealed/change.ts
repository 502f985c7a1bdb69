/** Write to a group's log: sign entries one after the other, each verified as a reader would, and post them together. */
import type { Account } from "./account";
import { agreementDigest } from "./agreements";
import { join, lp, toBase64url } from "./encoding";
import {
  type EntryFields,
  type EntryType,
  encodeAdmit,
  encodeAgree,
  encodeCompared,
  encodeEpoch,
  encodeGenesis,
  encodeKeyChange,
  encodeRemove,
  unsignedEntry,
} from "./entry";
import { makeEpoch, type Wrap } from "./epochs";
import { Identities } from "./identity";
import { emptyRoster, extend, type Roster } from "./log";
import { Refused } from "./refusal";
import { checkTerms, encodeOpen, encodeSign, encodeVoid, releaseDigest, type Terms } from "./releases";
import { randomBytes, SALT_BYTES, sign } from "./suite";
import type { Bytes, Entry, GroupId, Head, How, IdentityHash, PersonId } from "./types";

/** The body of `POST /groups/{id}/log`: all or nothing. */
export interface LogPost {
  readonly after: Head;
  readonly entries: readonly Entry[];
  readonly wraps: readonly Wrap[];
}

/** What to post, and how the group stands once it is accepted. */
export interface LogChange {
  readonly post: LogPost;
  readonly roster: Roster;
}

const EMPTY: Bytes = new Uint8Array(0);

/** The first member opens the group's log and makes the first epoch. */
export async function startGroup(account: Account, group: GroupId): Promise<LogChange> {
  const begun = await append(unchanged(emptyRoster(group)), account, "genesis", encodeGenesis(randomBytes(SALT_BYTES)));
  return rotate(begun, account);
}

/** Ask to come in; or, after losing everything, to go on under the identity of this account. */
export function askToJoin(account: Account, roster: Roster): Promise<LogChange> {
  return append(unchanged(roster), account, "join", EMPTY);
}

/** Asks again, and signs the agreement in force with it. `text` is what was read; another one is refused. */
export async function joinAgreeing(account: Account, roster: Roster, text: string): Promise<LogChange> {
  return append(unchanged(roster), account, "join", await agreeBody(roster, roster.inForce, text));
}

/** A new version of the agreement, signed first by who proposes it. `text` is exactly what the item holds. */
export async function propose(account: Account, roster: Roster, text: string): Promise<LogChange> {
  return append(unchanged(roster), account, "agree", await agreeBody(roster, roster.agreements.length + 1, text));
}

/** Sign the newest version. `text` is what was read: another text than was proposed is refused. */
export async function signAgreement(account: Account, roster: Roster, text: string): Promise<LogChange> {
  return append(unchanged(roster), account, "agree", await agreeBody(roster, roster.agreements.length, text));
}

async function agreeBody(roster: Roster, number: number, text: string): Promise<Bytes> {
  return encodeAgree({ number, digest: await agreementDigest(roster.group, number, text) });
}

/** Put terms before the group, for exactly who is in now. `replaces`: the number of the version before, now void. */
export async function openRelease(
  account: Account,
  roster: Roster,
  terms: Terms,
  replaces: number,
): Promise<LogChange> {
  const pairs = new Map(Array.from(roster.members, ([person, member]) => [person, member.identity.hash]));
  const digest = await releaseDigest(roster.group, terms, pairs, roster.head);
  return append(unchanged(roster), account, "release-open", encodeOpen({ replaces, digest }));
}

/** Agree that exactly these terms leave the group. `now` in seconds since 1970. */
export async function signRelease(
  account: Account,
  roster: Roster,
  number: number,
  terms: Terms,
  now: number,
): Promise<LogChange> {
  const digest = await checkTerms(roster, number, terms, now);
  return append(unchanged(roster), account, "release-sign", encodeSign({ number, digest }));
}

/** End a proposal, without a reason; every signature under it is void. */
export function voidRelease(account: Account, roster: Roster, number: number): Promise<LogChange> {
  return append(unchanged(roster), account, "release-void", encodeVoid(number));
}

/** Let in somebody who asked, and make a new epoch. What was said before they came stays closed to them. */
export function admit(account: Account, roster: Roster, person: PersonId, how: How): Promise<LogChange> {
  return admitAll(account, roster, [person], how);
}

/** Let in several who asked, with one new epoch for all of them. */
export async function admitAll(
  account: Account,
  roster: Roster,
  people: readonly PersonId[],
  how: How,
): Promise<LogChange> {
  let change = unchanged(roster);
  for (const person of people) {
    const asking = askingOf(roster, person);
    const body = encodeAdmit({ person, identityHash: asking.identity.hash, joinHash: asking.joinHash, how });
    change = await append(change, account, "admit", body);
  }
  return rotate(change, account);
}

/** Approve the new identity of a member who lost everything, and make a new epoch. Then `regrant` their earlier epochs. */
export async function approveKeyChange(
  account: Account,
  roster: Roster,
  person: PersonId,
  how: How,
): Promise<LogChange> {
  const asking = askingOf(roster, person);
  const old = roster.members.get(person);
  if (old === undefined) throw new Refused("subject-not-member");
  const hashes = { oldHash: old.identity.hash, identityHash: asking.identity.hash, joinHash: asking.joinHash };
  const body = encodeKeyChange({ person, ...hashes, how });
  return rotate(await append(unchanged(roster), account, "key-change", body), account);
}

/** Take somebody out, and make a new epoch that they cannot read. */
export async function removeMember(account: Account, roster: Roster, person: PersonId): Promise<LogChange> {
  return rotate(await append(unchanged(roster), account, "remove", encodeRemove(person)), account);
}

/** Go. The epoch is stale until one of the others makes a new one (`newEpoch`): who leaves must not know the next key. */
export function leaveGroup(account: Account, roster: Roster): Promise<LogChange> {
  return append(unchanged(roster), account, "leave", EMPTY);
}

/** Make a new epoch: whenever `roster.isStale`, any member's browser does this by itself. */
export function newEpoch(account: Account, roster: Roster): Promise<LogChange> {
  return rotate(unchanged(roster), account);
}

/** Sign that these people's words, or the QR of the whole roster, were compared and are the same. */
export function recordComparison(
  account: Account,
  roster: Roster,
  people: readonly PersonId[],
  how: Exclude<How, "not-compared">,
): Promise<LogChange> {
  const pairs = people.map((person) => [person, identityHashOf(roster, person)] as const);
  return append(unchanged(roster), account, "compared", encodeCompared({ how, people: new Map(pairs) }));
}

/** Nothing is written after this; reading and taking along stay possible. */
export function closeGroup(account: Account, roster: Roster): Promise<LogChange> {
  return append(unchanged(roster), account, "close", EMPTY);
}

function unchanged(roster: Roster): LogChange {
  return { roster, post: { after: roster.head, entries: [], wraps: [] } };
}

async function rotate(change: LogChange, account: Account): Promise<LogChange> {
  const made = await makeEpoch(change.roster);
  const body = encodeEpoch({ number: made.number, commitment: made.commitment, wraps: made.hashes });
  const { roster, post } = await append(change, account, "epoch", body);
  return { roster, post: { ...post, wraps: made.wraps } };
}

/** One signed entry more. It is verified as any reader will, so what cannot be accepted is never sent. */
async function append(change: LogChange, account: Account, type: EntryType, body: Bytes): Promise<LogChange> {
  const { group, head } = change.roster;
  const fields: EntryFields = {
    group,
    seq: head.seq + 1,
    previous: head.hash,
    type,
    actor: account.person,
    identityHash: account.identity.hash,
    body,
  };
  const unsigned = unsignedEntry(fields);
  const entry = toBase64url<Entry>(join(unsigned, lp(await sign(account.signing, unsigned))));
  const roster = await extend(change.roster, entry, await Identities.of([account.identity.record]));
  return { roster, post: { ...change.post, entries: [...change.post.entries, entry] } };
}

function askingOf(roster: Roster, person: PersonId) {
  const asking = roster.asking.get(person);
  if (asking === undefined) throw new Refused("not-joined");
  return asking;
}

function identityHashOf(roster: Roster, person: PersonId): IdentityHash {
  const member = roster.members.get(person);
  if (member === undefined) throw new Refused("subject-not-member");
  return member.identity.hash;
}
