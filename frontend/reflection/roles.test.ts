import { expect, test } from "vitest";
import { askedOf, caseText } from "./roles";

const answers = {
  "case.happened": "Zij zweeg.",
  "case.part": "Ik praatte door.",
  "case.feelings": "Ik schrok. ",
  "case.question": "Hoe kan ik zwijgen?",
};

test("only what was chosen of a case goes along, in its own order", () => {
  expect(caseText(answers, ["question", "happened"])).toBe("Zij zweeg.\n\nHoe kan ik zwijgen?");
  expect(caseText(answers, ["feelings"])).toBe("Ik schrok.");
  expect(caseText({}, ["happened", "question"])).toBe("");
});

test("every role has questions of its own beside those for everybody, each with its own key", () => {
  const roles = ["facilitator", "adviser", "timekeeper", "note-taker", "observer", "guide"];
  for (const role of roles) expect(askedOf([role]).length).toBeGreaterThan(askedOf([]).length);
  const keys = askedOf(roles).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});
