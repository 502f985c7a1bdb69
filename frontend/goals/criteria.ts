/**
 * What makes a learning goal one to work with, as five questions. Asked while somebody writes, in the browser only.
 *
 * Simple signs of words decide what is asked first. They are often wrong, so they never block, and never say "no".
 */

import type { Typed } from "./goal";

export type Criterion = "positive" | "concrete" | "own" | "moving" | "where";

/** `answered`: the text seems to say it. `look`: a word in it makes this question worth asking. */
export type Light = "ask" | "look" | "answered";

export const criteria: readonly Criterion[] = ["positive", "concrete", "own", "moving", "where"];

const word = (words: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, "iu");
const negative = word("niet|geen|nooit|minder|stoppen met|stop met|ophouden|not|no|never|less|stop|avoid|don't|won't");
const always = word("altijd|iedereen|perfect|nooit|alles|helemaal|always|everybody|everyone|everything|never");
const others = word(
  "(?:zij|ze|hij|mijn team|mijn collega'?s|mijn leidinggevende|de afdeling|they|she|he|my team|my colleagues|my manager) " +
    "(?:moet|moeten|zal|zullen|gaat|gaan|luistert|luisteren|must|should|will|has to|have to|listens?)",
);
const seen = word(
  "ik (?:zeg|vraag|vertel|stel|bel|neem|maak|schrijf|luister|geef|plan|begin|laat|bespreek|oefen|benoem|herken)|" +
    "I (?:say|ask|tell|call|take|make|write|listen|give|plan|begin|let|discuss|practise|name|recognise)",
);
const moves = word("omdat|zodat|want|daardoor|because|so that|that way");

/** How each question stands for what is typed so far; an empty goal is asked everything. */
export function lights(typed: Typed): Readonly<Record<Criterion, Light>> {
  const { text, where, until } = typed;
  const isEmpty = text.trim() === "";
  return {
    positive: isEmpty ? "ask" : negative.test(text) || always.test(text) ? "look" : "answered",
    concrete: until !== "" && seen.test(text) ? "answered" : isEmpty ? "ask" : "look",
    own: isEmpty ? "ask" : others.test(text) ? "look" : "answered",
    moving: moves.test(text) ? "answered" : "ask",
    where: where.trim() === "" ? "ask" : "answered",
  };
}
