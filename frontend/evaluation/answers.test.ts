// @vitest-environment node
import { expect, test } from "vitest";
import { type Answer, answerOf, fieldsOf, type Question, readAnswer, textOfAnswer, together } from "./answers";

const open: Question = { key: "brought", kind: "text", text: "Wat bracht het?", low: "", high: "", choices: [] };
const scale: Question = { ...open, key: "method", kind: "scale", text: "Paste het?", low: "niet", high: "goed" };
const choice: Question = { ...open, key: "go-on", kind: "choice", text: "Verder?", choices: ["ja", "nee"] };
const all = [open, scale, choice];
const answer = (fields: Record<string, string>, questions: readonly Question[] = all, version = "ready/1") =>
  answerOf(version, "nl", questions, fields) as Answer;

test("an answer comes out as it went in, and questions left open are left out", () => {
  const made = answer({ brought: "  Rust.  ", method: "4" });
  expect(made.said.map((one) => one.said)).toEqual(["Rust.", 4]);
  expect(readAnswer(textOfAnswer(made))).toEqual(made);
  expect(fieldsOf(made)).toEqual({ brought: "Rust.", method: "4" });
});

test("nothing said is no answer, and a place that is not there is none", () => {
  expect(answerOf("ready/1", "nl", all, { brought: " ", method: "6", "go-on": "2" })).toBeNull();
  expect(answerOf("ready/1", "nl", all, { method: "0", "go-on": "-1" })).toBeNull();
});

test.each([
  "",
  "null",
  "[]",
  '{"format":2,"version":"ready/1","language":"nl","answers":[]}',
  JSON.stringify({ format: 1, version: "ready/1", language: "nl", answers: [{ ...scale, said: 6 }] }),
  JSON.stringify({ format: 1, version: "ready/1", language: "nl", answers: [{ ...scale, said: "4" }] }),
  JSON.stringify({ format: 1, version: "ready/1", language: "nl", answers: [{ ...choice, said: 2 }] }),
  JSON.stringify({ format: 1, version: "ready/1", language: "fr", answers: [] }),
])("what is no answer is not read: %s", (text) => {
  expect(readAnswer(text)).toBeNull();
});

test("scales are counted and texts keep their name; no mean is made", () => {
  const found = together([
    { by: "anna", answer: answer({ method: "4", "go-on": "0" }) },
    { by: "bram", answer: answer({ method: "4", brought: "Moed." }) },
    { by: "chaima", answer: answer({ method: "1" }) },
  ]);
  expect(found.map((one) => one.counts)).toEqual([[1, 0, 0, 2, 0], [1, 0], []]);
  expect(found[2]?.texts).toEqual([{ by: "bram", text: "Moed." }]);
});

test("two languages of one version are one question; other words, or another version, are another", () => {
  const english = answerOf("ready/1", "en", [{ ...scale, text: "Did it fit?" }], { method: "5" }) as Answer;
  const one = { by: "anna", answer: answer({ method: "4" }, [scale]) };
  expect(together([one, { by: "bram", answer: english }]).map((row) => row.counts)).toEqual([[0, 0, 0, 1, 1]]);
  const twisted = answer({ method: "5" }, [{ ...scale, text: "Paste het slecht?" }]);
  expect(together([one, { by: "bram", answer: twisted }])).toHaveLength(2);
  expect(together([one, { by: "bram", answer: answer({ method: "5" }, [scale], "group/1") }])).toHaveLength(2);
});
