/**
 * What somebody keeps for themself alone: goals, preparations, reports, resolutions. Sealed with their own key.
 *
 * A shelf holds one kind. Its slot is made of the person and the kind, so the server sees how many things somebody
 * keeps, not which meeting or goal they are about: those ids are inside the sealed text.
 */

import { api, type DraftRow } from "../api";
import { slotOf } from "../keyring/keyring";
import type { Keyring, Locked, Slot } from "../keyring/types";
import { readValue, type ShelfKind, type Values } from "./values";

export interface Kept<Value> {
  readonly id: string;
  readonly revision: number;
  /** When the server got it, as an ISO instant; nobody signed that. */
  readonly at: string;
  /** The thing this was written beside, on another device at the same time, or null. */
  readonly twinOf: string | null;
  readonly value: Value;
}

export type Put<Value> =
  | { readonly how: "kept"; readonly kept: Kept<Value> }
  /** Another device kept something else meanwhile. Both stay: mine stands under an id of its own. */
  | { readonly how: "both"; readonly mine: Kept<Value>; readonly theirs: Kept<Value> };

export interface Found<Value> {
  readonly kept: readonly Kept<Value>[];
  /** What does not open here: sealed under an identity that was lost, or tampered with. */
  readonly locked: readonly Locked[];
}

export type Keys = Pick<Keyring, "person" | "sealPersonal" | "openPersonal">;
export type Remote = Pick<typeof api.drafts, "find" | "put">;

export async function openShelf<Kind extends ShelfKind>(
  keys: Keys,
  kind: Kind,
  remote: Remote = api.drafts,
): Promise<Shelf<Kind>> {
  return new Shelf(keys, kind, await slotOf(keys.person, keys.person, `own/${kind}`), remote);
}

const malformed: Locked = { locked: true, why: "malformed", who: [] };

export class Shelf<Kind extends ShelfKind> {
  constructor(
    readonly keys: Keys,
    readonly kind: Kind,
    readonly slot: Slot,
    readonly remote: Remote,
  ) {}

  /** Everything on it, in the order of being kept. */
  async all(): Promise<Found<Values[Kind]>> {
    const rows = await this.remote.find(this.slot);
    const opened = await Promise.all(rows.map((row) => this.#open(row)));
    const kept = opened.filter((each): each is Kept<Values[Kind]> => each !== null && !("locked" in each));
    return {
      kept: kept.sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at))),
      locked: opened.filter((each): each is Locked => each !== null && "locked" in each),
    };
  }

  /** Keeps a new thing, or the next text of `before`. Throws `TooLong`, and what the network throws. */
  async put(value: Values[Kind], before?: Kept<Values[Kind]>): Promise<Put<Values[Kind]>> {
    const id = before?.id ?? crypto.randomUUID();
    const revision = (before?.revision ?? 0) + 1;
    const twinOf = before?.twinOf ?? null;
    if (await this.#send(id, revision, JSON.stringify(value), twinOf)) {
      return { how: "kept", kept: { id, revision, at: new Date().toISOString(), twinOf, value } };
    }
    const theirs = await this.#find(id);
    if (theirs && isSame(theirs.value, value)) return { how: "kept", kept: theirs }; // an answer that got lost
    const mine = await this.#putBeside(value, id);
    return theirs ? { how: "both", mine, theirs } : { how: "kept", kept: mine };
  }

  /**
   * Takes a thing off: an empty text takes the place of what it said, at the server too.
   * False when another device changed it meanwhile: nothing is taken off then.
   */
  remove(kept: Kept<Values[Kind]>): Promise<boolean> {
    return this.#send(kept.id, kept.revision + 1, "", null);
  }

  async #putBeside(value: Values[Kind], twinOf: string): Promise<Kept<Values[Kind]>> {
    const id = crypto.randomUUID();
    await this.#send(id, 1, JSON.stringify(value), twinOf);
    return { id, revision: 1, at: new Date().toISOString(), twinOf, value };
  }

  async #send(item: string, revision: number, text: string, parent: string | null): Promise<boolean> {
    const body = { kind: this.kind, parent, text };
    const sealed = await this.keys.sealPersonal({ item, slot: this.slot, revision, body });
    return this.remote.put(item, this.slot, revision, sealed);
  }

  async #find(id: string): Promise<Kept<Values[Kind]> | null> {
    const row = (await this.remote.find(this.slot)).find((each) => each.id === id);
    const opened = row ? await this.#open(row) : null;
    return opened === null || "locked" in opened ? null : opened;
  }

  /** Null for what was taken off. */
  async #open({ id, revision, sealed, at }: DraftRow): Promise<Kept<Values[Kind]> | Locked | null> {
    const opened = await this.keys.openPersonal(sealed, { slot: this.slot, item: id, revision });
    if (opened.locked) return opened;
    if (opened.kind !== this.kind) return malformed;
    if (opened.text === "") return null;
    const value = readValue(this.kind, opened.text);
    return value === null ? malformed : { id, revision, at, twinOf: opened.parent, value };
  }
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
