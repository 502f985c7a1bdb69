/**
 * The outbox: a sealed command is on this device before it is sent, and leaves it once the server has it.
 *
 * So a lock screen, a tunnel or a refresh loses nothing. One tab sends at a time, in the order of writing. What the
 * server refuses stays, with the reason, until the person has said what should become of it.
 */

import type { Slot } from "../keyring/types";
import type { NotDone, Send } from "./send";
import { type Storage, type Waiting, waitingIn } from "./storage";
import type { Command } from "./wire";

export interface ToKeep {
  readonly command: Command;
  readonly slot: Slot;
  readonly place: string;
}

export interface OutboxParts {
  readonly storage: Storage;
  readonly room: string;
  readonly person: string;
  readonly send: Send;
  /** Closes the text again with the group's newest key; null when that is not possible now. */
  readonly reseal: (waiting: Waiting) => Promise<Command | null>;
  /** Something changed: what waits now, in order. */
  readonly changed: (waiting: readonly Waiting[]) => void;
  readonly clock: () => number;
}

export class Outbox {
  #flushing: Promise<void> | null = null;
  #wanted = false;
  #last = 0;
  #tabs: BroadcastChannel | null;

  constructor(readonly parts: OutboxParts) {
    this.#tabs = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`kring-outbox-${parts.room}`);
    this.#tabs?.addEventListener("message", () => void this.#show());
  }

  /** Stores first. Once this returns, the text survives whatever happens to the page. */
  async keep(given: ToKeep): Promise<void> {
    const { storage, room, person, clock } = this.parts;
    this.#last = Math.max(clock(), this.#last + 1);
    await storage.put("outbox", { ...given, id: given.command.id, room, person, at: this.#last, refused: null });
    await this.tell();
    void this.flush();
  }

  waiting(): Promise<Waiting[]> {
    return waitingIn(this.parts.storage, this.parts.room, this.parts.person);
  }

  /** Sends what waits. Several calls become one; a call while sending makes one more round. */
  flush(): Promise<void> {
    this.#wanted = true;
    this.#flushing ??= this.#rounds().finally(() => {
      this.#flushing = null;
    });
    return this.#flushing;
  }

  /** The person decided about a refused text: it is theirs again, or thrown away. */
  async forget(id: string): Promise<void> {
    await this.parts.storage.delete("outbox", id);
    await this.tell();
  }

  /** To this tab, and to others of this browser. */
  async tell(): Promise<void> {
    this.#tabs?.postMessage("changed");
    await this.#show();
  }

  async #show(): Promise<void> {
    this.parts.changed(await this.waiting());
  }

  async #rounds(): Promise<void> {
    while (this.#wanted) {
      this.#wanted = false;
      await locked(`kring-outbox-${this.parts.room}`, () => this.#round());
    }
  }

  async #round(): Promise<void> {
    for (const waiting of await this.waiting()) {
      if (waiting.refused) continue;
      const goesOn = await this.#one(waiting);
      await this.tell();
      if (!goesOn) return; // later ones keep their place: order is part of what was meant
    }
  }

  /** False when the rest must wait. */
  async #one(waiting: Waiting): Promise<boolean> {
    const answer = await this.parts.send(waiting.command);
    if (answer.done) {
      await this.parts.storage.delete("outbox", waiting.id);
      return true;
    }
    if (answer.again || answer.status === 401) return false;
    if (answer.kind === "stale-epoch") return this.#closeAgain(waiting, answer);
    await this.#refuse(waiting, answer);
    return true;
  }

  /** The group changed while this waited: the newest key must be used, or somebody who left could read it. */
  async #closeAgain(waiting: Waiting, answer: NotDone): Promise<boolean> {
    const command = await this.parts.reseal(waiting);
    if (!command) return false;
    await this.parts.storage.put("outbox", { ...waiting, command });
    const second = await this.parts.send(command);
    if (second.done) await this.parts.storage.delete("outbox", waiting.id);
    else if (!second.again) await this.#refuse(waiting, second.kind === "stale-epoch" ? answer : second);
    return second.done || !second.again;
  }

  async #refuse(waiting: Waiting, { kind, sentence }: NotDone): Promise<void> {
    await this.parts.storage.put("outbox", { ...waiting, refused: { kind, sentence } });
  }
}

/** One tab at a time where the browser can promise that; the server's idempotency covers the rest. */
function locked(name: string, work: () => Promise<void>): Promise<void> {
  const locks = (navigator as Partial<Navigator>).locks;
  return locks ? locks.request(name, work) : work();
}
