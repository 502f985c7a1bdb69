/** What a group lets go of: the terms that each member signs, and how a release stands after each entry of the log. */
import {
  ascii,
  fromBase64url,
  HASH_BYTES,
  idBytes,
  join,
  lp,
  numberOf,
  splitSized,
  toBase64url,
  u32,
} from "./encoding";
import { encodePairs } from "./entry";
import type { Roster } from "./log";
import { Refused } from "./refusal";
import { digest } from "./suite";
import type { Bytes, GroupId, Head, IdentityHash, PersonId, ReleaseDigest } from "./types";

export const RELEASE_KINDS = ["text", "numbers"] as const;
export type ReleaseKind = (typeof RELEASE_KINDS)[number];
/** Members: who is alone has nobody to agree with. */
export const RELEASING_MIN = 2;

/** Everything a member sees before signing, as it is sealed and published. Names are signed too. */
export interface Terms {
  readonly format: 1;
  readonly kind: ReleaseKind;
  readonly programme: { readonly id: string; readonly title: string };
  readonly organisation: { readonly id: string; readonly name: string };
  readonly recipients: readonly { readonly person: string; readonly name: string }[];
  readonly purpose: string;
  /** Seconds since 1970. */
  readonly expires: number;
  /** 32 bytes in base64url. */
  readonly salt: string;
  readonly text: string;
}

/** `replaces`: the number of the release that this one is a new version of, 0 for none. */
export interface OpenBody {
  readonly replaces: number;
  readonly digest: ReleaseDigest;
}

export interface SignBody {
  readonly number: number;
  readonly digest: ReleaseDigest;
}

/** One release. `number` is the seq of the entry that opened it; `signers` are members of now. */
export interface Release {
  readonly number: number;
  readonly digest: ReleaseDigest;
  readonly opener: PersonId;
  readonly replaces: number;
  readonly signers: ReadonlySet<PersonId>;
  readonly isVoid: boolean;
}

/** What is signed: the terms, who is in, and the head right before the release opened. */
export async function releaseDigest(
  group: GroupId,
  terms: Terms,
  roster: ReadonlyMap<PersonId, IdentityHash>,
  head: Head,
): Promise<ReleaseDigest> {
  const salt = fromBase64url(terms.salt);
  if (!RELEASE_KINDS.includes(terms.kind) || salt.length !== HASH_BYTES) throw new Refused("malformed", "terms");
  const recipients = terms.recipients.map(({ person, name }) => lp(idBytes(person), ascii(name)));
  const fields = [
    idBytes(group),
    ascii(terms.kind),
    idBytes(terms.programme.id),
    ascii(terms.programme.title),
    idBytes(terms.organisation.id),
    ascii(terms.organisation.name),
    join(...recipients),
    ascii(terms.purpose),
    encodePairs(roster),
    u32(head.seq),
    fromBase64url(head.hash),
    u32(terms.expires),
    salt,
    ascii(terms.text),
  ];
  return toBase64url(await digest("release", ...fields));
}

export function writeTerms({ kind, programme, organisation, recipients, purpose, expires, salt, text }: Terms): string {
  return JSON.stringify({
    format: 1,
    kind,
    programme: { id: programme.id, title: programme.title },
    organisation: { id: organisation.id, name: organisation.name },
    recipients: recipients.map(({ person, name }) => ({ person, name })),
    purpose,
    expires,
    salt,
    text,
  });
}

/** Refuses another spelling, and anything more than the terms: what is not shown is not signed. */
export function readTerms(text: string): Terms {
  try {
    const terms = JSON.parse(text) as Terms;
    if (isWhole(terms) && writeTerms(terms) === text) return terms;
  } catch {
    // As little terms as any other text.
  }
  throw new Refused("malformed", "terms of a release");
}

function isWhole({ format, kind, programme, organisation, recipients, purpose, expires, salt, text }: Terms): boolean {
  const ids = [programme.id, organisation.id, ...recipients.map(({ person }) => person)];
  const names = [programme.title, organisation.name, ...recipients.map(({ name }) => name)];
  const areTexts = [...ids, ...names, purpose, salt, text].every((one) => typeof one === "string");
  return areTexts && typeof expires === "number" && format === 1 && RELEASE_KINDS.includes(kind);
}

/** What every signature under release `number` must name, as this log knows who was in when it opened. */
export function termsDigest(roster: Roster, number: number, terms: Terms): Promise<ReleaseDigest> {
  const before = roster.moments[number - 2];
  if (before === undefined) throw new Refused("release-other", String(number));
  const pairs = new Map(Array.from(before.members, ([person, member]) => [person, member.identity.hash]));
  return releaseDigest(roster.group, terms, pairs, before.head);
}

/** Of all texts that a server hands out as releases, the terms that the log names. */
export async function findTerms(roster: Roster, number: number, texts: readonly string[]): Promise<Terms> {
  const release = roster.releases.find((one) => one.number === number);
  for (const text of release ? texts : []) {
    const terms = readTerms(text);
    if ((await termsDigest(roster, number, terms)) === release?.digest) return terms;
  }
  throw new Refused("release-other", `the text of release ${number} is not here`);
}

/** May a member still sign these terms as release `number`? `now` in seconds. */
export async function checkTerms(roster: Roster, number: number, terms: Terms, now: number): Promise<ReleaseDigest> {
  const release = standing(roster.releases, number);
  if ((await termsDigest(roster, number, terms)) !== release.digest) throw new Refused("release-other", String(number));
  if (now >= terms.expires) throw new Refused("release-expired", String(number));
  return release.digest;
}

/** Every member of now signed this release, two or more, and it was not made void. */
export function mayLeave(roster: Roster, release: Release): boolean {
  const people = [...roster.members.keys()];
  return !release.isVoid && people.length >= RELEASING_MIN && people.every((person) => release.signers.has(person));
}

export function encodeOpen({ replaces, digest: signed }: OpenBody): Bytes {
  return lp(u32(replaces), fromBase64url(signed));
}

export function encodeSign({ number, digest: signed }: SignBody): Bytes {
  return lp(u32(number), fromBase64url(signed));
}

export function encodeVoid(number: number): Bytes {
  return lp(u32(number));
}

export function readOpen(body: Bytes): OpenBody {
  const [replaces, signed] = splitSized(body, [4, HASH_BYTES]);
  return { replaces: numberOf(replaces), digest: toBase64url(signed) };
}

export function readSign(body: Bytes): SignBody {
  const [number, signed] = splitSized(body, [4, HASH_BYTES]);
  return { number: numberOf(number), digest: toBase64url(signed) };
}

export function readVoid(body: Bytes): number {
  return numberOf(splitSized(body, [4])[0]);
}

type Releases = readonly Release[];

/** A new release; the one it replaces is void, and every signature under it with it. */
export function opened(releases: Releases, number: number, opener: PersonId, body: OpenBody): Releases {
  const before = body.replaces ? voided(releases, body.replaces) : releases;
  const { digest: signed, replaces } = body;
  return [...before, { number, digest: signed, opener, replaces, signers: new Set(), isVoid: false }];
}

export function signed(releases: Releases, signer: PersonId, body: SignBody): Releases {
  const release = standing(releases, body.number);
  if (release.digest !== body.digest) throw new Refused("release-other", String(body.number));
  if (release.signers.has(signer)) throw new Refused("release-signed");
  return changed(releases, { ...release, signers: new Set(release.signers).add(signer) });
}

export function voided(releases: Releases, number: number): Releases {
  return changed(releases, asVoid(standing(releases, number)));
}

/** Who is in, or under which key, changed: nobody signed with these people. */
export function allVoided(releases: Releases): Releases {
  return releases.map(asVoid);
}

function asVoid(release: Release): Release {
  return { ...release, signers: new Set(), isVoid: true };
}

function standing(releases: Releases, number: number): Release {
  const release = releases.find((one) => one.number === number);
  if (release === undefined) throw new Refused("release-other", String(number));
  if (release.isVoid) throw new Refused("release-void", String(number));
  return release;
}

function changed(releases: Releases, release: Release): Releases {
  return releases.map((one) => (one.number === release.number ? release : one));
}
