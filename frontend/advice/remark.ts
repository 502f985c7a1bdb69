/** When something is said, and about what: calm, one thing at a time, and only while it still stands there. Pure. */

import { type Finding, findingIn, findingInEnded } from "./recognise";
import type { Rules, Tongue } from "./rules";
import { sentencesIn } from "./sentences";

/** Milliseconds without a key: after a sentence that ended, and after one that has no mark yet. */
export const pauses = { ended: 1200, unended: 4000 } as const;
export type Pause = keyof typeof pauses;

export interface Remark extends Finding {
  readonly sentence: string;
  /** The person chose to write it anew: the open beginning stands there until something open does. */
  readonly isRewriting: boolean;
}

/** What is said after a pause. `before` stays while its sentence does, or while somebody still looks for other words. */
export function remarkOn(
  text: string,
  rules: readonly Rules[],
  pause: Pause,
  before: Remark | null = null,
): Remark | null {
  const found = pause === "ended" ? findingInEnded(text, rules) : findingIn(text, rules);
  if (found) {
    const isRewriting = before?.isRewriting === true && before.says === found.says;
    return { ...found, sentence: text.slice(found.from, found.to), isRewriting };
  }
  if (pause === "unended" || !before) return null;
  const stands = text.includes(before.sentence);
  const isUnfinished = !sentencesIn(text).some(({ isEnded }) => isEnded);
  return stands || (before.isRewriting && isUnfinished) ? before : null;
}

/** What is parked and what stays: the sentence alone when the text also asks something else, otherwise everything. */
export function parted(
  text: string,
  { sentence }: Remark,
  rules: readonly Rules[],
): { parked: string; stays: string } | null {
  const at = text.indexOf(sentence);
  if (at < 0) return null;
  const stays = [text.slice(0, at).trim(), text.slice(at + sentence.length).trim()].filter(Boolean).join("\n");
  const asksMore = stays.includes("?") && findingIn(stays, rules)?.kind !== "advice";
  return asksMore ? { parked: sentence.trim(), stays } : { parked: text.trim(), stays: "" };
}

/** Why it is remarked on, in the page's language. */
export function whyOf(remark: Remark, rules: readonly Rules[], page: Tongue): string {
  return rules.find(({ tongue }) => tongue === page)?.why.get(remark.says) ?? "";
}

/** An open beginning, in the language of the sentence. */
export function beginningFor(remark: Remark, rules: readonly Rules[]): string {
  return rules.find(({ tongue }) => tongue === remark.tongue)?.begin.get(remark.says) ?? "";
}
