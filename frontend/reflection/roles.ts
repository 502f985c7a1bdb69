/** What somebody can write down beforehand, per role. Answers are kept by key, so a change of role or language loses none. */

import { texts } from "./texts";

export interface Asked {
  readonly key: string;
  readonly says: string;
}

export const caseKeys = {
  happened: "case.happened",
  part: "case.part",
  feelings: "case.feelings",
  question: "case.question",
};

/** Questions for these roles, then those for everybody; the presenter has the form of a case beside them. */
export function askedOf(roles: readonly string[]): readonly Asked[] {
  const said = texts().asked;
  const own = roles.flatMap((role) => said.roles[role] ?? []);
  return [...own, ...said.everybody];
}

/** A case as words for the group: what happened and the question, and more only where that was chosen. */
export function caseText(
  answers: Readonly<Record<string, string>>,
  chosen: readonly (keyof typeof caseKeys)[],
): string {
  const order: readonly (keyof typeof caseKeys)[] = ["happened", "part", "feelings", "question"];
  const parts = order.filter((name) => chosen.includes(name)).map((name) => (answers[caseKeys[name]] ?? "").trim());
  return parts.filter((part) => part !== "").join("\n\n");
}
