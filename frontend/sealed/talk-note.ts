/** The note of a closing talk: its one spelling, what is signed, and whether everybody at its table did. */
import type { Account } from "./account";
import { ascii, fromBase64url, HASH_BYTES, idBytes, join, lp, purpose, toBase64url, u32 } from "./encoding";
import type { Identity } from "./identity";
import type { Seen } from "./ledger";
import { Refused } from "./refusal";
import { checkSignature, digest, randomBytes, SALT_BYTES, sign } from "./suite";
import type { Bytes, IdentityHash, ItemHash, ItemId, PersonId, Slot } from "./types";

const NO_SLOT = toBase64url<Slot>(new Uint8Array(HASH_BYTES));

/** Somebody who signs, under the identity that the writer knew of them. */
export interface Seat {
  readonly person: PersonId;
  readonly identity: IdentityHash;
}

/** `before`: the digest of the version that its writer had read, or "". `salt`: the digest lets nobody test guesses. */
export interface TalkNote {
  readonly format: 1;
  readonly salt: string;
  readonly before: string;
  /** By person. */
  readonly table: readonly Seat[];
  readonly goal: string;
  readonly result: string;
  readonly next: string;
}

export interface NoteSignature {
  readonly identity: Identity;
  readonly signature: string;
}

/** Half a surrogate pair: the two sides would spell it differently. */
const lone = /\p{Cs}/u;

/** Exactly what is sealed and signed, with a salt of its own. */
export function writeNote(note: Omit<TalkNote, "format" | "salt">): string {
  return spelled({ ...note, format: 1, salt: toBase64url(randomBytes(SALT_BYTES)) }).normalize("NFC");
}

function spelled({ salt, before, table, goal, result, next }: TalkNote): string {
  const seats = table.toSorted((one, other) => (one.person < other.person ? -1 : 1));
  const rows = seats.map(({ person, identity }) => ({ person, identity }));
  return JSON.stringify({ format: 1, salt, before, table: rows, goal, result, next });
}

/** Refuses another spelling, and anything more than a note: what is not shown is not signed. */
export function readNote(text: string): TalkNote {
  const note = parsed(text);
  if (note === null || spelled(note) !== text) throw new Refused("malformed", "a note");
  return note;
}

function parsed(text: string): TalkNote | null {
  try {
    const note = JSON.parse(text) as TalkNote;
    const { salt, before, table, goal, result, next } = note;
    for (const { person } of table) idBytes(person);
    const hashes = [salt, ...table.map((seat) => seat.identity), ...(before === "" ? [] : [before])];
    const areHashes = hashes.every((hash) => fromBase64url(hash).length === HASH_BYTES);
    const areTexts = [before, goal, result, next].every((one) => typeof one === "string" && !lone.test(one));
    const isOnce = new Set(table.map((seat) => seat.person)).size === table.length && table.length > 0;
    return note.format === 1 && areHashes && areTexts && isOnce ? note : null;
  } catch {
    return null;
  }
}

/** What every signature under version `number` names. */
export async function noteDigest(talk: string, number: number, text: string): Promise<string> {
  return toBase64url(await digest("talk-note-text", idBytes(talk), u32(number), ascii(text)));
}

async function signedBytes(talk: string, number: number, text: string): Promise<Bytes> {
  const named = fromBase64url(await noteDigest(talk, number, text));
  return join(purpose("talk-note"), lp(idBytes(talk), u32(number), named));
}

/** Sign this exact text as this version. Only who is at its table, under the identity that it names. */
export async function signNote(account: Account, talk: string, number: number, text: string): Promise<string> {
  checkSeat(readNote(text), account.identity);
  return toBase64url(await sign(account.signing, await signedBytes(talk, number, text)));
}

/** Did somebody at its table sign exactly this text as this version of this talk's note? */
export async function checkNoteSignature(
  talk: string,
  number: number,
  text: string,
  { identity, signature }: NoteSignature,
): Promise<void> {
  checkSeat(readNote(text), identity);
  await checkSignature(identity.signingKey, fromBase64url(signature), await signedBytes(talk, number, text));
}

/** Did everybody at its table sign it? */
export async function checkNote(
  talk: string,
  number: number,
  text: string,
  signed: readonly NoteSignature[],
): Promise<TalkNote> {
  for (const each of signed) await checkNoteSignature(talk, number, text, each);
  const note = readNote(text);
  const signers = new Set(signed.map(({ identity }) => identity.person));
  if (!note.table.every((seat) => signers.has(seat.person))) throw new Refused("note-unsigned");
  return note;
}

/** What a device keeps of the newest version it saw: an older one, or another text under its number, is noticed. */
export async function seenNote(talk: string, number: number, text: string): Promise<Seen> {
  const hash = (await noteDigest(talk, number, text)) as ItemHash;
  return { item: talk as ItemId, author: talk as PersonId, slot: NO_SLOT, revision: number, hash };
}

function checkSeat({ table }: TalkNote, { person, hash }: Identity): void {
  const seat = table.find((one) => one.person === person);
  if (seat === undefined) throw new Refused("actor-not-member");
  if (seat.identity !== hash) throw new Refused("actor-other-identity");
}
