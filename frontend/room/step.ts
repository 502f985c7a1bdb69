/** What a step's kind means for the screen: what is hidden, who sits where, how often again, how long a text is. Pure. */

import { awaitsReveal, covers, type Role, type Room, roleOf } from "./part";
import type { Chair, Phase, Script, State, Writing } from "./wire";

/** Steps to show in the list of steps: of ways to go on, only those that were chosen. */
export function stepsShown(script: Script, state: State | undefined): number[] {
  const chosen = Object.values(state?.modules ?? {});
  return script.phase.flatMap(({ module }, index) => (module === undefined || chosen.includes(module) ? [index] : []));
}

/** Where I am among the steps that are shown, from 1, and how many there are. */
export function stepNumber(script: Script, state: State): { now: number; all: number } {
  const shown = stepsShown(script, state);
  return { now: shown.filter((index) => index <= state.phase).length, all: shown.length };
}

/** Who sits out of the circle in this step. */
export function outsiders(phase: Phase | undefined, state: State): string[] {
  const outside = phase?.outside ?? [];
  return state.seats.filter((person) => outside.includes(roleOf(state, person)));
}

/** The people at my table, me among them; empty where there are no tables or none of them is mine. */
export function tableOf(state: State, person: string): readonly string[] {
  return state.tables?.find((table) => table.includes(person)) ?? [];
}

/** Who writes for a table: its first seat that has something to write here. */
export function writerOf(phase: Phase, state: State, table: readonly string[]): string | null {
  const writes = (person: string) => phase.writes.some(({ who }) => covers(who, roleOf(state, person)));
  return state.seats.find((person) => table.includes(person) && writes(person)) ?? null;
}

/** The chair that somebody sits on in this step; null for one's own seat. */
export function chairOf(phase: Phase | undefined, state: State, person: string): Chair | null {
  return phase?.chairs?.find(({ key }) => state.chairs?.[key] === person) ?? null;
}

export function maySitOn(chair: Chair, role: Role): boolean {
  return covers(chair.who, role);
}

/** Going round again from here: how many times are left, and who presents then. Null where that cannot be. */
export function againFrom({ script, state, here }: Room): { left: number; presenter: string | null } | null {
  const phase = script.phase[state.phase];
  if (state.stage !== "open" || !phase?.loop || awaitsReveal(phase, state)) return null;
  const present = state.seats.filter((person) => here.includes(person));
  const most = phase.loop.most === "everyone" ? present.length - 1 : phase.loop.most;
  const left = Math.max(0, most - (state.loops?.[phase.key] ?? 0));
  return { left, presenter: phase.loop.passes === "presenter" ? nextOf(state, present) : null };
}

function nextOf({ seats, roles }: State, present: readonly string[]): string | null {
  const at = seats.indexOf(roles["presenter"] ?? "") + 1;
  return [...seats.slice(at), ...seats.slice(0, at)].find((person) => present.includes(person)) ?? null;
}

/** Seconds that are left of the turn that somebody has now, below zero when it lasts longer; null without a length. */
export function turnLeft(phase: Phase | undefined, state: State, now: number): number | null {
  const { turn } = state;
  if (!phase?.minutes_each || !turn?.now || !turn.since) return null;
  const until = state.paused ? Date.parse(state.paused) : now;
  return Math.ceil(phase.minutes_each * 60 - (until - Date.parse(turn.since)) / 1000);
}

/** What is left of a pitch's length, below zero when it is longer. Null where any length is good. */
export interface Length {
  readonly unit: "sentences" | "words";
  readonly left: number;
}

/** The tightest of the writing's limits for this text. */
export function lengthLeft(writing: Writing, text: string): Length | null {
  const limits: Length[] = [];
  if (writing.sentences) limits.push({ unit: "sentences", left: writing.sentences - sentencesIn(text) });
  if (writing.words) limits.push({ unit: "words", left: writing.words - wordsIn(text) });
  return limits.find(({ left }) => left < 0) ?? limits[0] ?? null;
}

/** Sentences that were begun; an ellipsis, an abbreviation of one letter and a decimal point end none. */
export function sentencesIn(text: string): number {
  const ends = text.trim().split(/(?<!\b\p{L})[.!?…]+["”’)]*(?=\s|$)|\n+/u);
  return ends.filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
}

export function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
