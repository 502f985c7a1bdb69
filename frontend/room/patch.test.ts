// @vitest-environment node
import { expect, test } from "vitest";
import { merged } from "./patch";

test.each([
  [{ a: "b" }, { a: "c" }, { a: "c" }],
  [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
  [{ a: "b" }, { a: null }, {}],
  [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
  [{ a: ["b"] }, { a: "c" }, { a: "c" }],
  [{ a: "c" }, { a: ["b"] }, { a: ["b"] }],
  [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
  [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
  [
    ["a", "b"],
    ["c", "d"],
    ["c", "d"],
  ],
  [{ a: "b" }, ["c"], ["c"]],
  [{ a: "foo" }, null, null],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: "b", c: null }, { a: "b" }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
] as [unknown, unknown, unknown][])("%j with %j is %j", (target, patch, result) => {
  expect(merged(target, patch)).toEqual(result);
});

test("folding leaves what was there alone, and shares what did not change", () => {
  const before = { timer: { ends_at: "x" }, hands: ["anna"] };
  const after = merged(before, { timer: null });
  expect(before.timer).toEqual({ ends_at: "x" });
  expect(after.hands).toBe(before.hands);
});
