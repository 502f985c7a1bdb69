/** The room in this browser: the stream, the keys, what is typed and what waits, as signals that the screen reads. */

import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Body, GroupKeys, Keyring, Slot } from "../keyring/types";
import { Contents, type SlotOf } from "./contents";
import type { Remote } from "./drafts";
import { after, type Known } from "./known";
import { type Line, type Listener, Live } from "./live";
import { isShared, type Part, partOf, penOf, type Room } from "./part";
import { draftPlace, phasePlace } from "./places";
import { Posting } from "./posting";
import { type Answer, type Send, sendTo } from "./send";
import { emptyShelf, type Shelf, shelved } from "./shelf";
import { openStorage, type Storage } from "./storage";
import { Typing } from "./typing";
import type { ByeReason, Command, Message, Script, State, Wish } from "./wire";

export interface Page {
  readonly room: string;
  readonly group: string;
  readonly group_name: string;
  readonly starts_at: string;
  readonly ends_at: string;
  /** The group's own video service, beside a room at a distance; empty or left out without one. */
  readonly video_url?: string;
  readonly place: string;
  readonly me: string;
  readonly members: readonly { readonly person: string; readonly name: string }[];
  readonly script: Script;
}

/** `locked`: no keys on this device. `outside`: keys, but not (yet) a member by the log. `distrust`: a hard stop. */
export type Access = "opening" | "locked" | "outside" | "distrust" | "open";

/** What opens and keeps texts. */
export interface Doors {
  readonly openKeyring: () => Promise<Keyring | null>;
  readonly slotOf: SlotOf;
  readonly remote: Remote;
  /** Where texts wait on this device; the room's own store unless said otherwise. */
  readonly openStorage?: () => Promise<Storage>;
}

/** Where messages come from and where commands go: the live room, or one that is played in this browser alone. */
export interface Source {
  /** Tells the listener everything from now on. */
  run(listener: Listener): Promise<void>;
  readonly send: Send;
  /** No group stands behind it: there is no door to open, and no page of the group to go back to. */
  readonly isPlayed?: boolean;
}

export function liveSource(room: string): Source {
  const url = `/live/rooms/${room}`;
  return { run: (listener) => new Live(url, listener).run(), send: sendTo(url) };
}

export interface Notice {
  readonly sentence: string;
  readonly at: number;
}

const nothing = {};
const nobody: readonly string[] = [];

export class RoomModel {
  readonly known: Signal<Known | null> = signal(null);
  readonly line: Signal<Line> = signal("connecting");
  readonly bye: Signal<ByeReason | null> = signal(null);
  readonly access: Signal<Access> = signal("opening");
  readonly notice: Signal<Notice | null> = signal(null);
  readonly now: Signal<number> = signal(Date.now());
  readonly typing = new Typing();
  readonly posting = new Posting();
  readonly contents: Contents;
  readonly room: ReadonlySignal<Room | null>;
  readonly part: ReadonlySignal<Part | null>;
  /** Parts of what is known, each a signal: what reads one of these is not drawn again for another. */
  readonly stage: ReadonlySignal<State["stage"] | null>;
  readonly phaseNow: ReadonlySignal<number>;
  readonly visitNow: ReadonlySignal<number>;
  readonly shelf: ReadonlySignal<Shelf>;
  /** Whose words are typed on this screen: somebody else's where one types for all. */
  readonly writesFor: Signal<string | null> = signal(null);
  readonly writer: ReadonlySignal<string>;
  /** What that person writes in this step. */
  readonly pen: ReadonlySignal<Part | null>;
  /** The place of what I type now; null before and after the meeting. */
  readonly draftPlace: ReadonlySignal<string | null>;

  #keys: GroupKeys | null = null;
  #unlocking: Promise<void> | null = null;
  #lacked = 0;
  #send: Send;

  constructor(
    readonly page: Page,
    /** Null on the wall, which opens nothing. */
    readonly doors: Doors | null,
    readonly source: Source = liveSource(page.room),
  ) {
    this.contents = new Contents(page, (group, meeting, place) => this.#slotIn(group, meeting, place));
    this.#send = async (command) => this.#heardAnswer(await source.send(command));
    this.room = computed(() => {
      const known = this.known.value;
      return known && { script: page.script, state: known.state, mine: known.mine, me: page.me, here: known.here };
    });
    this.stage = computed(() => this.known.value?.state.stage ?? null);
    this.phaseNow = computed(() => this.known.value?.state.phase ?? 0);
    this.visitNow = computed(() => this.known.value?.state.visit ?? 0);
    this.shelf = this.#shelves();
    this.part = computed(() => this.room.value && partOf(this.room.value));
    this.writer = computed(() => {
      const state = this.known.value?.state;
      const mayTypeForOthers = state && isShared(state) && this.part.value?.facilitates;
      return (mayTypeForOthers && this.writesFor.value) || page.me;
    });
    this.pen = computed(() => this.room.value && penOf(this.room.value, this.writer.value));
    this.draftPlace = computed(() => {
      const state = this.known.value?.state;
      return state?.stage === "open" ? draftPlace(page.script, state.phase, state.visit) : null;
    });
  }

  /** Connects and unlocks side by side: the step and the clock show before anything is opened. */
  async start(): Promise<void> {
    this.#keepTime();
    void this.source.run({
      position: () => this.known.peek()?.position ?? null,
      take: (message) => this.#take(message),
      line: (line, bye) => this.#lineChanged(line, bye),
    });
    await this.unlock();
  }

  /** Several pieces of the page may ask at once; the keys are opened once. */
  unlock(): Promise<void> {
    this.#unlocking ??= this.#unlock().finally(() => {
      this.#unlocking = null;
    });
    return this.#unlocking;
  }

  /** The big screen is nobody's own, whoever opened it. */
  get isWall(): boolean {
    return this.doors === null;
  }

  /** The first name where it is the only one, otherwise the whole name. */
  nameOf(person: string): string {
    const name = this.page.members.find((member) => member.person === person)?.name ?? "?";
    const first = firstOf(name);
    const others = this.page.members.filter((member) => member.person !== person);
    return others.some((member) => firstOf(member.name) === first) ? name : first;
  }

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

  /** `at` says for which step the texts were written. False when this device cannot seal now. */
  contribute(bodies: readonly Body[], at: { readonly phase: number; readonly visit: number }): Promise<boolean> {
    const { phase, visit } = at;
    const writer = this.writer.peek();
    const whose = writer === this.page.me ? {} : { for: writer };
    const wish = { kind: "contribute", phase, visit, ...whose };
    return this.posting.post(wish, bodies, phasePlace(this.page.script, phase, visit));
  }

  async revise(item: string, body: Body): Promise<void> {
    const place = this.contents.placeOf(item);
    if (place) await this.posting.revise(item, body, place);
  }

  // --- inside

  async #unlock(): Promise<void> {
    if (!this.doors || this.access.peek() === "open") return;
    try {
      const keyring = await this.doors.openKeyring();
      this.#keys = keyring && (await keyring.group(this.page.group));
      if (!keyring || !this.#keys) this.access.value = "locked";
      else if (this.#keys.standing === "inside") await this.#open(keyring, this.#keys, this.doors);
      else this.access.value = "outside";
    } catch (error) {
      if (error instanceof Error && error.name === "Distrust") this.access.value = "distrust";
      else window.setTimeout(() => void this.unlock(), 3000); // no network yet: the banner says so
    }
  }

  async #open(keyring: Keyring, keys: GroupKeys, doors: Doors): Promise<void> {
    const { room, me: person } = this.page;
    const shared = {
      storage: await (doors.openStorage ?? openStorage)(),
      room,
      person,
      slot: (place: string) => this.#slot(place),
    };
    await this.typing.open({ ...shared, keyring, remote: doors.remote }, this.draftPlace.peek());
    this.access.value = "open";
    await this.posting.open({
      ...shared,
      send: this.#send,
      keys: () => this.#keys ?? keys,
      newestKeys: () => this.#newestKeys(keys),
      kept: (item) => this.known.peek()?.items[item],
    });
    window.addEventListener("online", () => this.#flush());
    await this.#see();
  }

  async #newestKeys(keys: GroupKeys): Promise<GroupKeys> {
    this.#keys = await (this.#keys ?? keys).refresh();
    return this.#keys;
  }

  #flush(): void {
    this.posting.flush();
    this.typing.send();
  }

  #shelves(): ReadonlySignal<Shelf> {
    const contributions = computed(() => this.known.value?.state.contributions ?? nothing);
    const hidden = computed(() => this.known.value?.mine.hidden ?? nothing);
    const seats = computed(() => this.known.value?.state.seats ?? nobody);
    let before = emptyShelf;
    return computed(() => {
      const { me } = this.page;
      before = shelved({ contributions: contributions.value, hidden: hidden.value, seats: seats.value, me }, before);
      return before;
    });
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
    if (before !== present) void this.typing.moved(before, present, this.now.peek());
    void this.#see();
  }

  async #see(): Promise<void> {
    const known = this.known.peek();
    if (!known || !this.#keys || this.access.peek() !== "open") return;
    const place = this.draftPlace.peek();
    if (place) await this.typing.load(place);
    await this.contents.see(known, this.#keys);
    await this.#lookForKeys(known, this.#keys);
  }

  /** Something is newer than our keys: read the log once more, and try again. */
  async #lookForKeys(known: Known, keys: GroupKeys): Promise<void> {
    const { lacking } = this.contents;
    if (lacking <= this.#lacked) return;
    this.#lacked = lacking;
    const newest = await this.#newestKeys(keys);
    this.contents.forgetLocked();
    await this.contents.see(known, newest);
  }

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
    if (line === "open") this.#flush();
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
