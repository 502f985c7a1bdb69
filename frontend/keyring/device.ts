/**
 * What this device remembers: keys that cannot be read out, how far each log was seen, and which items were seen.
 *
 * Keys are non-extractable CryptoKeys. Some browsers store such a key and hand back something that does not work,
 * so a stored key counts only after it was read back and used (`probe`); otherwise all stays in this page's memory.
 */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Account, Seen } from "../sealed";
import { SeenRows } from "./seen-rows";

/** How far this device has verified a group's log. `hash` is base64url. */
export interface Pin {
  readonly seq: number;
  readonly hash: string;
}

export interface Device {
  /** False when nothing outlives this page. */
  readonly lasting: boolean;
  keys(person: string): Promise<Account | null>;
  keep(keys: Account): Promise<void>;
  forget(person: string): Promise<void>;
  pin(person: string, group: string): Promise<Pin | null>;
  /** Moves a pin forward; a pin never moves back, whatever order two tabs finish in. */
  movePin(person: string, group: string, pin: Pin): Promise<void>;
  seen(person: string, item: string): Promise<Seen | null>;
  /** Keeps the newest revision that was opened here, whatever order two tabs finish in. */
  see(person: string, seen: Seen): Promise<void>;
}

export interface Tables extends DBSchema {
  keys: { key: string; value: Account };
  pins: { key: string; value: Pin };
  seen: { key: string; value: Seen };
}

const pair = (person: string, thing: string): string => `${person}/${thing}`;

class DiskDevice implements Device {
  readonly lasting = true;
  readonly #db: IDBPDatabase<Tables>;

  readonly #seen: SeenRows;

  constructor(db: IDBPDatabase<Tables>) {
    this.#db = db;
    this.#seen = new SeenRows(db);
  }

  async keys(person: string): Promise<Account | null> {
    return (await this.#db.get("keys", person)) ?? null;
  }

  async keep(keys: Account): Promise<void> {
    await this.#db.put("keys", keys, keys.person);
  }

  /** Pins stay: forgetting how far a log was seen would let an older one pass. */
  async forget(person: string): Promise<void> {
    await this.#db.delete("keys", person);
  }

  async pin(person: string, group: string): Promise<Pin | null> {
    return (await this.#db.get("pins", pair(person, group))) ?? null;
  }

  async movePin(person: string, group: string, pin: Pin): Promise<void> {
    const change = this.#db.transaction("pins", "readwrite");
    const before = await change.store.get(pair(person, group));
    if (before === undefined || before.seq < pin.seq) await change.store.put(pin, pair(person, group));
    await change.done;
  }

  async seen(person: string, item: string): Promise<Seen | null> {
    return this.#seen.find(pair(person, item));
  }

  async see(person: string, seen: Seen): Promise<void> {
    await this.#seen.keep(pair(person, seen.item), seen);
  }
}

/** Remembers keys for as long as the page lives; the rest as well, unless a database `beneath` still works. */
export class MemoryDevice implements Device {
  readonly lasting = false;
  readonly #beneath: Device | undefined;
  readonly #keys = new Map<string, Account>();
  readonly #pins = new Map<string, Pin>();
  readonly #seen = new Map<string, Seen>();

  constructor(beneath?: Device) {
    this.#beneath = beneath;
  }

  async keys(person: string): Promise<Account | null> {
    return this.#keys.get(person) ?? null;
  }

  async keep(keys: Account): Promise<void> {
    this.#keys.set(keys.person, keys);
  }

  async forget(person: string): Promise<void> {
    this.#keys.delete(person);
  }

  async pin(person: string, group: string): Promise<Pin | null> {
    if (this.#beneath) return this.#beneath.pin(person, group);
    return this.#pins.get(pair(person, group)) ?? null;
  }

  async movePin(person: string, group: string, pin: Pin): Promise<void> {
    if (this.#beneath) return this.#beneath.movePin(person, group, pin);
    const before = this.#pins.get(pair(person, group));
    if (before === undefined || before.seq < pin.seq) this.#pins.set(pair(person, group), pin);
  }

  async seen(person: string, item: string): Promise<Seen | null> {
    if (this.#beneath) return this.#beneath.seen(person, item);
    return this.#seen.get(pair(person, item)) ?? null;
  }

  async see(person: string, seen: Seen): Promise<void> {
    if (this.#beneath) return this.#beneath.see(person, seen);
    const before = this.#seen.get(pair(person, seen.item));
    if (before === undefined || before.revision < seen.revision) this.#seen.set(pair(person, seen.item), seen);
  }
}

/** Answers null where the browser keeps no database (some private windows). */
async function openDisk(): Promise<DiskDevice | null> {
  try {
    const db = await openDB<Tables>("kring", 1, {
      upgrade(fresh) {
        fresh.createObjectStore("keys");
        fresh.createObjectStore("pins");
        fresh.createObjectStore("seen");
      },
      // A later version of Kring in another tab must not wait for this one.
      blocking: (_old, _new, event) => (event.target as IDBDatabase).close(),
    });
    return new DiskDevice(db);
  } catch {
    return null;
  }
}

let opened: Promise<Device> | undefined;

/** This page's device; the same one for every caller. */
export function thisDevice(): Promise<Device> {
  opened ??= openDisk().then((disk) => disk ?? new MemoryDevice());
  return opened;
}

/** For tests, and after a failed probe: from now on this page remembers in `device` only. */
export function rememberIn(device: Device): void {
  opened = Promise.resolve(device);
}

/** Put, get, use. True when keys that were read back can really do their work. */
export async function keepProbed(
  device: Device,
  keys: Account,
  works: (kept: Account) => Promise<boolean>,
): Promise<Device> {
  try {
    await device.keep(keys);
    const back = await device.keys(keys.person);
    if (back !== null && (await works(back))) return device;
    await device.forget(keys.person);
  } catch {
    // Falling back is the answer to every failure here: a full disk, a key that cannot be cloned, a blocked database.
  }
  const memory = new MemoryDevice(device.lasting ? device : undefined);
  await memory.keep(keys);
  rememberIn(memory);
  return memory;
}
