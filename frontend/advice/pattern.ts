/**
 * Patterns of words, small enough to read aloud. Between spaces stands one word each:
 *
 *     heb         this word                 je|jij      one of these         *ing   a word that ends so
 *     niet?       it may be left out        !hem|haar   any word but these   _      any word that begins no clause
 *     ..          at most seven words, within the clause
 *     ^           what follows begins a clause; ^^ begins the sentence
 *     $           the sentence ends here    [?]  it is a question            [.]    it is none
 *     @who        one of a named list of words
 *
 * A gap is the only thing with a choice, and it is bounded: the work is linear in the number of words.
 */

import type { Sentence } from "./sentences";

const widestGap = 7;

interface Part {
  readonly words: ReadonlySet<string>;
  readonly endings: readonly string[];
  readonly isNot: boolean;
  readonly isAny: boolean;
  readonly isOptional: boolean;
  readonly isGap: boolean;
}

export interface Pattern {
  readonly begins: "sentence" | "clause" | "anywhere";
  readonly ends: boolean;
  readonly asks: boolean | null;
  readonly parts: readonly Part[];
}

/** How many comparisons were made: the test of linear work reads it. */
export interface Count {
  steps: number;
}

export type Lists = ReadonlyMap<string, string>;

export function patternOf(written: string, lists: Lists): Pattern {
  const named = spelledOut(written, lists);
  const begins = named.startsWith("^^") ? "sentence" : named.startsWith("^") ? "clause" : "anywhere";
  const tokens = named.replace(/^\^+/, "").split(" ").filter(Boolean);
  const marks = tokens.filter((token) => ["$", "[?]", "[.]"].includes(token));
  const asks = marks.includes("[?]") ? true : marks.includes("[.]") ? false : null;
  const parts = tokens.filter((token) => !marks.includes(token)).map(partOf);
  return { begins, ends: marks.includes("$"), asks, parts };
}

/** A list may name another. */
function spelledOut(written: string, lists: Lists): string {
  return written.replace(/@(\w+)/g, (_, name: string) => {
    const list = lists.get(name);
    if (list === undefined) throw new Error(`no list is called ${name}`);
    return spelledOut(list, lists).replaceAll(" ", "|");
  });
}

function partOf(token: string): Part {
  const isNot = token.startsWith("!");
  const isOptional = token.endsWith("?");
  const each = token.replace(/^!|\?$/g, "").split("|");
  return {
    words: new Set(each.filter((word) => !word.startsWith("*"))),
    endings: each.filter((word) => word.startsWith("*")).map((word) => word.slice(1)),
    isNot,
    isAny: token === "_",
    isOptional,
    isGap: token === "..",
  };
}

/** The words a match can begin with; null when it can begin with any. */
export function firstWords({ parts }: Pattern): readonly string[] | null {
  const first = parts[0];
  const isPlain = first && !first.isNot && !first.isAny && !first.isOptional && !first.isGap;
  return isPlain && first.endings.length === 0 ? [...first.words] : null;
}

/** Does the pattern match with its first word at `at`? */
export function matches(pattern: Pattern, sentence: Sentence, at: number, count: Count): boolean {
  if (pattern.begins === "clause" && !sentence.opens[at]) return false;
  if (pattern.begins === "sentence" && !beginsSentence(sentence, at)) return false;
  if (pattern.asks !== null && pattern.asks !== sentence.asks) return false;
  return goesOn(pattern, 0, sentence, at, count);
}

/** The first word, or the one after "ja, maar". */
function beginsSentence({ opens }: Sentence, at: number): boolean {
  return at < 4 && opens.slice(0, at + 1).every(Boolean);
}

function goesOn(pattern: Pattern, index: number, sentence: Sentence, at: number, count: Count): boolean {
  count.steps += 1;
  const part = pattern.parts[index];
  if (!part) return !pattern.ends || at === sentence.words.length;
  if (part.isGap) return bridges(pattern, index, sentence, at, count);
  const word = sentence.words[at];
  const isWithin = !part.isAny || index === 0 || !sentence.opens[at];
  if (word !== undefined && isWithin && fits(part, word) && goesOn(pattern, index + 1, sentence, at + 1, count))
    return true;
  return part.isOptional && goesOn(pattern, index + 1, sentence, at, count);
}

function bridges(pattern: Pattern, index: number, sentence: Sentence, at: number, count: Count): boolean {
  const end = Math.min(at + widestGap, sentence.words.length);
  for (let next = at; next <= end; next++) {
    if (next > at && sentence.opens[next]) return false;
    if (goesOn(pattern, index + 1, sentence, next, count)) return true;
  }
  return false;
}

function fits(part: Part, word: string): boolean {
  if (part.isAny) return true;
  const isOne = part.words.has(word) || part.endings.some((ending) => word.endsWith(ending));
  return isOne !== part.isNot;
}
