/**
 * What stands on somebody's own shelves, as the JSON inside a sealed text. `format` says how to read it.
 *
 * A reader answers null for what it cannot read: the page says so, and nothing is overwritten.
 */

export interface Mark {
  /** Where on one's own scale, 0 to 10. */
  readonly value: number;
  readonly words: string;
  /** An ISO instant. */
  readonly at: string;
}

export interface Goal {
  readonly format: 1;
  readonly text: string;
  /** Where and when it is worked on, in the owner's words. */
  readonly where: string;
  /** A date by which it can be seen, as yyyy-mm-dd, or "". */
  readonly until: string;
  readonly programme: string | null;
  readonly state: "open" | "reached" | "let-go";
  /** A scale of one's own making: what 0 and 10 stand for. */
  readonly scale: { readonly low: string; readonly high: string };
  readonly marks: readonly Mark[];
  /** What it said before, oldest first. */
  readonly earlier: readonly { readonly text: string; readonly at: string }[];
  /** When the first text was kept, as an ISO instant. */
  readonly made?: string;
  /** To whom its owner showed it, as the id of the shared item and what its copy says. */
  readonly shown?: readonly Showing[];
}

/** Something of one's own that was shown to one person. The server knows the id and the person, not what it is. */
export interface Showing {
  readonly item: string;
  readonly reader: string;
  readonly revision: number;
  readonly withMarks: boolean;
  /** What the copy says, to tell whether the original has changed since. */
  readonly text: string;
}

export interface Preparation {
  readonly format: 1;
  readonly meeting: string;
  readonly group: string;
  /** A date as yyyy-mm-dd and the group's name, for when the meeting is no longer here. */
  readonly on?: string;
  readonly where?: string;
  /** Answers by the question's key. */
  readonly answers: Readonly<Record<string, string>>;
  readonly minutes: number;
}

export interface Report {
  readonly format: 1;
  readonly meeting: string;
  readonly group: string;
  /** A date as yyyy-mm-dd and the group's name, for when the meeting is no longer here. */
  readonly on?: string;
  readonly where?: string;
  /** The guide it follows: "free", "starr", … */
  readonly guide: string;
  readonly answers: Readonly<Record<string, string>>;
  /** Ids on the shelf of goals. */
  readonly goals: readonly string[];
  /** Ids on the shelf of resolutions, or of the group's items that others brought. */
  readonly about: readonly string[];
}

export interface Resolution {
  readonly format: 1;
  readonly what: string;
  /** A date as yyyy-mm-dd, or "". */
  readonly when: string;
  readonly withWhom: string;
  readonly meeting: string | null;
  readonly group: string | null;
  readonly goal: string | null;
  /** The group's item that it began as, or null. */
  readonly from: string | null;
  readonly state: "open" | "done" | "changed" | "let-go";
  /** How it went. */
  readonly words: string;
  /** An ISO instant. */
  readonly made: string;
  /** When it was done or let go, or "". */
  readonly settled: string;
}

/** Parts of one's path that went to one person. The server knows the id and the person, not what it is. */
export interface Handing {
  readonly format: 1;
  readonly item: string;
  readonly reader: string;
  readonly revision: number;
  /** What the copy says. */
  readonly text: string;
  /** Where each part came from, such as "goal/<id>". */
  readonly of: readonly string[];
}

export interface Values {
  readonly goal: Goal;
  readonly preparation: Preparation;
  readonly report: Report;
  readonly resolution: Resolution;
  readonly note: Handing;
}

export type ShelfKind = keyof Values;

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === "string";
const number: Check = (value) => typeof value === "number" && Number.isFinite(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const orMissing =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const oneOf =
  (...words: string[]): Check =>
  (value) =>
    words.includes(value as string);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const texts: Check = (value) => isFields(value) && Object.values(value).every(text);
const shaped =
  (shape: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isFields(value) && Object.entries(shape).every(([name, check]) => check(value[name]));

const shapes: Readonly<Record<ShelfKind, Check>> = {
  goal: shaped({
    text,
    where: text,
    until: text,
    programme: orNull(text),
    state: oneOf("open", "reached", "let-go"),
    scale: shaped({ low: text, high: text }),
    marks: listOf(shaped({ value: number, words: text, at: text })),
    earlier: listOf(shaped({ text, at: text })),
    made: orMissing(text),
    shown: orMissing(
      listOf(
        shaped({ item: text, reader: text, revision: number, withMarks: (value) => typeof value === "boolean", text }),
      ),
    ),
  }),
  preparation: shaped({
    meeting: text,
    group: text,
    on: orMissing(text),
    where: orMissing(text),
    answers: texts,
    minutes: number,
  }),
  report: shaped({
    meeting: text,
    group: text,
    on: orMissing(text),
    where: orMissing(text),
    guide: text,
    answers: texts,
    goals: listOf(text),
    about: listOf(text),
  }),
  resolution: shaped({
    what: text,
    when: text,
    withWhom: text,
    meeting: orNull(text),
    group: orNull(text),
    goal: orNull(text),
    from: orNull(text),
    state: oneOf("open", "done", "changed", "let-go"),
    words: text,
    made: text,
    settled: text,
  }),
  note: shaped({ item: text, reader: text, revision: number, text, of: listOf(text) }),
};

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value that a sealed text holds, or null when it is none of this kind. */
export function readValue<Kind extends ShelfKind>(kind: Kind, text: string): Values[Kind] | null {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) && value["format"] === 1 && shapes[kind](value) ? (value as unknown as Values[Kind]) : null;
  } catch {
    return null;
  }
}
