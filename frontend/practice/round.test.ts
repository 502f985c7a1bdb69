// @vitest-environment node
import { expect, test } from "vitest";
import { type Move, timeFor, withoutText } from "./round";

const move: Move = {
  at: 0,
  now: "",
  kind: "contributed",
  by: "noor",
  command: "",
  change: {},
  mine: null,
  texts: {},
  heard: "",
};

test("a command goes out without the text that was typed", () => {
  const typed = { id: "1", kind: "contribute", phase: 2, visit: 1, sealed: "geheim", text: "geheim", note: "geheim" };
  expect(withoutText(typed)).toEqual({ id: "1", kind: "contribute", phase: 2, visit: 1 });
});

test("a long text stays longer than a short one, and nothing stays too long", () => {
  const says = (text: string) => timeFor({ ...move, texts: { a: { kind: "case", parent: null, text } } });
  expect(says("Ja.")).toBe(1500);
  expect(says("woord ".repeat(15))).toBeGreaterThan(4000);
  expect(says("woord ".repeat(300))).toBe(7000);
});

test("who gets ready or writes unseen does so quickly", () => {
  expect(timeFor({ ...move, kind: "readied" })).toBeLessThan(500);
  expect(timeFor({ ...move, change: null })).toBeLessThan(500);
});
