// @vitest-environment node
import { expect, test } from "vitest";
import { structured, tooLongBy } from "./structure";

test("most texts are what was typed, also when it looks like JSON", () => {
  expect(structured("question", '{"a":1}')).toEqual({ text: '{"a":1}' });
});

test("an analysis names its aspect", () => {
  expect(structured("analysis", '{"aspect":"feelings","text":"boos"}')).toEqual({ aspect: "feelings", text: "boos" });
});

test("a choice and a ranking name items and a reason", () => {
  expect(structured("choice", '{"chosen":["a","b"],"reason":"omdat"}')).toEqual({ chosen: ["a", "b"], text: "omdat" });
  expect(structured("ranking", '{"order":["b",3],"reason":""}')).toEqual({ order: ["b"], text: "" });
});

test.each(["not json", "[1]", "null", '"x"'])("%s is shown as it is", (text) => {
  expect(structured("choice", text)).toEqual({ text });
});

test("a text of 64 KiB fits, one character more does not", () => {
  expect(tooLongBy("a".repeat(65_536))).toBe(0);
  expect(tooLongBy("a".repeat(65_540))).toBe(4);
});

test("what is too long is counted in characters, not in bytes", () => {
  expect(tooLongBy("🙂".repeat(16_384))).toBe(0);
  expect(tooLongBy("🙂".repeat(16_386))).toBe(2);
});
