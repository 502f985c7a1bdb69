/**
 * What was seen of items, read and written many at once: whoever asks at the same moment shares one transaction.
 *
 * A page that opens five hundred texts would otherwise spend most of its time on a thousand transactions.
 */

import type { IDBPDatabase } from "idb";
import type { Seen } from "../sealed";
import type { Tables } from "./device";

/** From so many on, one answer with all between the first and the last is quicker than one for each. */
const many = 16;

interface Asked {
  readonly key: string;
  readonly done: (seen: Seen | null) => void;
  readonly failed: (cause: unknown) => void;
}

interface Told extends Omit<Asked, "done"> {
  readonly seen: Seen;
  readonly done: () => void;
}

export class SeenRows {
  readonly #db: IDBPDatabase<Tables>;
  #asked: Asked[] = [];
  #told: Told[] = [];
  #writing = false;

  constructor(db: IDBPDatabase<Tables>) {
    this.#db = db;
  }

  find(key: string): Promise<Seen | null> {
    return new Promise((done, failed) => {
      this.#asked.push({ key, done, failed });
      if (this.#asked.length === 1) queueMicrotask(() => void this.#answer());
    });
  }

  /** Keeps the newest revision, whatever order two tabs finish in. */
  keep(key: string, seen: Seen): Promise<void> {
    return new Promise((done, failed) => {
      this.#told.push({ key, seen, done, failed });
      if (!this.#writing) void this.#write();
    });
  }

  async #answer(): Promise<void> {
    const asked = this.#asked;
    this.#asked = [];
    try {
      const found = await rowsOf(this.#db.transaction("seen").store, asked);
      for (const { key, done } of asked) done(found.get(key) ?? null);
    } catch (cause) {
      for (const { failed } of asked) failed(cause);
    }
  }

  /** One transaction at a time; what comes meanwhile goes into the next. */
  async #write(): Promise<void> {
    this.#writing = true;
    while (this.#told.length > 0) {
      const told = this.#told;
      this.#told = [];
      try {
        await this.#writeAll(told);
        for (const { done } of told) done();
      } catch (cause) {
        for (const { failed } of told) failed(cause);
      }
    }
    this.#writing = false;
  }

  async #writeAll(told: readonly Told[]): Promise<void> {
    const change = this.#db.transaction("seen", "readwrite");
    const before = await rowsOf(change.store, told);
    for (const { key, seen } of told) {
      if ((before.get(key)?.revision ?? 0) >= seen.revision) continue;
      before.set(key, seen); // a page may tell of two revisions at once
      void change.store.put(seen, key).catch(() => undefined); // `done` below fails with it
    }
    await change.done;
  }
}

interface Rows {
  get(key: string): Promise<Seen | undefined>;
  getAll(range: IDBKeyRange): Promise<Seen[]>;
  getAllKeys(range: IDBKeyRange): Promise<string[]>;
}

async function rowsOf(store: Rows, wanted: readonly { readonly key: string }[]): Promise<Map<string, Seen>> {
  const keys = wanted.map(({ key }) => key).sort();
  const [first, last] = [keys[0], keys.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  if (keys.length < many) {
    const rows = await Promise.all(keys.map(async (key) => [key, await store.get(key)] as const));
    return new Map(rows.filter((row): row is readonly [string, Seen] => row[1] !== undefined));
  }
  const range = IDBKeyRange.bound(first, last);
  const [names, rows] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
  return new Map(names.map((name, at) => [name, rows[at] as Seen]));
}
