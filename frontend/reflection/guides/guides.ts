/** Guides, and what a report holds by them. Choosing another guide, or another language, loses no answer. */

import type { Report } from "../../own/values";
import { texts } from "./texts";

export const guideKeys = ["free", "starr", "korthagen", "gibbs", "dimensions"] as const;
export type GuideKey = (typeof guideKeys)[number];

export interface Question {
  /** Under which an answer is kept: "starr.task". */
  readonly key: string;
  readonly says: string;
}

export interface Guide {
  readonly key: GuideKey;
  readonly name: string;
  readonly about: string;
  readonly questions: readonly Question[];
}

/** Asked whatever the guide: in one sentence, so that it can be found back. */
export const oneKey = "one";

/** In the language of the page. */
export function guides(said: ReturnType<typeof texts> = texts()): readonly Guide[] {
  return guideKeys.map((key) => ({
    key,
    name: said[key].name,
    about: said[key].about,
    questions: Object.entries(said[key].questions).map(([name, says]) => ({ key: `${key}.${name}`, says })),
  }));
}

/** The guide of a report; free for one that this version of Kring does not know. */
export function guideOf({ guide }: Pick<Report, "guide">): Guide {
  const all = guides();
  return all.find((one) => one.key === guide) ?? (all[0] as Guide);
}

/** Other guides in which something stands that is not shown under this one. */
export function alsoWrittenIn({ guide, answers }: Pick<Report, "guide" | "answers">): readonly Guide[] {
  return guides().filter((one) => one.key !== guide && one.questions.some(({ key }) => isWritten(answers[key])));
}

export interface Answered extends Question {
  readonly answer: string;
}

/** Everything that was written, under every guide: this one's first. Keys that no guide knows keep their text. */
export function answered({ guide, answers }: Pick<Report, "guide" | "answers">, one: string): readonly Answered[] {
  const own = guideOf({ guide });
  const asked = [own, ...guides().filter((each) => each.key !== own.key)].flatMap(({ questions }) => questions);
  const known = [...asked, { key: oneKey, says: one }];
  const strange = Object.keys(answers).filter((key) => known.every((question) => question.key !== key));
  return [...known, ...strange.map((key) => ({ key, says: key }))].flatMap((question) => {
    const answer = answers[question.key] ?? "";
    return isWritten(answer) ? [{ ...question, answer }] : [];
  });
}

export const isWritten = (answer: string | undefined): boolean => (answer ?? "").trim() !== "";
