/**
 * Chosen parts of somebody's path, as they go to a reader: the owner's own words, and keys for all the rest.
 *
 * A label is a key ("where", "starr.task") or "", so that each reads it in the language of their own page. Pure.
 */

import type { Goal, Preparation, Report, Resolution } from "../own/values";
import { answered, oneKey } from "../reflection/guides/guides";

export const kinds = ["goal", "meeting", "case", "insight", "resolution", "preparation", "report"] as const;
export type MomentKind = (typeof kinds)[number];

/** A state, a day, roles and sentences stand as keys in `text`; what its owner wrote stands as it is. */
export interface Part {
  readonly label: string;
  readonly text: string;
  /** Where on a scale of 0 to 10, at an ISO instant; `text` says how it went. */
  readonly mark?: { readonly value: number; readonly at: string };
}

/** What one reads: both in words. */
export type Said = Pick<Part, "label" | "text">;

export interface HandedMoment {
  readonly kind: MomentKind;
  /** An ISO instant, a day as yyyy-mm-dd, or "". */
  readonly at: string;
  /** What it is called beside its kind: a method as its owner saw it, a key such as "round/advice", or "". */
  readonly title: string;
  /** The group's name, or "". */
  readonly where: string;
  readonly parts: readonly Part[];
}

/** Oldest first. It never holds an id: a reader learns what is on the screen, and nothing beside it. */
export interface Handed {
  readonly format: 1;
  readonly moments: readonly HandedMoment[];
}

/** The words of one language for what stands as a key. */
export interface Naming {
  readonly labels: Readonly<Record<string, string>>;
  readonly goalStates: Readonly<Record<Goal["state"], string>>;
  readonly resolutionStates: Readonly<Record<Resolution["state"], string>>;
  readonly roles: Readonly<Record<string, string>>;
  readonly sentences: Readonly<Record<string, string>>;
  readonly titles: Readonly<Record<string, string>>;
  /** A question of a guide or of a preparation, by its key. */
  readonly question: (key: string) => string | undefined;
  readonly mark: (value: number, at: string) => string;
  readonly day: (date: string) => string;
}

const own = <Value>(words: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined;

/** A label that nothing names, and a key that nobody knows, stay as they are: no text gets lost. */
export function worded(kind: MomentKind, part: Part, naming: Naming): Said {
  const { label, text, mark } = part;
  if (mark) return { label: naming.mark(mark.value, mark.at), text: text || "–" };
  if (label === "says") return { label: "", text: own(naming.sentences, text) ?? text };
  return { label: own(naming.labels, label) ?? naming.question(label) ?? label, text: inWords(kind, part, naming) };
}

export const titled = (title: string, naming: Pick<Naming, "titles">): string => own(naming.titles, title) ?? title;

function inWords(kind: MomentKind, { label, text }: Part, naming: Naming): string {
  if (label === "state") {
    return own<string>(kind === "goal" ? naming.goalStates : naming.resolutionStates, text) ?? text;
  }
  if (label === "until" || label === "when") return naming.day(text);
  if (label !== "role") return text;
  return text
    .split(",")
    .map((role) => own(naming.roles, role) ?? role)
    .join(", ");
}

/** A label before its text: a question ends as it is. */
export const leading = (label: string): string => (/[?:]$/.test(label) ? label : `${label}:`);

const filled = (parts: readonly Part[]): Part[] => parts.filter(({ text, mark }) => mark || text.trim() !== "");

export function goalParts(goal: Goal): Part[] {
  return filled([
    { label: "", text: goal.text },
    { label: "where", text: goal.where },
    { label: "until", text: goal.until },
    { label: "state", text: goal.state },
    ...goal.marks.map(({ value, at, words }) => ({ label: "mark", text: words, mark: { value, at } })),
    ...goal.earlier.map(({ text }) => ({ label: "earlier", text })),
  ]);
}

export function resolutionParts(resolution: Resolution): Part[] {
  return filled([
    { label: "", text: resolution.what },
    { label: "when", text: resolution.when },
    { label: "withWhom", text: resolution.withWhom },
    { label: "state", text: resolution.state },
    { label: "howItWent", text: resolution.words },
  ]);
}

/** Under the questions of its guide, in their order. */
export function reportParts(report: Report): Part[] {
  return answered(report, oneKey).map(({ key, answer }) => ({ label: key, text: answer }));
}

export function preparationParts({ answers }: Preparation): Part[] {
  return filled(Object.entries(answers).map(([label, text]) => ({ label, text })));
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const areTexts = (value: Fields, ...names: string[]): boolean => names.every((name) => typeof value[name] === "string");
const isMark = (value: unknown): boolean =>
  value === undefined || (isFields(value) && Number.isFinite(value["value"]) && areTexts(value, "at"));
const isPart = (value: unknown): boolean =>
  isFields(value) && areTexts(value, "label", "text") && isMark(value["mark"]);
const isMoment = (value: unknown): boolean =>
  isFields(value) &&
  areTexts(value, "kind", "at", "title", "where") &&
  kinds.some((kind) => kind === value["kind"]) &&
  Array.isArray(value["parts"]) &&
  value["parts"].every(isPart);

/** What a sealed text holds, or null when it is no such thing. */
export function readHanded(text: string): Handed | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!isFields(value) || value["format"] !== 1 || !Array.isArray(value["moments"])) return null;
    return value["moments"].every(isMoment) ? (value as unknown as Handed) : null;
  } catch {
    return null;
  }
}
