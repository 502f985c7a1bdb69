// @vitest-environment node
/** The facilitator's deck: which cards come first, and sentences one can say aloud. */

import { expect, test } from "vitest";
import { cards, deckFor, occasionOf } from "./deck";
import { aPhase, aWriting, script } from "./script.fixture";

const calm = { isLate: false, isUnsafe: false };
const first = (phase: Parameters<typeof deckFor>[0], signs = calm) =>
  deckFor(phase, signs).fitting.map(({ key }) => key);

test("a step is known by what is written and who speaks, not by its name", () => {
  expect(script.phase.map(occasionOf)).toEqual(["tell", "ask", "think", "advise", "decide"]);
  expect(occasionOf(aPhase({ writes: [aWriting({ kind: "checkin" })] }))).toBe("meet");
  expect(occasionOf(aPhase({ writes: [aWriting({ kind: "evaluation" })] }))).toBe("look-back");
});

test("hidden advice comes first while questions are asked, and not when advice is asked", () => {
  expect(first(aPhase({ writes: [aWriting()] }))[0]).toBe("hidden-advice");
  expect(first(aPhase({ writes: [aWriting({ kind: "advice" })] }))).not.toContain("hidden-advice");
});

test("a clock that is against us and a quiet signal come before anything else", () => {
  expect(first(aPhase(), { isLate: true, isUnsafe: true }).slice(0, 2).sort()).toEqual(["time", "unsafe"]);
});

test.each(["meet", "tell", "ask", "think", "advise", "decide", "look-back"])("there are cards for: %s", (occasion) => {
  expect(cards.filter((card) => (card.occasions as readonly string[]).includes(occasion)).length).toBeGreaterThan(1);
});

test("every card is in the deck once, fitting or not", () => {
  const { fitting, others } = deckFor(aPhase({ writes: [aWriting()] }), calm);
  expect([...fitting, ...others].map(({ key }) => key).sort()).toEqual(cards.map(({ key }) => key).sort());
});

test.each(cards.map((card) => [card.key, card] as const))(
  "%s is said in short sentences, in two languages",
  (_, card) => {
    for (const text of [card.title, card.sign, ...card.say, card.act]) {
      expect(text.en).not.toBe("");
      for (const sentence of text.nl.split(/[.!?…][”’]?\s/u))
        expect(sentence.split(/\s+/u).length).toBeLessThanOrEqual(15);
    }
  },
);
