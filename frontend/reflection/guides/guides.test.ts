import { afterEach, expect, test } from "vitest";
import { alsoWrittenIn, answered, guideOf, guides } from "./guides";
import { guideTexts } from "./texts";

const inLanguage = (lang: string) => {
  document.documentElement.lang = lang;
};
afterEach(() => inLanguage("nl"));

test("every guide asks the same questions in both languages", () => {
  const keys = (said: typeof guideTexts.nl) =>
    guides(said).map(({ key, questions }) => [key, ...questions.map((question) => question.key)]);
  expect(keys(guideTexts.nl)).toEqual(keys(guideTexts.en));
  const all = guides().flatMap(({ questions }) => questions.map(({ key }) => key));
  expect(new Set(all).size).toBe(all.length);
});

test("a report begun in Dutch and finished in English keeps its answers", () => {
  inLanguage("nl");
  const begun = { guide: "starr", answers: { "starr.task": "Ik moest bellen." } };
  expect(answered(begun, "")[0]?.says).toBe("Taak: wat was aan jou om te doen?");
  inLanguage("en");
  const finished = { ...begun, answers: { ...begun.answers, "starr.result": "She called back." } };
  expect(answered(finished, "").map(({ says, answer }) => [says.split(":")[0], answer])).toEqual([
    ["Task", "Ik moest bellen."],
    ["Result", "She called back."],
  ]);
});

test("another guide hides nothing: what was written under the first is still told", () => {
  const report = { guide: "gibbs", answers: { "starr.task": "Ik moest bellen.", "gibbs.plan": "Eerst bellen." } };
  expect(alsoWrittenIn(report).map(({ key }) => key)).toEqual(["starr"]);
  expect(answered(report, "").map(({ answer }) => answer)).toEqual(["Eerst bellen.", "Ik moest bellen."]);
});

test("a guide of a later version is read as a free one, and its answers stay", () => {
  const later = { guide: "spiral", answers: { "spiral.turn": "Nog eens.", one: "Bellen helpt." } };
  expect(guideOf(later).key).toBe("free");
  expect(answered(later, "In één zin").map(({ answer }) => answer)).toEqual(["Bellen helpt.", "Nog eens."]);
});
