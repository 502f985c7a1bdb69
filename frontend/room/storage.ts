/** What this device keeps of a room: sealed commands that wait, and sealed drafts. Never a readable word. */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Slot } from "../keyring/types";
import type { Command } from "./wire";

/** A command with a sealed text. `at` orders them; a refused one waits for the person. */
export interface Waiting {
  readonly id: string;
  readonly room: string;
  readonly person: string;
  readonly at: number;
  readonly command: Command;
  /** Where the text belongs, to open it again. */
  readonly slot: Slot;
  readonly place: string;
  readonly refused: { readonly kind: string; readonly sentence: string } | null;
}

/** A sealed personal draft; `sent` is the revision that the server has. */
export interface KeptDraft {
  readonly key: string;
  readonly room: string;
  readonly person: string;
  readonly place: string;
  readonly item: string;
  readonly slot: string;
  readonly revision: number;
  readonly sent: number;
  readonly sealed: string;
}

interface Shape extends DBSchema {
  outbox: { key: string; value: Waiting; indexes: { room: [string, string, number] } };
  drafts: { key: string; value: KeptDraft; indexes: { room: [string, string] } };
}

export type Storage = Pick<IDBPDatabase<Shape>, "get" | "put" | "delete" | "getAllFromIndex">;

export function openStorage(name = "kring-room"): Promise<IDBPDatabase<Shape>> {
  return openDB<Shape>(name, 1, {
    upgrade(database) {
      database.createObjectStore("outbox", { keyPath: "id" }).createIndex("room", ["room", "person", "at"]);
      database.createObjectStore("drafts", { keyPath: "key" }).createIndex("room", ["room", "person"]);
    },
  });
}

/** For one person in one room that is played: it goes with the page. */
export function inMemory(): Storage {
  const stores = { outbox: new Map<string, Waiting>(), drafts: new Map<string, KeptDraft>() };
  type Name = keyof typeof stores;
  const all = {
    outbox: () => [...stores.outbox.values()].sort((a, b) => a.at - b.at),
    drafts: () => [...stores.drafts.values()],
  };
  const memory = {
    get: async (name: Name, key: string) => stores[name].get(key),
    delete: async (name: Name, key: string) => void stores[name].delete(key),
    getAllFromIndex: async (name: Name) => all[name](),
    put: async (name: Name, value: Waiting & KeptDraft) => {
      const key = name === "outbox" ? value.id : value.key;
      stores[name].set(key, value);
      return key;
    },
  };
  return memory as unknown as Storage;
}

/** Everything that waits in one room for one person, in the order it was written. */
export function waitingIn(storage: Storage, room: string, person: string): Promise<Waiting[]> {
  const range = IDBKeyRange.bound([room, person, 0], [room, person, Number.MAX_SAFE_INTEGER]);
  return storage.getAllFromIndex("outbox", "room", range);
}
