/**
 * One thing of one's own that is kept while it is typed: sealed on this device within a second, on the shelf soon after.
 *
 * Where another device wrote meanwhile, both texts stay: this device goes on with its own, under an id of its own.
 */

import type { Kept, Put } from "../own/shelf";
import type { Saving } from "../room/drafts";

export interface OnShelf<Value> {
  put(value: Value, before?: Kept<Value>): Promise<Put<Value>>;
}

/** What this device typed and the shelf perhaps does not have. `base` is the text it was typed over. */
export interface Stashed<Value> {
  readonly value: Value;
  readonly base: { readonly id: string; readonly revision: number } | null;
}

/** Of this device alone, sealed. */
export interface Stash<Value> {
  write(stashed: Stashed<Value> | null): void;
}

export interface KeeperParts<Value> {
  readonly shelf: OnShelf<Value>;
  readonly stash: Stash<Value>;
  readonly saving: (saving: Saving) => void;
  /** Another device kept something else at the same time: theirs, and mine that stands beside it. */
  readonly both: (theirs: Kept<Value>, mine: Kept<Value>) => void;
  readonly kept: (kept: Kept<Value>) => void;
  /** Milliseconds of rest before what was typed is sent. */
  readonly pause?: number;
}

export class Keeper<Value> {
  #kept: Kept<Value> | null;
  #wanted: Value | null = null;
  /** Sent, and no answer came: it may have arrived. Sent once more as it was, so that it is no twin of itself. */
  #unsure: Value | null = null;
  #busy: Promise<void> | null = null;
  #timer = 0;

  constructor(
    readonly parts: KeeperParts<Value>,
    kept: Kept<Value> | null,
  ) {
    this.#kept = kept;
  }

  get isUnsent(): boolean {
    return this.#wanted !== null;
  }

  write(value: Value): void {
    this.#wanted = value;
    this.parts.saving("writing");
    this.#stash();
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.send(), this.parts.pause ?? 1200);
  }

  /** Everything to the shelf now; false when that could not be. One at a time, the newest last. */
  async send(): Promise<boolean> {
    window.clearTimeout(this.#timer);
    while (this.#busy) await this.#busy;
    if (this.#wanted === null) return true;
    this.#busy = this.#put().finally(() => {
      this.#busy = null;
    });
    await this.#busy;
    return this.#wanted === null;
  }

  /** Reads on from what another device kept, unless something here waits to be sent. */
  takeOver(kept: Kept<Value>): boolean {
    if (this.isUnsent || this.#busy) return false;
    this.#kept = kept;
    return true;
  }

  async #put(): Promise<void> {
    const value = this.#wanted;
    if (value === null) return;
    try {
      const unsure = this.#unsure;
      if (unsure !== null) this.#take(await this.parts.shelf.put(unsure, this.#kept ?? undefined));
      this.#unsure = value;
      this.#take(await this.parts.shelf.put(value, this.#kept ?? undefined));
      this.#unsure = null;
    } catch (cause) {
      this.parts.saving(isOffline(cause) ? "kept" : "failed");
      return;
    }
    if (this.#wanted !== value) return this.#stash(); // typed on meanwhile: its own timer sends that
    this.#wanted = null;
    this.parts.stash.write(null);
    this.parts.saving("saved");
  }

  #take(put: Put<Value>): void {
    this.#kept = put.how === "kept" ? put.kept : put.mine;
    if (put.how === "both") this.parts.both(put.theirs, put.mine);
    this.parts.kept(this.#kept);
  }

  #stash(): void {
    if (this.#wanted === null) return;
    const base = this.#kept && { id: this.#kept.id, revision: this.#kept.revision };
    this.parts.stash.write({ value: this.#wanted, base });
  }
}

const isOffline = (cause: unknown) => cause instanceof Error && cause.name === "Offline";

/** What a page begins with: what this device still has to send, over the text it was typed over; else the newest. */
export function begin<Value>(
  kept: readonly Kept<Value>[],
  stashed: Stashed<Value> | null,
): { readonly kept: Kept<Value> | null; readonly unsent: Value | null } {
  if (stashed === null) return { kept: newest(kept), unsent: null };
  const { base, value } = stashed;
  const known = kept.find((one) => one.id === base?.id);
  if (base === null) return { kept: null, unsent: value };
  // Over a text that another device changed since, the shelf keeps both: it is told the revision that was read here.
  const before = known ? { ...known, revision: base.revision } : { ...base, at: "", twinOf: null, value };
  return { kept: before, unsent: value };
}

export function newest<Value>(kept: readonly Kept<Value>[]): Kept<Value> | null {
  return kept.reduce<Kept<Value> | null>((last, one) => (last === null || one.at >= last.at ? one : last), null);
}
