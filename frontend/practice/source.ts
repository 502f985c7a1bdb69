/**
 * Where a practice round comes from: the server says what simulated members do, this page plays it out and keeps all.
 *
 * The server gets what I did, never what I typed, and forgets it at once (kring/practice/api.py). What companions will
 * do is shown move by move, at the pace of a reader; when I do something first, the rest is asked for again.
 */

import { type Signal, signal } from "@preact/signals";
import { Problem } from "../api";
import type { Listener } from "../room/live";
import type { Source } from "../room/model";
import { plainText } from "../room/plain";
import type { Answer } from "../room/send";
import type { Command, SealedItem } from "../room/wire";
import { type Asked, type Example, type Move, type StepAsked, type StepTold, timeFor, withoutText } from "./round";
import type { Time } from "./time";

export type Ask = (asked: StepAsked) => Promise<StepTold>;
export type Round = Omit<StepAsked, "seen" | "asked">;

/** What the coach shows: who acts next, what was heard, and whether everybody waits for me. */
export interface Scene {
  readonly next: { readonly by: string; readonly kind: string; readonly isSeen: boolean } | null;
  readonly heard: { readonly by: string; readonly words: string } | null;
  readonly waits: boolean;
  /** How much I wrote in this step. */
  readonly wrote: number;
  readonly example: Example | null;
  readonly answers: Readonly<Record<string, string>>;
  readonly isBroken: boolean;
}

const nothing: Scene = { next: null, heard: null, waits: false, wrote: 0, example: null, answers: {}, isBroken: false };

export class PracticeSource implements Source {
  readonly isPlayed = true;
  readonly scene: Signal<Scene> = signal(nothing);
  /** The last thing the method did not let me do. */
  readonly refused: Signal<string> = signal("");
  #asked: readonly Asked[] = [];
  #seen = 0;
  #last = 0;
  #left: readonly Move[] = [];
  #told: Pick<StepTold, "waits" | "wrote" | "example" | "answers"> = nothing;
  #mine = new Map<string, SealedItem>();
  #listener: Listener | null = null;
  #timer = 0;
  /** What is asked of the server, one after another: each answer begins where the one before it ended. */
  #turn: Promise<unknown> = Promise.resolve();
  /** Nothing is played while an answer is on its way: it begins at what was shown when it was asked for. */
  #isAsking = false;
  #isInHurry = false;

  constructor(
    readonly round: Round,
    /** By seat: the first is who practises. */
    readonly people: readonly string[],
    readonly ask: Ask,
    readonly time: Time,
  ) {}

  get done(): readonly Asked[] {
    return this.#asked;
  }

  run(listener: Listener): Promise<void> {
    this.#listener = listener;
    return this.begin();
  }

  /** The beginning, and again when the first answer did not come. */
  begin(): Promise<void> {
    return this.#inTurn(() => this.#first());
  }

  async #first(): Promise<void> {
    this.#listener?.line("connecting", null);
    try {
      const told = await this.#step([]);
      this.time.set(0);
      this.#tell("state", { ...told.whole, items: {}, earlier: [] });
      this.#tell("presence", { here: this.people });
      this.#listener?.line("open", null);
      this.#goOn(told);
    } catch {
      this.#listener?.line("broken", null);
      this.scene.value = { ...nothing, isBroken: true };
    }
  }

  send = (command: Command): Promise<Answer> => this.#inTurn(() => this.#do(command));

  /** Nobody needs to wait for me in this step. */
  release(): Promise<Answer> {
    return this.send({ id: crypto.randomUUID(), kind: "go-on" });
  }

  /** After an answer that did not come. */
  tryAgain(): Promise<void> {
    return this.#listener && this.#seen === 0 ? this.begin() : this.#more();
  }

  /** Everything until it is my move, at once; with an answer on its way, as soon as it is here. */
  skip(): void {
    this.#isInHurry = this.#isAsking;
    if (this.#isAsking) return;
    while (this.#left.length > 0) this.#play();
    this.#wait();
  }

  /** After what was asked before. `ask` never rejects: its answer tells what went wrong. */
  #inTurn<T>(ask: () => Promise<T>): Promise<T> {
    const answer = this.#turn.then(async () => {
      window.clearTimeout(this.#timer);
      this.#isAsking = true;
      const answered = await ask();
      this.#isAsking = false;
      if (this.#isInHurry) this.skip();
      return answered;
    });
    this.#turn = answer;
    return answer;
  }

  async #do(command: Command): Promise<Answer> {
    const at = this.#moment();
    const asked = [...this.#asked, { at, command: withoutText(command) }];
    try {
      const told = await this.#step(asked);
      this.#asked = asked;
      this.#keep(command);
      this.time.set(at);
      this.#last = at;
      this.refused.value = "";
      this.#left = told.moves;
      this.#told = told;
      if (this.#left[0]?.command === command.id) this.#play();
      this.#wait();
      return { done: true, position: this.#seen, now: this.time.text() };
    } catch (error) {
      this.#wait();
      return this.#refusal(error);
    }
  }

  #refusal(error: unknown): Answer {
    if (!(error instanceof Problem)) return { done: false, again: true, kind: "offline", sentence: "", status: 0 };
    this.refused.value = error.detail;
    const kind = String((error.body as { type?: string } | null)?.type ?? "").replace(/^kring:/, "");
    return { done: false, again: false, kind, sentence: error.detail, status: error.status };
  }

  #step(asked: readonly Asked[]): Promise<StepTold> {
    return this.ask({ ...this.round, seen: this.#seen, asked });
  }

  /** Now, but not before what was shown and not after what was not. */
  #moment(): number {
    const next = this.#left[0];
    const now = Math.max(this.time.now(), this.#last);
    return Math.round(next ? Math.min(now, next.at - 1) : now);
  }

  #goOn(told: StepTold): void {
    this.#left = told.moves;
    this.#told = told;
    this.#wait();
  }

  /** Waits as long as a reader needs, and plays the next move; with none left, it is my turn or there is more. */
  #wait(after = 900): void {
    window.clearTimeout(this.#timer);
    const next = this.#left[0];
    this.#show();
    if (!next) {
      this.time.walk();
      if (!this.#told.waits && this.#listener && !this.#isOver) void this.#more();
      return;
    }
    this.time.reach(next.at, after);
    this.#timer = window.setTimeout(() => this.#wait(this.#play()), after);
  }

  #isOver = false;

  #more(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#left.length > 0 || this.#told.waits || this.#isOver) return this.#wait(); // told meanwhile
      try {
        const told = await this.#step(this.#asked);
        if (told.moves.length === 0 && !told.waits) this.#isOver = true;
        this.#goOn(told);
      } catch {
        this.scene.value = { ...this.scene.peek(), isBroken: true };
      }
    });
  }

  /** Plays one move and answers how long to leave it on the screen. */
  #play(): number {
    const [move, ...left] = this.#left;
    if (!move) return 0;
    this.#left = left;
    this.#seen += 1;
    this.#last = move.at;
    if (move.kind === "closed") this.#isOver = true;
    const items = Object.fromEntries([
      ...this.#mine,
      ...Object.entries(move.texts).map(
        ([item, body]) => [item, { sealed: plainText(item, 1, body as never), revision: 1 }] as const,
      ),
    ]);
    const common = { kind: move.kind, by: move.by, at: move.now, command: move.command, items };
    if (move.change) this.#tell("change", { ...common, change: move.change });
    if (move.mine) this.#tell("mine", { ...common, change: move.mine });
    if (move.heard) this.scene.value = { ...this.scene.peek(), heard: { by: move.by, words: move.heard } };
    else if (move.kind === "phase-opened") this.scene.value = { ...this.scene.peek(), heard: null };
    return timeFor(move, this.people[0]);
  }

  #show(): void {
    const next = this.#left[0];
    this.scene.value = {
      ...this.scene.peek(),
      next: next ? { by: next.by, kind: next.kind, isSeen: next.change !== null } : null,
      waits: !next && this.#told.waits,
      wrote: this.#told.wrote,
      example: next ? null : this.#told.example,
      answers: this.#told.answers,
      isBroken: false,
    };
  }

  /** My own text stays here, under the id that the room knows it by. */
  #keep(command: Command): void {
    const sealed = command["sealed"];
    if (typeof sealed !== "string") return;
    const item = typeof command["item"] === "string" ? command["item"] : command.id;
    this.#mine.set(item, { sealed, revision: (this.#mine.get(item)?.revision ?? 0) + 1 });
  }

  #tell(event: string, data: object): void {
    this.#listener?.take({ event, id: event === "presence" ? null : String(this.#seen), data: JSON.stringify(data) });
  }
}
