/** Opens what the group wrote, with the keys on this device, and remembers it for as long as the page lives. */

import { batch, type Signal, signal } from "@preact/signals";
import type { GroupKeys, Locked, Opened, Slot } from "../keyring/types";
import type { Known } from "./known";
import { asksAdvice } from "./part";
import { advicePlace, phasePlace } from "./places";
import type { Script } from "./wire";

/** One item to open: which revision, by whom, and the places where it may rightly stand. */
interface ToOpen {
  readonly item: string;
  readonly revision: number;
  readonly by: string | undefined;
  readonly sealed: string;
  readonly places: readonly string[];
  readonly meeting: string;
}

export type Content = Opened | Locked;
export type SlotOf = (group: string, meeting: string, place: string) => Promise<Slot>;

export class Contents {
  /** By item and revision, a signal each: what is opened now draws nothing else again. */
  readonly #opened = new Map<string, Signal<Content | undefined>>();
  readonly #children = new Map<string, Signal<readonly string[]>>();
  readonly #locked = new Map<string, Content>();
  #seen: readonly unknown[] = [];
  #busy: Promise<void> = Promise.resolve();
  #places = new Map<string, string>();

  constructor(
    readonly page: { readonly group: string; readonly room: string; readonly me: string; readonly script: Script },
    readonly slotOf: SlotOf,
  ) {}

  of(item: string, revision: number): Content | undefined {
    return this.#at(`${item} ${revision}`).value;
  }

  /** The items that answer this one. */
  childrenOf(item: string): readonly string[] {
    return this.#childrenAt(item).value;
  }

  /** How many stay closed because this device lacks keys, or does not know their author yet. */
  get lacking(): number {
    return [...this.#locked.values()].filter(
      (one) => one.locked && (one.why === "no-key" || one.why === "not-a-member"),
    ).length;
  }

  /** The place whose slot this item carries; null before it was opened. */
  placeOf(item: string): string | null {
    return this.#places.get(item) ?? null;
  }

  /** What stayed closed is tried again: the keys on this device may have grown. */
  forgetLocked(): void {
    for (const key of this.#locked.keys()) this.#at(key).value = undefined;
    this.#locked.clear();
    this.#seen = [];
  }

  /** Opens whatever is new. One after another, so that an older state never overtakes a newer one. */
  see(known: Known, keys: GroupKeys): Promise<void> {
    this.#busy = this.#busy.then(() => this.#openNew(known, keys));
    return this.#busy;
  }

  async #openNew(known: Known, keys: GroupKeys): Promise<void> {
    const { state, mine, items, earlier } = known;
    const seen = [state.contributions, mine, items, earlier];
    if (seen.every((one, index) => one === this.#seen[index])) return; // a hand, a turn: nothing was written
    this.#seen = seen;
    const fresh = [...this.#shown(known), ...this.#mine(known), ...this.#earlier(known)];
    if (fresh.length === 0) return;
    const found = await Promise.all(fresh.map(async (one) => [one, await this.#open(one, keys)] as const));
    batch(() => {
      for (const [one, content] of found) this.#keep(one, content);
    });
  }

  #keep({ item, revision }: ToOpen, content: Content): void {
    const key = `${item} ${revision}`;
    this.#at(key).value = content;
    if (content.locked) this.#locked.set(key, content);
    else if (content.parent !== null) {
      const children = this.#childrenAt(content.parent);
      if (!children.peek().includes(item)) children.value = [...children.peek(), item];
    }
  }

  #at(key: string): Signal<Content | undefined> {
    const known = this.#opened.get(key) ?? signal<Content | undefined>(undefined);
    this.#opened.set(key, known);
    return known;
  }

  #childrenAt(item: string): Signal<readonly string[]> {
    const known = this.#children.get(item) ?? signal<readonly string[]>([]);
    this.#children.set(item, known);
    return known;
  }

  #isOpened(item: string, revision: number): boolean {
    return this.#opened.get(`${item} ${revision}`)?.peek() !== undefined;
  }

  async #open(one: ToOpen, keys: GroupKeys): Promise<Content> {
    let content: Content = { locked: true, why: "other-place", who: [] };
    for (const place of one.places) {
      const slot = await this.slotOf(this.page.group, one.meeting, place);
      content = await keys.open(one.sealed, { slot, item: one.item, by: one.by, revision: one.revision });
      if (!content.locked) this.#places.set(one.item, place);
      if (!content.locked || content.why !== "other-place") break;
    }
    return content;
  }

  #shown({ state, items }: Known): ToOpen[] {
    const found: ToOpen[] = [];
    for (const item in state.contributions) {
      const written = state.contributions[item];
      if (!written || this.#isOpened(item, written.revision)) continue;
      const { by, scribe, phase, visit, revision } = written;
      found.push(...this.#one(item, scribe ?? by, revision, items, this.#placesOf(phase, visit)));
    }
    return found;
  }

  #mine({ mine, items }: Known): ToOpen[] {
    const { me } = this.page;
    const hidden = Object.entries(mine.hidden).flatMap(([item, { phase, visit, revision }]) =>
      this.#one(item, me, revision, items, this.#placesOf(phase, visit)),
    );
    const parked = Object.entries(mine.parked).flatMap(([item, { revision }]) =>
      this.#one(item, me, revision, items, [advicePlace]),
    );
    return [...hidden, ...parked];
  }

  #earlier({ earlier }: Known): ToOpen[] {
    const closed = earlier.filter(({ item, revision = 1 }) => !this.#isOpened(item, revision));
    return closed.map(({ item, by, author = by, sealed, meeting, place, revision = 1 }) => ({
      item,
      by: author,
      sealed,
      meeting,
      revision,
      places: [place],
    }));
  }

  #one(
    item: string,
    by: string | undefined,
    revision: number,
    items: Known["items"],
    places: readonly string[],
  ): ToOpen[] {
    const kept = items[item];
    if (kept?.revision !== revision || this.#isOpened(item, revision)) return [];
    return [{ item, by, revision, sealed: kept.sealed, places, meeting: this.page.room }];
  }

  /** Advice that was parked keeps the slot of its parking when it is brought into an advice phase. */
  #placesOf(phase: number, visit: number): string[] {
    const { script } = this.page;
    const step = script.phase[phase];
    const own = phasePlace(script, phase, visit);
    return step && asksAdvice(step) ? [own, advicePlace] : [own];
  }
}
