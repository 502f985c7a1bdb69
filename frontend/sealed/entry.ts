/** One signed entry of a group's log: its fields, its hash, and the body of each type. */
import {
  ascii,
  fromBase64url,
  HASH_BYTES,
  ID_BYTES,
  idBytes,
  idText,
  join,
  lp,
  numberOf,
  order,
  purpose,
  splitSized,
  textOf,
  toBase64url,
  u32,
} from "./encoding";
import { Refused } from "./refusal";
import { digest, SIGNATURE_BYTES } from "./suite";
import type { AgreementDigest, Bytes, Entry, EntryHash, GroupId, How, IdentityHash, PersonId } from "./types";

const NAME = "kring/1/entry";
const SIZES = [NAME.length, ID_BYTES, 4, HASH_BYTES, null, ID_BYTES, HASH_BYTES, null, SIGNATURE_BYTES] as const;
const ENTRY_BYTES_MAX = 16_384;
const SIGNED_TAIL_BYTES = 4 + SIGNATURE_BYTES;

export const TYPES = [
  "genesis",
  "join",
  "admit",
  "leave",
  "remove",
  "epoch",
  "key-change",
  "compared",
  "agree",
  "release-open",
  "release-sign",
  "release-void",
  "close",
] as const;
export type EntryType = (typeof TYPES)[number];

const HOW: readonly How[] = ["not-compared", "words", "qr"];

/** Fields as in the log; `encoded` is the whole entry with its signature. */
export interface ParsedEntry {
  readonly encoded: Bytes;
  readonly group: GroupId;
  readonly seq: number;
  readonly previous: EntryHash;
  readonly type: EntryType;
  readonly actor: PersonId;
  readonly identityHash: IdentityHash;
  readonly body: Bytes;
  readonly signature: Bytes;
}

export type EntryFields = Omit<ParsedEntry, "encoded" | "signature">;

/** What the actor signs; the entry is this and LP(signature). */
export function unsignedEntry(entry: EntryFields): Bytes {
  const fields = [
    idBytes(entry.group),
    u32(entry.seq),
    fromBase64url(entry.previous),
    ascii(entry.type),
    idBytes(entry.actor),
    fromBase64url(entry.identityHash),
    entry.body,
  ];
  return join(purpose("entry"), lp(...fields));
}

/** What the next entry, a head and a pin name. */
export async function entryHash(encoded: Bytes): Promise<EntryHash> {
  return toBase64url(await digest("entry-hash", encoded));
}

/** Read the fields of an entry; `extend` verifies them. */
export function parseEntry(entry: Entry): ParsedEntry {
  const encoded = fromBase64url(entry);
  if (encoded.length > ENTRY_BYTES_MAX) throw new Refused("too-large", "entry");
  const [name, group, seq, previous, type, actor, identity, body, signature] = splitSized(encoded, SIZES);
  if (textOf(name) !== NAME) throw new Refused("malformed", "entry");
  return {
    encoded,
    group: idText(group),
    seq: numberOf(seq),
    previous: toBase64url(previous),
    type: readType(type),
    actor: idText(actor),
    identityHash: toBase64url(identity),
    body,
    signature,
  };
}

function readType(field: Bytes): EntryType {
  const name = String.fromCharCode(...field);
  const known = TYPES.find((type) => type === name);
  if (known === undefined) throw new Refused("type-unknown");
  return known;
}

/** What the signature covers: everything before it, from the purpose on. */
export function signedPart(entry: ParsedEntry): Bytes {
  return entry.encoded.slice(0, -SIGNED_TAIL_BYTES);
}

export interface AdmitBody {
  readonly person: PersonId;
  readonly identityHash: IdentityHash;
  readonly joinHash: EntryHash;
  readonly how: How;
}

export interface KeyChangeBody extends AdmitBody {
  readonly oldHash: IdentityHash;
}

/** `wraps`: person -> hash of the wrap. */
export interface EpochBody {
  readonly number: number;
  readonly commitment: Bytes;
  readonly wraps: ReadonlyMap<PersonId, string>;
}

/** One version of the group's agreement, by its number and the digest of its exact text. */
export interface AgreeBody {
  readonly number: number;
  readonly digest: AgreementDigest;
}

export interface ComparedBody {
  readonly how: How;
  readonly people: ReadonlyMap<PersonId, IdentityHash>;
}

export function encodeGenesis(salt: Bytes): Bytes {
  return lp(salt);
}

export function encodeAdmit(body: AdmitBody): Bytes {
  return lp(idBytes(body.person), fromBase64url(body.identityHash), fromBase64url(body.joinHash), howByte(body.how));
}

export function encodeKeyChange(body: KeyChangeBody): Bytes {
  const hashes = [body.oldHash, body.identityHash, body.joinHash].map(fromBase64url);
  return lp(idBytes(body.person), ...hashes, howByte(body.how));
}

export function encodeRemove(person: PersonId): Bytes {
  return lp(idBytes(person));
}

export function encodeEpoch(body: EpochBody): Bytes {
  return lp(u32(body.number), body.commitment, encodePairs(body.wraps));
}

export function encodeCompared(body: ComparedBody): Bytes {
  return lp(howByte(body.how), encodePairs(body.people));
}

export function encodeAgree(body: AgreeBody): Bytes {
  return lp(u32(body.number), fromBase64url(body.digest));
}

/** The salt makes two groups differ from their first entry on. */
export function readGenesis(body: Bytes): Bytes {
  return splitSized(body, [32])[0];
}

export function readAdmit(body: Bytes): AdmitBody {
  const [person, identity, joined, how] = splitSized(body, [ID_BYTES, HASH_BYTES, HASH_BYTES, 1]);
  return {
    person: idText(person),
    identityHash: toBase64url(identity),
    joinHash: toBase64url(joined),
    how: readHow(how),
  };
}

export function readKeyChange(body: Bytes): KeyChangeBody {
  const [person, old, identity, joined, how] = splitSized(body, [ID_BYTES, HASH_BYTES, HASH_BYTES, HASH_BYTES, 1]);
  return {
    person: idText(person),
    oldHash: toBase64url(old),
    identityHash: toBase64url(identity),
    joinHash: toBase64url(joined),
    how: readHow(how),
  };
}

export function readRemove(body: Bytes): PersonId {
  return idText(splitSized(body, [ID_BYTES])[0]);
}

export function readEpoch(body: Bytes): EpochBody {
  const [number, commitment, wraps] = splitSized(body, [4, HASH_BYTES, null]);
  return { number: numberOf(number), commitment, wraps: readPairs(wraps) };
}

export function readAgree(body: Bytes): AgreeBody {
  const [number, digest] = splitSized(body, [4, HASH_BYTES]);
  return { number: numberOf(number), digest: toBase64url(digest) };
}

export function readCompared(body: Bytes): ComparedBody {
  const [how, people] = splitSized(body, [1, null]);
  const compared = readPairs<IdentityHash>(people);
  if (how[0] === 0 || compared.size === 0) throw new Refused("malformed", "pairs");
  return { how: readHow(how), people: compared };
}

export function readEmpty(body: Bytes): void {
  if (body.length) throw new Refused("malformed", "body");
}

/** Person and 32 bytes, 48 per pair, ascending by person. */
export function encodePairs(pairs: ReadonlyMap<PersonId, string>): Bytes {
  const rows = Array.from(pairs, ([person, value]) => join(idBytes(person), fromBase64url(value)));
  return join(...rows.sort(order));
}

function readPairs<Value extends string>(field: Bytes): Map<PersonId, Value> {
  const size = ID_BYTES + HASH_BYTES;
  if (field.length % size) throw new Refused("malformed", "pairs");
  const rows = Array.from({ length: field.length / size }, (_, at) => field.slice(size * at, size * (at + 1)));
  rows.forEach((row, at) => {
    const before = rows[at - 1];
    if (before && order(before.subarray(0, ID_BYTES), row.subarray(0, ID_BYTES)) >= 0) {
      throw new Refused("malformed", "order");
    }
  });
  return new Map(rows.map((row) => [idText(row.subarray(0, ID_BYTES)), toBase64url(row.subarray(ID_BYTES))]));
}

function howByte(how: How): Bytes {
  return Uint8Array.of(HOW.indexOf(how));
}

function readHow(field: Bytes): How {
  const how = HOW[field[0] ?? -1];
  if (how === undefined) throw new Refused("malformed", "how");
  return how;
}
