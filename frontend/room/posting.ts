/** What I send to the group: sealed with its newest key, in the outbox before it leaves, readable to me while it waits. */

import { type Signal, signal } from "@preact/signals";
import type { Body, GroupKeys, Sealed, Slot } from "../keyring/types";
import { Outbox } from "./outbox";
import { advicePlace } from "./places";
import type { Send } from "./send";
import type { Storage, Waiting } from "./storage";
import type { Command, SealedItem, Wish } from "./wire";

export interface PostingParts {
  readonly storage: Storage;
  readonly room: string;
  readonly person: string;
  readonly send: Send;
  readonly keys: () => GroupKeys;
  /** The group changed: reads its log again and answers the newest keys. */
  readonly newestKeys: () => Promise<GroupKeys>;
  readonly slot: (place: string) => Promise<Slot>;
  /** The newest revision of an item that the server told. */
  readonly kept: (item: string) => SealedItem | undefined;
}

interface ToSeal {
  readonly item: string;
  readonly slot: Slot;
  readonly body: Body;
}

export class Posting {
  readonly waiting: Signal<readonly Waiting[]> = signal([]);
  #parts: PostingParts | null = null;
  #outbox: Outbox | null = null;
  #texts = new Map<string, Body>();

  async open(parts: PostingParts): Promise<void> {
    this.#parts = parts;
    this.#outbox = new Outbox({
      storage: parts.storage,
      room: parts.room,
      person: parts.person,
      send: parts.send,
      reseal: (waiting) => this.#reseal(waiting),
      changed: (waiting) => {
        this.waiting.value = waiting;
      },
      clock: Date.now,
    });
    await this.#outbox.tell();
    this.flush();
  }

  /** New contributions, or parked advice. False when this device cannot seal now: the draft stays where it is. */
  async post(wish: Wish, bodies: readonly Body[], place: string): Promise<boolean> {
    try {
      for (const body of bodies) await this.#new(wish, body, place);
      return true;
    } catch {
      return false;
    }
  }

  park(text: string): Promise<boolean> {
    return this.post({ kind: "park" }, [{ kind: "advice", parent: null, text }], advicePlace);
  }

  /** Replaces the text of one of my contributions; `place` is where it was sealed for. */
  async revise(item: string, body: Body, place: string): Promise<void> {
    if (!this.#parts) return;
    const slot = await this.#parts.slot(place);
    const sealed = await this.#seal(this.#parts.keys(), { item, slot, body });
    await this.#outbox?.keep({ command: { id: crypto.randomUUID(), kind: "revise", item, sealed }, slot, place });
  }

  flush(): void {
    void this.#outbox?.flush();
  }

  async forget(id: string): Promise<void> {
    await this.#outbox?.forget(id);
  }

  /** The text of something that waits or was refused, for its author. */
  async textOf(waiting: Waiting): Promise<Body | null> {
    const sealed = String(waiting.command["sealed"] ?? "");
    const known = this.#texts.get(sealed);
    if (known || !this.#parts) return known ?? null;
    const opened = await this.#parts.keys().open(sealed, { slot: waiting.slot });
    return opened.locked ? null : { kind: opened.kind, parent: opened.parent, text: opened.text };
  }

  async #new(wish: Wish, body: Body, place: string): Promise<void> {
    if (!this.#parts) throw new Error("nothing is sealed before the keys are open");
    const id = crypto.randomUUID();
    const slot = await this.#parts.slot(place);
    const sealed = await this.#seal(this.#parts.keys(), { item: id, slot, body });
    await this.#outbox?.keep({ command: { ...wish, id, sealed }, slot, place });
  }

  /** The revision follows what the server told of this item; a new item is its own first. */
  async #seal(keys: GroupKeys, what: ToSeal): Promise<Sealed> {
    const kept = this.#parts?.kept(what.item);
    const revision = (kept?.revision ?? 0) + 1;
    const previous = kept?.sealed as Sealed | undefined;
    const sealed = await keys.seal({ ...what, revision, previous });
    this.#texts.set(sealed, what.body);
    return sealed;
  }

  /** With the newest key. A new item gets a new id, so that one id never stands for two ciphertexts. */
  async #reseal(waiting: Waiting): Promise<Command | null> {
    const body = await this.textOf(waiting);
    if (!body || !this.#parts) return null;
    const keys = await this.#parts.newestKeys();
    const id = crypto.randomUUID();
    const revised = waiting.command["item"];
    const item = typeof revised === "string" ? revised : id;
    const sealed = await this.#seal(keys, { item, slot: waiting.slot, body });
    return { ...waiting.command, id, sealed };
  }
}
