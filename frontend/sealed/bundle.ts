/**
 * A published release that anybody can check without a server: its terms, who was in, and each of their signatures.
 * kring/sealed/rules/bundle.py makes it, and says the same about it.
 */
import { fromBase64url } from "./encoding";
import { entryHash, type ParsedEntry, parseEntry, signedPart } from "./entry";
import { type Identity, parseIdentity } from "./identity";
import type { Roster } from "./log";
import { Refused } from "./refusal";
import {
  RELEASING_MIN,
  readOpen,
  readSign,
  readTerms,
  releaseDigest,
  type Terms,
  termsDigest,
  writeTerms,
} from "./releases";
import { checkSignature } from "./suite";
import type { Entry, EntryHash, GroupId, Head, IdentityRecord, PersonId, ReleaseDigest } from "./types";

export const BUNDLE_FORMAT = "kring/1/release";

/** Something that does not hold. `where` is `people`, `opened`, `signature 2`, … */
export interface Finding {
  readonly where: string;
  readonly reason: string;
}

export interface Stated {
  readonly group: GroupId;
  readonly number: number;
  readonly terms: Terms;
  readonly head: Head;
  readonly people: ReadonlyMap<PersonId, Identity>;
  readonly opened: ParsedEntry;
  readonly signed: readonly ParsedEntry[];
  readonly digest: ReleaseDigest;
}

interface Document {
  readonly format: string;
  readonly group: GroupId;
  readonly number: number;
  readonly terms: Terms;
  readonly head: Head;
  readonly identities: readonly IdentityRecord[];
  readonly opened: Entry;
  readonly signed: readonly Entry[];
}

/** Refuses what is no bundle of this version; what it says is checked by `findingsIn`. */
export async function readBundle(text: string): Promise<Stated> {
  try {
    return await stated(JSON.parse(text) as Document);
  } catch (cause) {
    if (cause instanceof Refused) throw cause;
    throw new Refused("malformed", "a field is missing or of another kind");
  }
}

async function stated(told: Document): Promise<Stated> {
  if (told.format !== BUNDLE_FORMAT) throw new Refused("malformed", "no release of this version");
  const people = await Promise.all(told.identities.map(parseIdentity));
  const byPerson = new Map(people.map((identity) => [identity.person, identity]));
  if (byPerson.size !== people.length) throw new Refused("malformed", "somebody is named twice");
  const terms = readTerms(writeTerms(told.terms));
  if (JSON.stringify(sizes(told.terms)) !== JSON.stringify(sizes(terms))) throw new Refused("malformed", "terms");
  const head: Head = { seq: told.head.seq, hash: told.head.hash as EntryHash };
  fromBase64url(head.hash);
  const pairs = new Map(people.map((identity) => [identity.person, identity.hash]));
  return {
    group: told.group,
    number: told.number,
    terms,
    head,
    people: byPerson,
    opened: parseEntry(told.opened),
    signed: told.signed.map(parseEntry),
    digest: await releaseDigest(told.group, terms, pairs, head),
  };
}

/** How many fields each part has, in whatever order a program wrote them. */
function sizes(terms: Terms): readonly number[] {
  return [terms, terms.programme, terms.organisation, ...terms.recipients].map((part) => Object.keys(part).length);
}

/** Everything that does not hold; empty when exactly this text was signed by everybody who was in. */
export async function findingsIn(bundle: Stated): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  const attempt = async (where: string, check: () => Promise<void> | void) => {
    try {
      await check();
    } catch (cause) {
      if (!(cause instanceof Refused)) throw cause;
      found.push({ where, reason: cause.reason });
    }
  };
  await attempt("people", () => {
    if (bundle.people.size < RELEASING_MIN) throw new Refused("release-unsigned");
  });
  await attempt("opened", () => checkOpened(bundle));
  const signers = new Set<PersonId>();
  for (const [at, entry] of bundle.signed.entries())
    await attempt(`signature ${at + 1}`, () => checkSigned(bundle, entry, signers));
  for (const person of [...bundle.people.keys()].sort())
    if (!signers.has(person)) found.push({ where: "signatures", reason: "release-unsigned" });
  return found;
}

/** The entry that opened it follows on the head in the terms, and names these terms. */
async function checkOpened(bundle: Stated): Promise<void> {
  const { opened: entry, head } = bundle;
  await checkEntry(bundle, entry, "release-open");
  const follows = entry.seq === bundle.number && entry.seq - 1 === head.seq && entry.previous === head.hash;
  if (!follows) throw new Refused("log-chain-broken");
  if (readOpen(entry.body).digest !== bundle.digest) throw new Refused("release-other");
}

async function checkSigned(bundle: Stated, entry: ParsedEntry, signers: Set<PersonId>): Promise<void> {
  await checkEntry(bundle, entry, "release-sign");
  if (entry.seq <= bundle.number) throw new Refused("log-out-of-order");
  const { number, digest } = readSign(entry.body);
  if (number !== bundle.number || digest !== bundle.digest) throw new Refused("release-other");
  if (signers.has(entry.actor)) throw new Refused("release-signed");
  signers.add(entry.actor);
}

/** Of this group and type, by somebody who was in, under the key they had then. */
async function checkEntry(bundle: Stated, entry: ParsedEntry, type: string): Promise<void> {
  if (entry.group !== bundle.group) throw new Refused("log-other-group");
  if (entry.type !== type) throw new Refused("type-unknown", entry.type);
  const identity = bundle.people.get(entry.actor);
  if (identity === undefined) throw new Refused("actor-not-member");
  if (identity.hash !== entry.identityHash) throw new Refused("actor-other-identity");
  await checkSignature(identity.signingKey, entry.signature, signedPart(entry));
}

/** A member also knows the log: what does not stand in it was put together somewhere else. */
export async function checkInLog(bundle: Stated, roster: Roster): Promise<void> {
  for (const entry of [bundle.opened, ...bundle.signed]) {
    const known = roster.moments[entry.seq - 1]?.head.hash;
    if (known !== (await entryHash(entry.encoded))) throw new Refused("release-other", "another log");
  }
  const digest = await termsDigest(roster, bundle.number, bundle.terms);
  if (digest !== bundle.digest) throw new Refused("release-other", "other people");
}
