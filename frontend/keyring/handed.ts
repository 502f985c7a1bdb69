/**
 * From the sign-in page to the next: the secret of the passkey somebody signed in with, as a key that cannot be read out.
 *
 * One gesture then signs in and opens. It is taken once, within minutes, by the person it was handed to; it is never
 * sent. Its own database, so that the small sign-in module needs to know nothing else of this folder.
 */

import { passkeyKey } from "../sealed/prf";

interface Handed {
  readonly person: string;
  readonly key: CryptoKey;
  readonly at: number;
}

export const DATABASE = "kring-handed";
const STORE = "handed";
const MINUTES = 5;

function inStore<Result>(work: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result> {
  return new Promise((done, failed) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const db = opening.result;
      const asked = work(db.transaction(STORE, "readwrite").objectStore(STORE));
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
      asked.transaction?.addEventListener("complete", () => db.close());
    };
  });
}

/** Where the browser keeps no database or no such key, nothing is handed over: then opening is a gesture of its own. */
export async function handOver(person: string, secret: Uint8Array<ArrayBuffer>): Promise<void> {
  const handed: Handed = { person, key: await passkeyKey(secret), at: Date.now() };
  await inStore((store) => store.put(handed, STORE)).catch(() => undefined);
}

/** What was handed to this person; gone afterwards, whoever it was for. */
export async function takeOver(person: string): Promise<CryptoKey | null> {
  try {
    const handed = (await inStore((store) => store.get(STORE))) as Handed | undefined;
    if (handed === undefined) return null;
    await inStore((store) => store.delete(STORE));
    const isFresh = Math.abs(Date.now() - handed.at) < MINUTES * 60_000;
    return isFresh && handed.person === person ? handed.key : null;
  } catch {
    return null;
  }
}
