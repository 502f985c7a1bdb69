/** What I am typing, as signals: the drafts by place, how they are kept, and what is left over from earlier steps. */

import { type Signal, signal } from "@preact/signals";
import type { Keyring, Slot } from "../keyring/types";
import { type Draft, Drafts, isEmpty, noDraft, type Remote, type Saving } from "./drafts";
import { draftItem, notePlace } from "./places";
import type { Storage } from "./storage";

/** A place of an earlier step that still holds text, and when the group left it (0: before this page was opened). */
export interface LeftOver {
  readonly place: string;
  readonly at: number;
}

export interface TypingParts {
  readonly keyring: Pick<Keyring, "sealPersonal" | "openPersonal">;
  readonly storage: Storage;
  readonly remote: Remote;
  readonly room: string;
  readonly person: string;
  readonly slot: (place: string) => Promise<Slot>;
}

export class Typing {
  readonly saving: Signal<ReadonlyMap<string, Saving>> = signal(new Map());
  readonly leftOver: Signal<readonly LeftOver[]> = signal([]);
  readonly #drafts: Signal<ReadonlyMap<string, Draft>> = signal(new Map());
  readonly #loading = new Map<string, Promise<Draft>>();
  #keeper: Drafts | null = null;

  /** Before this, and on a device without keys, nothing is kept: there is nothing to type into. */
  async open(parts: TypingParts, present: string | null): Promise<void> {
    this.#keeper = new Drafts({
      ...parts,
      item: async (place) => draftItem(parts.person, await parts.slot(place)),
      saving: (place, saving) => {
        this.saving.value = new Map([...this.saving.peek(), [place, saving]]);
      },
      elsewhere: (place, draft) => this.#show(place, draft),
    });
    document.addEventListener("visibilitychange", () => void this.#keeper?.keepAll());
    window.addEventListener("pagehide", () => void this.#keeper?.keepAll());
    await this.load(notePlace);
    for (const place of await this.#keeper.leftOver()) await this.#find(place, present);
  }

  draftOf(place: string): Draft {
    return this.#drafts.value.get(place) ?? noDraft;
  }

  write(place: string, draft: Draft): void {
    this.#show(place, draft);
    this.#keeper?.write(place, draft);
  }

  /** What was sent is gone from the draft, at once and on every device; what stands beside it stays. */
  async leave(place: string, draft: Draft): Promise<void> {
    this.write(place, draft);
    await this.#keeper?.keep(place);
  }

  async clear(place: string): Promise<void> {
    this.leftOver.value = this.leftOver.peek().filter((one) => one.place !== place);
    await this.leave(place, noDraft);
  }

  /** Once per place, however often it is asked for; what was typed meanwhile is newer than what is found. */
  async load(place: string): Promise<void> {
    if (!this.#keeper || this.#drafts.peek().has(place)) return;
    const loading = this.#loading.get(place) ?? this.#keeper.load(place);
    this.#loading.set(place, loading);
    const draft = await loading;
    if (!this.#drafts.peek().has(place)) this.#show(place, draft);
  }

  /** The group went to another step: what was being typed stays in reach. */
  async moved(before: string | null, present: string | null, now: number): Promise<void> {
    if (before && !isEmpty(this.#drafts.peek().get(before) ?? noDraft)) this.#keepInReach(before, now);
    if (!present) return;
    this.leftOver.value = this.leftOver.peek().filter((one) => one.place !== present);
    await this.load(present);
  }

  /** The network is back. */
  send(): void {
    void this.#keeper?.sendAll();
  }

  async #find(place: string, present: string | null): Promise<void> {
    if (place === notePlace || place === present) return;
    await this.load(place);
    if (!isEmpty(this.#drafts.peek().get(place) ?? noDraft)) this.#keepInReach(place, 0);
  }

  #keepInReach(place: string, at: number): void {
    const others = this.leftOver.peek().filter((one) => one.place !== place);
    this.leftOver.value = [...others, { place, at }];
  }

  #show(place: string, draft: Draft): void {
    this.#drafts.value = new Map([...this.#drafts.peek(), [place, draft]]);
  }
}
