/** Opens what the group wrote, with the keys on this device, and remembers it for as long as the page lives. */

import { type Signal, signal } from "@preact/signals";
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
  /** By item and revision. */
  readonly opened: Signal<ReadonlyMap<string, Content>> = signal(new Map());
  #busy: Promise<void> = Promise.resolve();
  #places = new Map<string, string>();

  constructor(
    readonly page: { readonly group: string; readonly room: string; readonly me: string; readonly script: Script },
    readonly slotOf: SlotOf,
  ) {}

  of(item: string, revision: number): Content | undefined {
    return this.opened.value.get(`${item} ${revision}`);
  }

  /** The place whose slot this item carries; null before it was opened. */
  placeOf(item: string): string | null {
    return this.#places.get(item) ?? null;
  }

  /** What stayed closed is tried again: the keys on this device may have grown. */
  forgetLocked(): void {
    this.opened.value = new Map([...this.opened.peek()].filter(([, content]) => !content.locked));
  }

  /** Opens whatever is new. One after another, so that an older state never overtakes a newer one. */
  see(known: Known, keys: GroupKeys): Promise<void> {
    this.#busy = this.#busy.then(() => this.#openNew(known, keys));
    return this.#busy;
  }

  async #openNew(known: Known, keys: GroupKeys): Promise<void> {
    const wanted = [...this.#shown(known), ...this.#mine(known), ...this.#earlier(known)];
    const fresh = wanted.filter((one) => !this.opened.peek().has(`${one.item} ${one.revision}`));
    if (fresh.length === 0) return;
    const found = await Promise.all(
      fresh.map(async (one) => [`${one.item} ${one.revision}`, await this.#open(one, keys)] as const),
    );
    this.opened.value = new Map([...this.opened.peek(), ...found]);
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
    return Object.entries(state.contributions).flatMap(([item, { by, scribe, phase, visit, revision }]) =>
      this.#one(item, scribe ?? by, revision, items, this.#placesOf(phase, visit)),
    );
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
    return earlier.map(({ item, by, author = by, sealed, meeting, place, revision = 1 }) => ({
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
    if (kept?.revision !== revision) return [];
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
