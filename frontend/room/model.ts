/** The room in this browser: the stream, the keys, what is typed and what waits, as signals that the screen reads. */

import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Body, GroupKeys, Keyring, Sealed, Slot } from "../keyring/types";
import { Contents, type SlotOf } from "./contents";
import { type Draft, Drafts, isEmpty, noDraft, type Remote, type Saving } from "./drafts";
import { after, type Known } from "./known";
import { type Line, Live } from "./live";
import { Outbox } from "./outbox";
import { type Part, partOf, type Room } from "./part";
import { advicePlace, draftItem, draftPlace, notePlace, phasePlace } from "./places";
import { type Answer, type Send, sendTo } from "./send";
import { openStorage, type Storage, type Waiting } from "./storage";
import type { ByeReason, Command, Message, Script, Wish } from "./wire";

export interface Page {
  readonly room: string;
  readonly group: string;
  readonly group_name: string;
  readonly starts_at: string;
  readonly place: string;
  readonly me: string;
  readonly members: readonly { readonly person: string; readonly name: string }[];
  readonly script: Script;
}

/** `locked`: no keys on this device. `outside`: keys, but not (yet) a member by the log. `distrust`: a hard stop. */
export type Access = "opening" | "locked" | "outside" | "distrust" | "open";

export interface Doors {
  readonly openKeyring: () => Promise<Keyring | null>;
  readonly slotOf: SlotOf;
  readonly remote: Remote;
}

export interface Notice {
  readonly sentence: string;
  readonly at: number;
}

export class RoomModel {
  readonly known: Signal<Known | null> = signal(null);
  readonly line: Signal<Line> = signal("connecting");
  readonly bye: Signal<ByeReason | null> = signal(null);
  readonly access: Signal<Access> = signal("opening");
  readonly waiting: Signal<readonly Waiting[]> = signal([]);
  readonly saving: Signal<ReadonlyMap<string, Saving>> = signal(new Map());
  readonly drafts: Signal<ReadonlyMap<string, Draft>> = signal(new Map());
  readonly notice: Signal<Notice | null> = signal(null);
  readonly now: Signal<number> = signal(Date.now());
  /** Draft places of earlier steps that still hold text, newest last, with when the group left them. */
  readonly leftOver: Signal<readonly { place: string; at: number }[]> = signal([]);
  readonly contents: Contents;
  readonly room: ReadonlySignal<Room | null>;
  readonly part: ReadonlySignal<Part | null>;
  /** The place of what I type now; null before and after the meeting. */
  readonly draftPlace: ReadonlySignal<string | null>;

  #keyring: Keyring | null = null;
  #keys: GroupKeys | null = null;
  #keeper: Drafts | null = null;
  #outbox: Outbox | null = null;
  #live: Live;
  #send: Send;
  #texts = new Map<string, Body>();

  constructor(
    readonly page: Page,
    /** Null on the wall, which opens nothing. */
    readonly doors: Doors | null,
  ) {
    const url = `/live/rooms/${page.room}`;
    this.contents = new Contents(page, (group, meeting, place) => this.#slotIn(group, meeting, place));
    this.#send = async (command) => this.#heardAnswer(await sendTo(url)(command));
    this.#live = new Live(url, {
      position: () => this.known.peek()?.position ?? null,
      take: (message) => this.#take(message),
      line: (line, bye) => this.#lineChanged(line, bye),
    });
    this.room = computed(() => {
      const known = this.known.value;
      return known && { script: page.script, state: known.state, mine: known.mine, me: page.me, here: known.here };
    });
    this.part = computed(() => this.room.value && partOf(this.room.value));
    this.draftPlace = computed(() => {
      const state = this.known.value?.state;
      return state?.stage === "open" ? draftPlace(page.script, state.phase, state.visit) : null;
    });
  }

  /** Connects and unlocks side by side: the step and the clock show before anything is opened. */
  async start(): Promise<void> {
    this.#keepTime();
    void this.#live.run();
    await this.unlock();
  }

  async unlock(): Promise<void> {
    if (!this.doors) return;
    try {
      this.#keyring = await this.doors.openKeyring();
      this.#keys = this.#keyring && (await this.#keyring.group(this.page.group));
    } catch (error) {
      if (error instanceof Error && error.name === "Distrust") this.access.value = "distrust";
      else window.setTimeout(() => void this.unlock(), 3000); // no network yet: the banner says so
      return;
    }
    if (!this.#keyring || !this.#keys) this.access.value = "locked";
    else if (this.#keys.standing === "inside") await this.#open(this.#keyring, this.doors);
    else this.access.value = "outside";
  }

  /** The big screen is nobody's own, whoever opened it. */
  get isWall(): boolean {
    return this.doors === null;
  }

  /** The first name where it is the only one, otherwise the whole name. */
  nameOf(person: string): string {
    const name = this.#fullName(person);
    const first = firstOf(name);
    const others = this.page.members.filter((member) => member.person !== person);
    return others.some((member) => firstOf(member.name) === first) ? name : first;
  }

  #fullName(person: string): string {
    return this.page.members.find((member) => member.person === person)?.name ?? "?";
  }

  // --- doing

  /** A command without text. A refusal becomes a notice; without a network the person hears so at once. */
  async perform(wish: Wish, offline: string): Promise<boolean> {
    const command: Command = { ...wish, id: crypto.randomUUID() };
    let answer: Answer = await this.#send(command);
    for (let attempt = 0; !answer.done && answer.again && attempt < 2; attempt++) {
      await new Promise((resolve) => setTimeout(resolve, 600));
      answer = await this.#send(command);
    }
    if (!answer.done) this.say(answer.sentence || offline);
    return answer.done;
  }

  say(sentence: string): void {
    this.notice.value = { sentence, at: Date.now() };
  }

  /**
   * Seals texts for the group and puts them in the outbox; `at` says for which step they were written.
   * False when this device cannot seal now: the draft stays where it is.
   */
  async contribute(bodies: readonly Body[], at: { readonly phase: number; readonly visit: number }): Promise<boolean> {
    const { phase, visit } = at;
    const place = phasePlace(this.page.script, phase, visit);
    try {
      for (const body of bodies) await this.#post({ kind: "contribute", phase, visit }, body, place);
      return true;
    } catch {
      return false;
    }
  }

  /** False when this device cannot seal now. */
  async park(text: string): Promise<boolean> {
    const body = { kind: "advice", parent: null, text } as const;
    return this.#post({ kind: "park" }, body, advicePlace).then(
      () => true,
      () => false,
    );
  }

  /** Replaces the text of one of my contributions. */
  async revise(item: string, body: Body): Promise<void> {
    const known = this.known.peek();
    const kept = known?.items[item];
    const place = this.contents.placeOf(item);
    if (!kept || !place) return;
    const slot = await this.#slot(place);
    const revision = kept.revision + 1;
    const sealed = await this.#seal({ item, slot, revision, body, previous: kept.sealed });
    const command = { id: crypto.randomUUID(), kind: "revise", item, sealed };
    await this.#outbox?.keep({ command, slot, place });
  }

  /** Sends again what waits. */
  flush(): void {
    void this.#outbox?.flush();
    void this.#keeper?.sendAll();
  }

  forget(id: string): Promise<void> {
    return this.#outbox?.forget(id) ?? Promise.resolve();
  }

  /** The text of something that waits or was refused, for its author. */
  async textOf(waiting: Waiting): Promise<Body | null> {
    const sealed = String(waiting.command["sealed"] ?? "");
    const known = this.#texts.get(sealed);
    if (known || !this.#keys) return known ?? null;
    const opened = await this.#keys.open(sealed, { slot: waiting.slot as never });
    return opened.locked ? null : { kind: opened.kind, parent: opened.parent, text: opened.text };
  }

  // --- drafts

  draftOf(place: string): Draft {
    return this.drafts.value.get(place) ?? noDraft;
  }

  write(place: string, draft: Draft): void {
    this.#showDraft(place, draft);
    this.#keeper?.write(place, draft);
  }

  /** What was sent is gone from the draft, at once and on every device; what stands beside it stays. */
  async leaveDraft(place: string, draft: Draft): Promise<void> {
    this.write(place, draft);
    await this.#keeper?.keep(place);
  }

  async clearDraft(place: string): Promise<void> {
    this.leftOver.value = this.leftOver.peek().filter((one) => one.place !== place);
    await this.leaveDraft(place, noDraft);
  }

  // --- inside

  async #open(keyring: Keyring, doors: Doors): Promise<void> {
    const storage = await openStorage();
    this.#keeper = this.#makeKeeper(keyring, storage, doors.remote);
    this.#outbox = this.#makeOutbox(storage);
    this.access.value = "open";
    await this.#outbox.tell();
    void this.#outbox.flush();
    await this.#loadDraft(notePlace);
    for (const place of await this.#keeper.leftOver()) await this.#findLeftOver(place);
    await this.#see();
    document.addEventListener("visibilitychange", () => void this.#keeper?.keepAll());
    window.addEventListener("pagehide", () => void this.#keeper?.keepAll());
    window.addEventListener("online", () => this.flush());
  }

  #makeKeeper(keyring: Keyring, storage: Storage, remote: Remote): Drafts {
    const { room, me } = this.page;
    return new Drafts({
      storage,
      keyring,
      remote,
      room,
      person: me,
      slot: (place) => this.#slotIn(this.page.group, room, place),
      item: async (place) => draftItem(me, await this.#slot(place)),
      saving: (place, saving) => {
        this.saving.value = new Map([...this.saving.peek(), [place, saving]]);
      },
      elsewhere: (place, draft) => this.#showDraft(place, draft),
    });
  }

  #makeOutbox(storage: Storage): Outbox {
    return new Outbox({
      storage,
      room: this.page.room,
      person: this.page.me,
      send: this.#send,
      reseal: (waiting) => this.#reseal(waiting),
      changed: (waiting) => {
        this.waiting.value = waiting;
      },
      clock: Date.now,
    });
  }

  async #post(wish: Wish, body: Body, place: string): Promise<void> {
    const id = crypto.randomUUID();
    const slot = await this.#slot(place);
    const sealed = await this.#seal({ item: id, slot, revision: 1, body });
    await this.#outbox?.keep({ command: { ...wish, id, sealed }, slot, place });
  }

  async #seal(what: { item: string; slot: string; revision: number; body: Body; previous?: string }): Promise<Sealed> {
    if (!this.#keys) throw new Error("nothing is sealed before the keys are open");
    const { previous, ...rest } = what;
    const sealed = await this.#keys.seal({
      ...rest,
      slot: what.slot as never,
      ...(previous === undefined ? {} : { previous: previous as Sealed }),
    });
    this.#texts.set(sealed, what.body);
    return sealed;
  }

  /** With the newest key. A new item gets a new id, so that one id never stands for two ciphertexts. */
  async #reseal(waiting: Waiting): Promise<Command | null> {
    const body = await this.textOf(waiting);
    if (!body || !this.#keys) return null;
    this.#keys = await this.#keys.refresh();
    const item = waiting.command["item"];
    const kept = typeof item === "string" ? this.known.peek()?.items[item] : undefined;
    const id = crypto.randomUUID();
    const made = {
      item: typeof item === "string" ? item : id,
      slot: waiting.slot,
      revision: (kept?.revision ?? 0) + 1,
      body,
    };
    const sealed = await this.#seal(kept ? { ...made, previous: kept.sealed } : made);
    return { ...waiting.command, id, sealed };
  }

  #slot(place: string): Promise<Slot> {
    return this.#slotIn(this.page.group, this.page.room, place);
  }

  #slotIn(group: string, meeting: string, place: string): Promise<Slot> {
    if (!this.doors) throw new Error("the wall opens nothing");
    return this.doors.slotOf(group, meeting, place);
  }

  #take(message: Message): void {
    const before = this.draftPlace.peek();
    batch(() => {
      this.known.value = after(this.known.peek(), message, Date.now());
      this.now.value = this.#serverTime();
    });
    const present = this.draftPlace.peek();
    if (before !== present) void this.#moved(before, present);
    void this.#see();
  }

  /** The group went to another step: what was being typed stays in reach. */
  async #moved(before: string | null, present: string | null): Promise<void> {
    if (before && !isEmpty(this.draftOf(before))) this.#keepInReach(before, this.now.peek());
    if (present) {
      this.leftOver.value = this.leftOver.peek().filter((one) => one.place !== present);
      await this.#loadDraft(present);
    }
  }

  async #findLeftOver(place: string): Promise<void> {
    if (place === notePlace || place === this.draftPlace.peek()) return;
    await this.#loadDraft(place);
    if (!isEmpty(this.draftOf(place))) this.#keepInReach(place, 0);
  }

  #keepInReach(place: string, at: number): void {
    const others = this.leftOver.peek().filter((one) => one.place !== place);
    this.leftOver.value = [...others, { place, at }];
  }

  async #loadDraft(place: string): Promise<void> {
    const draft = await this.#keeper?.load(place);
    if (draft && !this.drafts.peek().has(place)) this.#showDraft(place, draft);
  }

  #showDraft(place: string, draft: Draft): void {
    this.drafts.value = new Map([...this.drafts.peek(), [place, draft]]);
  }

  async #see(): Promise<void> {
    const known = this.known.peek();
    if (!known || !this.#keys || this.access.peek() !== "open") return;
    const place = this.draftPlace.peek();
    if (place && !this.drafts.peek().has(place)) await this.#loadDraft(place);
    await this.contents.see(known, this.#keys);
    await this.#lookForKeys(known);
  }

  /** Something newer than our keys: read the log once more, and try again. */
  async #lookForKeys(known: Known): Promise<void> {
    const lacking = [...this.contents.opened.peek().values()].filter(
      (one) => one.locked && one.why === "no-key",
    ).length;
    if (lacking <= this.#lacked || !this.#keys) return;
    this.#lacked = lacking;
    this.#keys = await this.#keys.refresh();
    this.contents.forgetLocked();
    await this.contents.see(known, this.#keys);
  }
  #lacked = 0;

  /** Every answer says the server's time: a clock that was set meanwhile is found out. */
  #heardAnswer(answer: Answer): Answer {
    const known = this.known.peek();
    const skew = answer.done ? Date.parse(answer.now) - Date.now() : 0;
    if (answer.done && known && Math.abs(skew - known.skew) > 1500) this.known.value = { ...known, skew };
    return answer;
  }

  #lineChanged(line: Line, bye: ByeReason | null): void {
    batch(() => {
      this.line.value = line;
      this.bye.value = bye;
    });
    if (line === "open") this.flush();
  }

  #serverTime(): number {
    return Date.now() + (this.known.peek()?.skew ?? 0);
  }

  /** Ticks just after each second of the server, so that all screens in a room change together. */
  #keepTime(): void {
    const tick = () => {
      this.now.value = this.#serverTime();
      window.setTimeout(tick, 1010 - (this.now.peek() % 1000));
    };
    tick();
  }
}

function firstOf(name: string): string {
  return name.trim().split(/\s+/u)[0] ?? name;
}
