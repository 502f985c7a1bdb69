/**
 * Signing out and what was unlocked on this device.
 *
 * The contract: `/afmelden/` ends the sign-in on the server and leads to `/aanmelden/?afgemeld`. That page forgets all
 * keys in the database `kring` (keyring/device.ts) and one on its way (keyring/handed.ts), and keeps how far logs were seen. Texts that wait to be sent are
 * sealed already and stay: they go out when the same person signs in and unlocks again.
 */

import { DATABASE as HANDED } from "../keyring/handed";

export const DATABASE = "kring";
export const KEYS = "keys";

/** Forgets the keys of everybody on this device. Never makes a database that was not there. */
export function forgetKeys(databases: IDBFactory = indexedDB): Promise<void> {
  databases.deleteDatabase(HANDED);
  return new Promise((done) => {
    const opening = databases.open(DATABASE);
    opening.onupgradeneeded = () => opening.transaction?.abort(); // there was none: nothing to forget
    opening.onerror = () => done();
    opening.onsuccess = () => {
      const db = opening.result;
      const close = () => {
        db.close();
        done();
      };
      if (!db.objectStoreNames.contains(KEYS)) return close();
      const change = db.transaction(KEYS, "readwrite");
      change.objectStore(KEYS).clear();
      change.oncomplete = change.onerror = change.onabort = close;
    };
  });
}
