/** The agreement as this device sees it: versions with their texts, who signed, and what was said about them. */

import { api, ask, type ItemRow } from "../api";
import type { Here } from "../group/here";
import { type Agreement, agreedIn, type CopyRow, copyFor, knownAs, openCopies, textOf } from "../keyring/agreement";
import { slotOf } from "../keyring/keyring";
import type { GroupKeys, Opened } from "../keyring/types";
import { type Clause, readTerms } from "./terms";

export const agreementPlace = "agreement";
export const talkPlace = "agreement/talk";
/** No `draft/…`: the room offers those to a step. */
export const draftPlace = "agreement/draft";
export const noteDraftPlace = "agreement/talk/draft";

export interface Version {
  readonly number: number;
  readonly proposer: string;
  readonly signers: ReadonlySet<string>;
  readonly isInForce: boolean;
  /** Exactly what was signed; null when no text that the server gave fits the log. */
  readonly text: string | null;
  /** Null when there is no text, or when it holds more than can be shown. */
  readonly clauses: readonly Clause[] | null;
  /** The sealed item that holds it, when this device could open it; a copy has none. */
  readonly item: string | null;
  readonly epoch: number;
}

/** `about`: the item of a version. `clause`: its key, or null for the whole. */
export interface Note {
  readonly item: string;
  readonly by: string;
  readonly about: string;
  readonly clause: string | null;
  readonly notYet: boolean;
  readonly text: string;
}

export interface Reading {
  readonly versions: readonly Version[];
  readonly inForce: Version | null;
  /** The newest, while not all have signed it. */
  readonly proposal: Version | null;
  readonly notes: readonly Note[];
  readonly handed: readonly Omit<CopyRow, "sealed">[];
}

interface Told {
  readonly mine: readonly Omit<CopyRow, "person">[];
  readonly handed: readonly Omit<CopyRow, "sealed">[];
}

const told = (group: string) => ask<Told>("GET", `/groups/${group}/agreement`);

/** For members. Items that fit no version were never proposed: their author lost the connection half-way. */
export async function readAgreement({ keys }: Here): Promise<Reading> {
  const [items, notes, copies] = await Promise.all([
    openedAt(keys, agreementPlace),
    openedAt(keys, talkPlace),
    told(keys.group),
  ]);
  const handed = await openCopies(keys, copies.mine);
  const { versions, inForce, newest } = agreedIn(keys);
  const read = await Promise.all(versions.map((version) => versionOf(keys, version, items, handed, inForce)));
  return {
    versions: read,
    inForce: read.find((one) => one.isInForce) ?? null,
    proposal: newest && newest !== inForce ? (read.at(-1) ?? null) : null,
    notes: notes.flatMap(noteOf),
    handed: copies.handed,
  };
}

/** For who is not in yet: the agreement in force, once a member gave it to read. */
export async function readAtTheDoor({ keys }: Here): Promise<Version | null> {
  const { inForce } = agreedIn(keys);
  if (inForce === null) return null;
  const handed = await openCopies(keys, (await told(keys.group)).mine);
  const version = await versionOf(keys, inForce, [], handed, inForce);
  return version.text === null ? null : version;
}

async function openedAt(keys: GroupKeys, place: string): Promise<readonly Opened[]> {
  const slot = await slotOf(keys.group, keys.group, place);
  const rows: readonly ItemRow[] = await api.items(keys.group, { slot });
  const opened = rows.map((row) =>
    keys.open(row.sealed, { slot, item: row.id, by: row.author, revision: row.revision }),
  );
  return (await Promise.all(opened)).filter((one): one is Opened => !one.locked);
}

async function versionOf(
  keys: GroupKeys,
  version: Agreement,
  items: readonly Opened[],
  handed: readonly string[],
  inForce: Agreement | null,
): Promise<Version> {
  const { number, proposer, signers } = version;
  const sealed = items.filter((item) => item.kind === "agreement");
  const text = await textOf(keys, number, [...sealed.map((item) => item.text), ...handed]);
  const item = sealed.find((one) => one.text === text);
  return {
    number,
    proposer,
    signers,
    isInForce: version === inForce,
    text,
    clauses: text === null ? null : readTerms(text),
    item: item?.item ?? null,
    epoch: item?.epoch ?? 0,
  };
}

function noteOf({ kind, item, author, parent, text }: Opened): Note[] {
  if (kind !== "note" || parent === null) return [];
  try {
    const { clause, not_yet: notYet, text: said } = JSON.parse(text) as Record<string, unknown>;
    const isWhole =
      typeof said === "string" && typeof notYet === "boolean" && (clause === null || typeof clause === "string");
    return isWhole ? [{ item, by: author, about: parent, clause, notYet, text: said }] : [];
  } catch {
    return [];
  }
}

/** Seals a text to the group as an agreement. It is a version only once `propose` put it into the log. */
export async function keepText(keys: GroupKeys, text: string): Promise<void> {
  await keep(keys, agreementPlace, "agreement", null, text);
}

export async function say(
  keys: GroupKeys,
  about: string,
  note: Pick<Note, "clause" | "notYet" | "text">,
): Promise<void> {
  const { clause, notYet, text } = note;
  await keep(keys, talkPlace, "note", about, JSON.stringify({ clause, not_yet: notYet, text }));
}

async function keep(keys: GroupKeys, place: string, kind: "agreement" | "note", parent: string | null, text: string) {
  const [item, slot] = [crypto.randomUUID(), await slotOf(keys.group, keys.group, place)];
  await api.putItem(keys.group, item, await keys.seal({ item, slot, revision: 1, body: { kind, parent, text } }));
}

/** Members who cannot open a version that matters, because it was sealed before they came: they get a copy. */
export async function handToMembers({ keys, keyring }: Here, reading: Reading): Promise<void> {
  // Whoever reads a copy themself does not know who else can open the item.
  const wanted = [reading.inForce, reading.proposal].filter((version) => version?.item);
  const lacking = wanted.flatMap((version) =>
    keys.roster
      .map((member) => member.person)
      .filter((person) => person !== keyring.person && version && !canRead(keys, version, person, reading))
      .flatMap((person) => (version ? [{ version, person }] : [])),
  );
  await hand(keys, lacking);
}

/** One person who asks to come in gets the agreement in force to read. A member decides this by name. */
export async function handAtTheDoor(here: Here, person: string): Promise<void> {
  const { inForce } = await readAgreement(here);
  if (inForce) await hand(here.keys, [{ version: inForce, person }]);
}

/** Who was given the agreement in force under the identity they have now. */
export function wasHanded(keys: GroupKeys, number: number, person: string, handed: Reading["handed"]): boolean {
  const identity = knownAs(keys, person);
  return handed.some((row) => row.person === person && row.number === number && row.identity_hash === identity);
}

export async function handedSoFar(keys: GroupKeys): Promise<Reading["handed"]> {
  return (await told(keys.group)).handed;
}

function canRead(keys: GroupKeys, version: Version, person: string, { handed }: Reading): boolean {
  const isSealedToThem = version.epoch > 0 && keys.readersOf(version.epoch).includes(person);
  return version.text === null || isSealedToThem || wasHanded(keys, version.number, person, handed);
}

async function hand(keys: GroupKeys, to: readonly { readonly version: Version; readonly person: string }[]) {
  const made = to.map(({ version, person }) =>
    version.text === null ? null : copyFor(keys, version.number, version.text, person),
  );
  const copies = (await Promise.all(made)).filter((copy) => copy !== null);
  if (copies.length > 0) await ask("POST", `/groups/${keys.group}/agreement/copies`, copies);
}
