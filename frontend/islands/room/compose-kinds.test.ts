// @vitest-environment node
import { expect, test } from "vitest";
import type { Draft } from "../../room/drafts";
import { aWriting, said } from "../../room/script.fixture";
import { afterSending, bodiesOf, moved, rankingOf, wordsIn } from "./compose-kinds";

const draft = (text: string, fields: Record<string, string> = {}): Draft => ({ text, fields });

test("a question is what was typed, without the spaces around it", () => {
  expect(bodiesOf(aWriting(), draft("  Wie? "), [])).toEqual([{ kind: "question", parent: null, text: "Wie?" }]);
  expect(bodiesOf(aWriting(), draft("   "), [])).toEqual([]);
});

test("each aspect that was filled becomes its own contribution", () => {
  const writing = aWriting({
    kind: "analysis",
    aspects: [
      { key: "feelings", ...said("Feelings") },
      { key: "actions", ...said("Actions") },
    ],
  });
  const bodies = bodiesOf(writing, draft("", { "aspect:feelings": "boos", "aspect:actions": " " }), []);
  expect(bodies.map((each) => JSON.parse(each.text))).toEqual([{ aspect: "feelings", text: "boos" }]);
});

test("a choice names only what can still be chosen", () => {
  const bodies = bodiesOf(aWriting({ kind: "choice" }), draft("omdat", { chosen: "a gone" }), ["a", "b"]);
  expect(bodies.map((each) => JSON.parse(each.text))).toEqual([{ chosen: ["a"], reason: "omdat" }]);
  expect(bodiesOf(aWriting({ kind: "choice" }), draft("omdat"), ["a"])).toEqual([]);
});

test("a ranking begins as things came, moves by one place, and takes in what came later", () => {
  expect(rankingOf(draft(""), ["a", "b", "c"])).toEqual(["a", "b", "c"]);
  expect(moved(["a", "b", "c"], "c", -1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b"], "a", -1)).toEqual(["a", "b"]);
  expect(rankingOf(draft("", { order: "c a", out: "b" }), ["a", "b", "c", "d"])).toEqual(["c", "a", "d"]);
});

test("sending leaves what stands beside it", () => {
  const sent = afterSending(aWriting(), draft("Wie?", { park: "praat met haar", "answer:x": "ja" }));
  expect(sent).toEqual(draft("", { park: "praat met haar", "answer:x": "ja" }));
});

test("the words of a draft are what somebody can read", () => {
  expect(wordsIn(draft("omdat", { chosen: "id-1 id-2", order: "id-3", "aspect:feelings": "boos", park: " " }))).toBe(
    "omdat\nboos",
  );
});
