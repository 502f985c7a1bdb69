/** What was asked, by the key under which the answer is kept: of every guide and of every preparation. */

import { guides, oneKey } from "./guides/guides";
import { type Asked, askedOf, caseKeys } from "./roles";
import { texts } from "./texts";

let known: ReadonlyMap<string, string> | null = null; // one language a page

/** In the language of the page; undefined for a key that this version of Kring does not know. */
export function questionSaid(key: string): string | undefined {
  known ??= new Map(everyQuestion().map((asked) => [asked.key, asked.says]));
  return known.get(key);
}

function everyQuestion(): readonly Asked[] {
  const t = texts();
  const inCase = Object.entries(caseKeys).map(([name, key]) => ({ key, says: t.case[name as keyof typeof caseKeys] }));
  const inGuides = guides().flatMap(({ questions }) => questions);
  return [...inGuides, { key: oneKey, says: t.report.one }, ...inCase, ...askedOf(Object.keys(t.asked.roles))];
}
