/**
 * Recognises advice dressed as a question, leading and closed questions, in Dutch and English. Pure: no network, no
 * clock, no model; the rules it is given are all it knows (docs/hidden-advice.md).
 */

import { type Count, matches } from "./pattern";
import type { Kind, Rule, Rules, Tongue } from "./rules";
import { type Sentence, sentencesIn } from "./sentences";

export interface Finding {
  readonly kind: Exclude<Kind, "open">;
  readonly says: string;
  /** Of the sentence, which may differ from the page's. */
  readonly tongue: Tongue;
  /** Where the sentence stands: `text.slice(from, to)`. */
  readonly from: number;
  readonly to: number;
}

interface Reading {
  readonly rule: Rule;
  readonly tongue: Tongue;
}

/** Advice outweighs a leading question; an open question outweighs a closed clause behind it. */
const weight: Record<Kind, number> = { closed: 1, open: 2, leading: 3, advice: 4 };

/** The weightiest finding among the sentences of a text, the earliest of equals; null when nothing is to be said. */
export function findingIn(text: string, rules: readonly Rules[], count: Count = { steps: 0 }): Finding | null {
  return weightiest(sentencesIn(text), rules, count);
}

/** As `findingIn`, for somebody who is still writing: a last sentence without a mark is left alone. */
export function findingInEnded(text: string, rules: readonly Rules[]): Finding | null {
  const ended = sentencesIn(text).filter((sentence) => sentence.isEnded);
  return weightiest(ended, rules, { steps: 0 });
}

/** The rules that decided, one per sentence that any rule fits. For tests and for who tunes them. */
export function rulesIn(text: string, rules: readonly Rules[]): Rule[] {
  return sentencesIn(text).flatMap((sentence) => readingOf(sentence, rules, { steps: 0 })?.rule ?? []);
}

function weightiest(sentences: readonly Sentence[], rules: readonly Rules[], count: Count): Finding | null {
  let best: Finding | null = null;
  for (const sentence of sentences) {
    const reading = readingOf(sentence, rules, count);
    if (!reading || reading.rule.kind === "open") continue;
    const { kind, says } = reading.rule;
    if (best && weight[best.kind] >= weight[kind]) continue;
    best = { kind, says, tongue: reading.tongue, from: sentence.from, to: sentence.to };
  }
  return best;
}

/** At each word the first rule that matches there; over the words, the weightiest. */
function readingOf(sentence: Sentence, rules: readonly Rules[], count: Count): Reading | null {
  let best: Reading | null = null;
  for (const each of rules) {
    for (let at = 0; at < sentence.words.length; at++) {
      const rule = ruleAt(each, sentence, at, count);
      if (rule && (!best || weight[rule.kind] > weight[best.rule.kind])) best = { rule, tongue: each.tongue };
    }
  }
  return best;
}

function ruleAt(rules: Rules, sentence: Sentence, at: number, count: Count): Rule | undefined {
  return rules.startingWith(sentence.words[at] ?? "").find((rule) => matches(rule.pattern, sentence, at, count));
}
