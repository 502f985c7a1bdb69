/** What this browser saw of each item, so that an older revision or another item under the same id is noticed. */
import { Refused } from "./refusal";
import type { ItemHash, ItemId, PersonId, Slot } from "./types";

export interface Seen {
  readonly item: ItemId;
  readonly author: PersonId;
  readonly slot: Slot;
  readonly revision: number;
  readonly hash: ItemHash;
}

/** Keep one per group and one for one's own items; store `rows()` on the device and hand them back next time. */
export class Ledger {
  readonly #seen: Map<ItemId, Seen>;

  constructor(rows: Iterable<Seen> = []) {
    this.#seen = new Map(Array.from(rows, (row) => [row.item, row]));
  }

  /** Remember an item that was verified; refuse one that contradicts what was seen before. */
  see(item: Seen): void {
    const before = this.#seen.get(item.item);
    if (before) checkAgainst(before, item);
    this.#seen.set(item.item, item);
  }

  rows(): readonly Seen[] {
    return [...this.#seen.values()];
  }
}

function checkAgainst(before: Seen, item: Seen): void {
  if (item.author !== before.author) throw new Refused("item-other-author");
  if (item.slot !== before.slot) throw new Refused("item-other-slot");
  if (item.revision < before.revision) throw new Refused("item-rolled-back", `${item.revision} < ${before.revision}`);
  if (item.revision === before.revision && item.hash !== before.hash) throw new Refused("item-reused");
}
