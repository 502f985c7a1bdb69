/**
 * Drafts: what somebody is typing, sealed for themself alone, on this device within a second and at the server soon after.
 *
 * One draft per place; its id follows from the place and the person, so that two devices write the same item. The
 * highest revision wins: a second device takes over what the first one last kept.
 */

import type { Keyring, Sealed, Slot } from "../keyring/types";
import type { KeptDraft, Storage } from "./storage";

export interface Draft {
  readonly text: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** `kept` is on this device, `saved` at the server too. */
export type Saving = "empty" | "writing" | "kept" | "saved" | "failed";

export interface RemoteDraft {
  readonly id: string;
  readonly revision: number;
  readonly sealed: string;
}

export interface Remote {
  find(slot: Slot): Promise<readonly RemoteDraft[]>;
  /** Resolves to false when the server holds a newer one. */
  put(id: string, slot: Slot, revision: number, sealed: string): Promise<boolean>;
}

export interface DraftsParts {
  readonly storage: Storage;
  readonly remote: Remote;
  readonly keyring: Pick<Keyring, "sealPersonal" | "openPersonal">;
  readonly room: string;
  readonly person: string;
  readonly slot: (place: string) => Promise<Slot>;
  readonly item: (place: string) => Promise<string>;
  readonly saving: (place: string, saving: Saving) => void;
  /** Another tab wrote this draft. */
  readonly elsewhere: (place: string, draft: Draft) => void;
  readonly pauses?: typeof calm;
}

export const noDraft: Draft = { text: "", fields: {} };
/** Milliseconds of rest before what was typed is kept on the device, and then sent. */
const calm = { keep: 700, send: 900 };

export function isEmpty(draft: Draft): boolean {
  return draft.text.trim() === "" && Object.values(draft.fields).every((value) => value.trim() === "");
}

interface Held {
  draft: Draft;
  revision: number;
  sent: number;
  sealed: Sealed | null;
  dirty: boolean;
  /** Typed on this page: newer than whatever is still being looked up. */
  typed: boolean;
  timer: number;
  sending: boolean;
}

export class Drafts {
  #held = new Map<string, Held>();
  #tabs: BroadcastChannel | null;
  #pauses: typeof calm;

  constructor(readonly parts: DraftsParts) {
    this.#pauses = parts.pauses ?? calm;
    this.#tabs = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`kring-drafts-${parts.room}`);
    this.#tabs?.addEventListener("message", (event: MessageEvent<string>) => void this.#heard(event.data));
  }

  close(): void {
    this.#tabs?.close();
  }

  /** The draft of a place: what this device kept, or what another device kept later. */
  async load(place: string): Promise<Draft> {
    const held = this.#held.get(place);
    if (held) return held.draft;
    const local = await this.parts.storage.get("drafts", this.#key(place));
    const kept = local ? await this.#opened(place, local.sealed, local.revision) : null;
    const typed = this.#held.get(place); // somebody types faster than a device reads
    if (typed) typed.revision ||= local?.revision ?? 0;
    else {
      const fresh = this.#hold(place, kept ?? noDraft, local?.revision ?? 0, local?.sent ?? 0);
      fresh.sealed = (local?.sealed as Sealed | undefined) ?? null;
    }
    await this.#newer(place);
    const found = this.#held.get(place);
    if (found && !found.typed && !isEmpty(found.draft))
      this.parts.saving(place, found.sent < found.revision ? "kept" : "saved");
    if (found && found.sent < found.revision) void this.#send(place);
    return found?.draft ?? noDraft;
  }

  /** The person typed. Sealing and storing follow within a second. */
  write(place: string, draft: Draft): void {
    const held = this.#held.get(place) ?? this.#hold(place, noDraft, 0, 0);
    held.draft = draft;
    held.dirty = held.typed = true;
    this.parts.saving(place, "writing");
    window.clearTimeout(held.timer);
    held.timer = window.setTimeout(() => void this.keep(place), this.#pauses.keep);
  }

  /** Everything on the device now: the page is about to be hidden. */
  async keepAll(): Promise<void> {
    await Promise.all([...this.#held.keys()].map((place) => this.keep(place)));
  }

  /** The network is back. */
  async sendAll(): Promise<void> {
    await Promise.all([...this.#held.keys()].map((place) => this.#send(place)));
  }

  /** Places in this room where this device still holds something that was typed. */
  async leftOver(): Promise<string[]> {
    const { storage, room, person } = this.parts;
    const all = await storage.getAllFromIndex("drafts", "room", [room, person]);
    const open = await Promise.all(
      all.map(async (one) => ({ one, draft: await this.#opened(one.place, one.sealed, one.revision) })),
    );
    return open.flatMap(({ one, draft }) => (draft && !isEmpty(draft) ? [one.place] : []));
  }

  async keep(place: string): Promise<void> {
    const held = this.#held.get(place);
    if (!held?.dirty) return;
    held.dirty = false;
    window.clearTimeout(held.timer);
    try {
      held.revision += 1;
      held.sealed = null; // never this revision with the text of the one before
      held.sealed = await this.#seal(place, held.draft, held.revision);
      await this.#store(place, held);
      this.parts.saving(place, isEmpty(held.draft) ? "empty" : "kept");
      this.#tabs?.postMessage(place);
      window.setTimeout(() => void this.#send(place), this.#pauses.send);
    } catch {
      held.dirty = true;
      this.parts.saving(place, "failed");
    }
  }

  async #send(place: string): Promise<void> {
    const held = this.#held.get(place);
    if (!held || held.sending || held.sent >= held.revision || !held.sealed) return;
    held.sending = true;
    const { revision, sealed } = held;
    const { remote, item, slot, saving } = this.parts;
    const isNewest = await remote.put(await item(place), await slot(place), revision, sealed).catch(() => null);
    held.sending = false;
    if (isNewest === null) return; // no network: it is on this device, and sent when the network is back
    if (!isNewest) return this.#overtake(place);
    held.sent = Math.max(held.sent, revision);
    await this.#store(place, held);
    if (!held.dirty && held.sent === held.revision && !isEmpty(held.draft)) saving(place, "saved");
    if (held.sent < held.revision) void this.#send(place);
  }

  /** Another device kept something later. Who types here now is the newest of all: count on from there. */
  async #overtake(place: string): Promise<void> {
    const held = this.#held.get(place);
    const newest = await this.#remote(place);
    if (!held || !newest) return;
    held.revision = Math.max(held.revision, newest.revision);
    held.dirty = true;
    await this.keep(place);
  }

  async #newer(place: string): Promise<void> {
    const held = this.#held.get(place);
    const newest = await this.#remote(place);
    if (!held || held.typed || !newest || newest.revision <= held.revision) return;
    const draft = await this.#opened(place, newest.sealed, newest.revision);
    if (!draft || held.typed) return;
    Object.assign(held, { draft, revision: newest.revision, sent: newest.revision, sealed: newest.sealed });
    await this.#store(place, held);
  }

  async #remote(place: string): Promise<RemoteDraft | null> {
    const id = await this.parts.item(place);
    const found = await this.parts.remote.find(await this.parts.slot(place)).catch(() => []);
    return found.find((one) => one.id === id) ?? null;
  }

  /** Another tab of this browser kept this place. */
  async #heard(place: string): Promise<void> {
    const held = this.#held.get(place);
    const local = await this.parts.storage.get("drafts", this.#key(place));
    if (!held || held.dirty || !local || local.revision <= held.revision) return;
    const draft = await this.#opened(place, local.sealed, local.revision);
    if (!draft || held.dirty) return;
    Object.assign(held, { draft, revision: local.revision, sent: local.sent, sealed: local.sealed });
    this.parts.elsewhere(place, draft);
  }

  #hold(place: string, draft: Draft, revision: number, sent: number): Held {
    const held = { draft, revision, sent, sealed: null, dirty: false, typed: false, timer: 0, sending: false };
    this.#held.set(place, held);
    return held;
  }

  async #seal(place: string, draft: Draft, revision: number): Promise<Sealed> {
    const body = { kind: "note", parent: null, text: JSON.stringify(draft) } as const;
    const item = await this.parts.item(place);
    return this.parts.keyring.sealPersonal({ item, slot: await this.parts.slot(place), revision, body });
  }

  async #opened(place: string, sealed: string, revision: number): Promise<Draft | null> {
    const expected = { slot: await this.parts.slot(place), item: await this.parts.item(place), revision };
    const opened = await this.parts.keyring.openPersonal(sealed, expected);
    return opened.locked ? null : asDraft(opened.text);
  }

  async #store(place: string, held: Held): Promise<void> {
    const { storage, room, person } = this.parts;
    const [item, slot] = [await this.parts.item(place), await this.parts.slot(place)];
    const { revision, sent, sealed } = held;
    if (!sealed) return;
    const kept: KeptDraft = { key: this.#key(place), room, person, place, item, slot, revision, sent, sealed };
    await storage.put("drafts", kept);
  }

  #key(place: string): string {
    return `${this.parts.person} ${this.parts.room} ${place}`;
  }
}

function asDraft(text: string): Draft | null {
  try {
    const { text: typed, fields } = JSON.parse(text) as Partial<Draft>;
    return { text: typeof typed === "string" ? typed : "", fields: fields ?? {} };
  } catch {
    return null;
  }
}
