/** The note of a closing talk on this device: opened, checked against who signed, written for all at the table, signed. */

import { ask } from "../api";
import {
  checkNoteSignature,
  type Identity,
  Ledger,
  noteDigest,
  parseHeader,
  parseIdentity,
  Refused,
  readNote,
  seenNote,
  signNote,
  type TalkNote,
  writeNote,
} from "../sealed";
import type { IdentityRecord, Sealed } from "../sealed/types";
import { thisDevice } from "./device";
import { slotOf } from "./keyring";
import { openShared, sealFor } from "./showing";
import { Distrust, type Keyring } from "./types";

export interface SeatRow {
  readonly person: string;
  readonly name: string;
  /** Null until they set up their access. */
  readonly record: string | null;
}

interface VersionRow {
  readonly number: number;
  readonly by: string;
  readonly at: string;
  readonly sealed: string | null;
  readonly signatures: readonly {
    readonly person: string;
    readonly identity_hash: string;
    readonly signature: string;
  }[];
}

interface Told {
  readonly table: readonly SeatRow[];
  readonly versions: readonly VersionRow[];
  readonly records: readonly string[];
}

export interface Said {
  readonly goal: string;
  readonly result: string;
  readonly next: string;
}

/** `note` is null when it stays closed here: from before I was at the table, or not right. */
export interface Version {
  readonly number: number;
  readonly by: string;
  readonly note: TalkNote | null;
  readonly text: string;
  readonly digest: string;
  /** Whose signature stands under exactly this text. */
  readonly signers: ReadonlySet<string>;
  /** Something that was handed over as a signature is none. */
  readonly hasFalse: boolean;
  /** The keys of who wrote it are others than this device knew. */
  readonly isChanged: boolean;
}

export interface Notes {
  readonly table: readonly SeatRow[];
  readonly versions: readonly Version[];
  /** Identity hash by person, of the table of now; who set up no access is not in it. */
  readonly identities: ReadonlyMap<string, string>;
}

const path = (talk: string) => `/talks/${talk}/note`;
const place = (number: number) => `talk/note/${number}`;

/** Throws `Distrust` when the server shows an older version than this device saw, or another text under its number. */
export async function readNotes(keyring: Keyring, talk: string): Promise<Notes> {
  return opened(keyring, talk, await ask<Told>("GET", path(talk)));
}

async function opened(keyring: Keyring, talk: string, told: Told): Promise<Notes> {
  const known = await identitiesIn(told.records);
  const versions: Version[] = [];
  for (const row of told.versions) versions.push(await openVersion(keyring, talk, row, known));
  await pin(keyring, talk, versions.at(-1));
  const seats = told.table.map(async ({ person, record }) => {
    if (record === null) return [];
    const identity = await parseIdentity(record as IdentityRecord);
    return identity.person === person ? [[person, identity.hash as string] as const] : [];
  });
  return { table: told.table, versions, identities: new Map((await Promise.all(seats)).flat()) };
}

/** By hash; a record that is none is passed over, and then nothing is signed with it. */
async function identitiesIn(records: readonly string[]): Promise<ReadonlyMap<string, Identity>> {
  const parsed = records.map((record) => parseIdentity(record as IdentityRecord).catch(unlessRefused));
  const found = (await Promise.all(parsed)).filter((identity) => identity !== null);
  return new Map(found.map((identity) => [identity.hash as string, identity]));
}

type Known = ReadonlyMap<string, Identity>;

async function openVersion(keyring: Keyring, talk: string, row: VersionRow, known: Known): Promise<Version> {
  const { number, by } = row;
  const closed = { number, by, note: null, text: "", digest: "", signers: new Set<string>() };
  const text = row.sealed === null ? null : await textOf(keyring, talk, row, row.sealed, known);
  if (text === "changed") return { ...closed, hasFalse: false, isChanged: true };
  const note = text === null ? null : readOrNull(text.words);
  if (text === null || note === null) return { ...closed, hasFalse: false, isChanged: false };
  const signed = await Promise.all(row.signatures.map((each) => isSigned(talk, number, text.words, each, known)));
  return {
    number,
    by,
    note,
    text: text.words,
    digest: await noteDigest(talk, number, text.words),
    signers: new Set(row.signatures.filter((_, at) => signed[at]).map((each) => each.person)),
    hasFalse: signed.includes(false),
    isChanged: false,
  };
}

async function textOf(
  keyring: Keyring,
  talk: string,
  { number, by }: VersionRow,
  sealed: string,
  known: Known,
): Promise<{ readonly words: string } | "changed" | null> {
  const header = readHeader(sealed);
  const owner = [...known.values()].find((one) => one.person === by && one.number === header?.epoch);
  if (header === null || owner === undefined) return null;
  const row = { id: header.item, owner: by, revision: 1, sealed, record: owner.record };
  const read = await openShared(keyring, row, await slotOf(talk, talk, place(number)));
  if (read === "changed") return read;
  return read.locked || read.kind !== "talk" ? null : { words: read.text };
}

async function isSigned(
  talk: string,
  number: number,
  text: string,
  { person, identity_hash, signature }: VersionRow["signatures"][number],
  known: Known,
): Promise<boolean> {
  const identity = known.get(identity_hash);
  if (identity?.person !== person) return false;
  const checked = checkNoteSignature(talk, number, text, { identity, signature });
  return (await checked.then(() => true).catch(unlessRefused)) ?? false;
}

/** The newest version that this device saw: an older one is noticed, and another text under its number. */
async function pin(keyring: Keyring, talk: string, newest: Version | undefined): Promise<void> {
  const device = await thisDevice();
  const before = await device.seen(keyring.person, talk);
  if (before !== null && (newest?.number ?? 0) < before.revision) throw new Distrust("shorter-history", "talk note");
  if (!newest?.note) return;
  const row = await seenNote(talk, newest.number, newest.text);
  try {
    new Ledger(before === null ? [] : [before]).see(row);
  } catch (cause) {
    throw new Distrust("other-history", cause instanceof Error ? cause.message : "");
  }
  await device.see(keyring.person, row);
}

/** Seals a next version to everybody at the table. `before`: the version that its writer had read. */
export async function writeVersion(
  keyring: Keyring,
  talk: string,
  notes: Notes,
  said: Said,
  before: Version | undefined,
): Promise<Notes> {
  const number = (notes.versions.at(-1)?.number ?? 0) + 1;
  const table = [...notes.identities].map(([person, identity]) => ({ person, identity }));
  const text = writeNote({ ...said, before: before?.digest ?? "", table: table as unknown as TalkNote["table"] });
  const item = crypto.randomUUID();
  const slot = await slotOf(talk, talk, place(number));
  const copies = await sealFor(keyring, notes.table, {
    item,
    slot,
    revision: 1,
    body: { kind: "talk", parent: null, text },
  });
  const asked = {
    digest: await noteDigest(talk, number, text),
    copies: copies.map(({ reader, sealed }) => ({ person: reader, sealed })),
  };
  return opened(keyring, talk, await ask<Told>("PUT", `${path(talk)}/${number}`, asked));
}

/** Signs the text that stands on the screen, as the version it is. */
export async function signVersion(keyring: Keyring, talk: string, { number, text }: Version): Promise<Notes> {
  const account = await (await thisDevice()).keys(keyring.person);
  if (account === null) throw new Error("this device was locked");
  const signature = await signNote(account, talk, number, text);
  return opened(keyring, talk, await ask<Told>("PUT", `${path(talk)}/${number}/signature`, { signature }));
}

/** Versions that its writer had not read: they were writing at the same time. Both are kept. */
export function besides(versions: readonly Version[]): readonly Version[] {
  const newest = versions.at(-1);
  if (!newest?.note) return [];
  const { before } = newest.note;
  const base = versions.findIndex((one) => one.digest === before);
  return before === "" || base >= 0 ? versions.slice(base + 1, -1).filter((one) => one.note !== null) : [];
}

/** Everybody at the table of now is at the note's, with the keys they have now. */
export function isForAll({ identities, table }: Notes, { note }: Version): boolean {
  const named = note?.table ?? [];
  const fits = named.every((seat) => identities.get(seat.person) === (seat.identity as string));
  return fits && named.length === table.length;
}

function readHeader(sealed: string) {
  try {
    return parseHeader(sealed as Sealed);
  } catch (cause) {
    return unlessRefused(cause);
  }
}

function readOrNull(text: string): TalkNote | null {
  try {
    return readNote(text);
  } catch (cause) {
    return unlessRefused(cause);
  }
}

function unlessRefused(cause: unknown): null {
  if (cause instanceof Refused) return null;
  throw cause;
}
