/** A practice round on the wire: what the page begins with, and what the server answers to a step. */

import type { Page } from "../room/model";
import type { Command } from "../room/wire";

export interface PracticePage extends Page {
  readonly practice: {
    /** In the JSON API. */
    readonly step: string;
    /** Where to choose another round. */
    readonly again: string;
    readonly role: "presenter" | "adviser" | "facilitator";
    readonly case: string;
    readonly others: number;
    readonly draft: boolean;
  };
}

/** Something I did, without a word of what I typed. */
export interface Asked {
  readonly at: number;
  readonly command: Command;
}

export interface StepAsked {
  readonly role: string;
  readonly others: number;
  readonly case: string;
  readonly seed: number;
  readonly language: string;
  readonly draft: boolean;
  readonly seen: number;
  readonly asked: readonly Asked[];
}

export interface Text {
  readonly kind: string;
  readonly parent: string | null;
  readonly text: string;
}

export interface Move {
  readonly at: number;
  readonly now: string;
  readonly kind: string;
  readonly by: string;
  readonly command: string;
  readonly change: object | null;
  readonly mine: object | null;
  readonly texts: Readonly<Record<string, Text>>;
  readonly heard: string;
}

export interface Example {
  readonly kind: string;
  readonly text: string;
}

export interface StepTold {
  readonly whole: { readonly now: string; readonly state: object; readonly mine: object } | null;
  readonly moves: readonly Move[];
  readonly waits: boolean;
  readonly wrote: number;
  readonly example: Example | null;
  /** What a made-up presenter would answer to each question, for who presents. */
  readonly answers: Readonly<Record<string, string>>;
}

/** What goes to the server: a text is no part of it, and neither is anything the room may add to a command later. */
const told = ["id", "kind", "phase", "visit", "item", "to", "role", "swap", "minutes", "early", "module"] as const;
const toldToo = ["chair", "person", "for"] as const;

export function withoutText(command: Command): Command {
  const kept = [...told, ...toldToo].filter((name) => command[name] !== undefined);
  return Object.fromEntries(kept.map((name) => [name, command[name]])) as Command;
}

const wordsPerMinute = 190;
const shortest = 1500;
const longest = 7000;

/** Milliseconds to leave something on the screen before the next thing happens. */
export function timeFor(move: Move, me = ""): number {
  const words = [move.heard, ...Object.values(move.texts).map(({ text }) => text)].join(" ").trim();
  if (words !== "")
    return Math.min(longest, Math.max(shortest, (words.split(/\s+/u).length * 60_000) / wordsPerMinute));
  if (move.kind === "phase-opened" && move.by === me) return 6000; // an undo is still possible
  if (move.kind === "phase-opened" || move.kind === "revealed") return 2500;
  if (move.change === null || move.kind === "readied") return 300;
  return 900;
}
