/**
 * Whose keys this device knows outside a group, and whether their six words were compared by voice.
 *
 * Who is in no group with somebody has no signed log that vouches for their keys: the server tells them. The first
 * ones that are used stay known; other ones stop until the words are compared. A database of its own, so that pages
 * that show nothing to anybody do not carry it. Locking the device keeps it: these are no keys, and no content.
 */

import { type Identity, knownIdentity, Refused } from "../sealed";
import type { IdentityHash, IdentityRecord, PersonId } from "../sealed/types";
import type { Keyring } from "./types";
import { Distrust } from "./types";

interface Known {
  readonly number: number;
  readonly hash: IdentityHash;
  readonly compared: boolean;
}

/** `new`: never met on this device. `changed`: other keys than were known. `older`: from before the known ones. */
export type Standing = "new" | "known" | "compared" | "changed" | "older";

export interface Acquaintance {
  readonly identity: Identity;
  readonly standing: Standing;
}

const DATABASE = "kring-known";
const STORE = "known";
const inMemory = new Map<string, Known>();

/** What the server tells of somebody's keys, held against what this device knows. Throws `Distrust` for no identity. */
export async function meet(keyring: Pick<Keyring, "person">, person: string, record: string): Promise<Acquaintance> {
  const identity = await parsed(person, record);
  const known = await find(keyring.person, person);
  return { identity, standing: standingOf(identity, known) };
}

/** From now on this device knows these keys as theirs. Only by the deliberate act of who reads this screen. */
export async function remember(
  keyring: Pick<Keyring, "person">,
  identity: Identity,
  { compared }: { readonly compared: boolean },
): Promise<void> {
  const known: Known = { number: identity.number, hash: identity.hash, compared };
  const name = `${keyring.person}/${identity.person}`;
  inMemory.set(name, known);
  await inStore((store) => store.put(known, name)).catch(() => undefined);
}

async function parsed(person: string, record: string): Promise<Identity> {
  try {
    return await knownIdentity(record as IdentityRecord, person as PersonId);
  } catch (cause) {
    if (!(cause instanceof Refused)) throw cause;
    throw new Distrust("bad-identity", cause.message);
  }
}

function standingOf(identity: Identity, known: Known | undefined): Standing {
  if (known === undefined) return "new";
  if (known.hash === identity.hash) return known.compared ? "compared" : "known";
  return identity.number < known.number ? "older" : "changed";
}

async function find(me: string, person: string): Promise<Known | undefined> {
  const name = `${me}/${person}`;
  const kept = await inStore<Known | undefined>((store) => store.get(name)).catch(() => undefined);
  return kept ?? inMemory.get(name);
}

function inStore<Result>(work: (store: IDBObjectStore) => IDBRequest): Promise<Result> {
  return new Promise((done, failed) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const change = db.transaction(STORE, "readwrite");
      const asked = work(change.objectStore(STORE));
      change.oncomplete = () => {
        db.close();
        done(asked.result as Result);
      };
      change.onabort = () => failed(change.error);
    };
  });
}
