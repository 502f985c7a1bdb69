/** The rules are data: one readable file per language, `rules-nl.txt` and `rules-en.txt`. This reads them. Pure. */

import { firstWords, type Pattern, patternOf } from "./pattern";

export const tongues = ["nl", "en"] as const;
export type Tongue = (typeof tongues)[number];
export const kinds = ["open", "closed", "leading", "advice"] as const;
export type Kind = (typeof kinds)[number];

/** `says` names what is said about it (`why` and `begin`). An earlier rule of a file goes before a later one. */
export interface Rule {
  readonly kind: Kind;
  readonly says: string;
  readonly written: string;
  readonly pattern: Pattern;
}

export interface Rules {
  readonly tongue: Tongue;
  readonly all: readonly Rule[];
  /** The rules that can begin with a word, in the order of the file. */
  readonly startingWith: (word: string) => readonly Rule[];
  /** Why it is remarked on, for a page in this language. */
  readonly why: ReadonlyMap<string, string>;
  /** An open question that may stand in its place, for a sentence in this language. */
  readonly begin: ReadonlyMap<string, string>;
}

type Line = readonly [first: string, second: string, rest: string];

export function rulesOf(tongue: Tongue, file: string): Rules {
  const lines = file.split("\n").flatMap((line) => partsOf(line));
  const named = (what: string) =>
    new Map(lines.filter(([first]) => first === what).map(([, name, rest]) => [name, rest]));
  const lists = named("list");
  const isRule = ([first]: Line) => kinds.includes(first as Kind);
  const all = lines.filter(isRule).map(([kind, says, written]) => {
    return { kind: kind as Kind, says, written, pattern: patternOf(written, lists) };
  });
  return { tongue, all, startingWith: byFirstWord(all), why: named("why"), begin: named("begin") };
}

/** Three parts, the last of which may hold spaces; nothing for an empty line or a remark. */
function partsOf(line: string): Line[] {
  const parts = /^(\w+) +(\S+) +(.+)$/.exec(line);
  return parts ? [[parts[1] ?? "", parts[2] ?? "", parts[3] ?? ""]] : [];
}

function byFirstWord(rules: readonly Rule[]): Rules["startingWith"] {
  const beginsWith = new Map(rules.map((rule) => [rule, firstWords(rule.pattern)]));
  const fitting = (word: string) => rules.filter((rule) => beginsWith.get(rule)?.includes(word) ?? true);
  const words = new Set([...beginsWith.values()].flatMap((each) => each ?? []));
  const byWord = new Map([...words].map((word) => [word, fitting(word)]));
  const withAny = fitting("");
  return (word) => byWord.get(word) ?? withAny;
}
