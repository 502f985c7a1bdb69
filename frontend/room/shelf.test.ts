// @vitest-environment node
import { expect, test } from "vitest";
import { emptyShelf, shelved } from "./shelf";

const one = (by: string, phase: number) => ({ by, phase, visit: 1, revision: 1 });
const seats = ["anna", "bram", "daan"];
const at = (contributions: Record<string, ReturnType<typeof one>>, hidden = {}) => ({
  contributions,
  hidden,
  seats,
  me: "bram",
});

test("what was written stands by step: by seat, and each one's own as they wrote it", () => {
  const shelf = shelved(at({ c: one("daan", 0), b: one("anna", 0), a: one("anna", 0), d: one("anna", 1) }), emptyShelf);
  expect(shelf.byPhase.get(0)?.map(({ item }) => item)).toEqual(["b", "a", "c"]);
  expect(shelf.byItem.get("d")?.phase).toBe(1);
});

test("what only I see is mine, and told apart", () => {
  const shelf = shelved(at({}, { h: { phase: 1, visit: 1, revision: 1 } }), emptyShelf);
  expect(shelf.byItem.get("h")).toMatchObject({ by: "bram", isHidden: true });
});

test("who may not be known has no name", () => {
  const shelf = shelved(at({ n: { phase: 0, visit: 1, revision: 1 } as ReturnType<typeof one> }), emptyShelf);
  expect(shelf.byItem.get("n")?.by).toBe("");
});

test("one more contribution leaves all others as the same objects", () => {
  const contributions = { a: one("anna", 0), b: one("bram", 1) };
  const before = shelved(at(contributions), emptyShelf);
  const after = shelved(at({ ...contributions, c: one("daan", 1) }), before);
  expect(after.byPhase.get(0)).toBe(before.byPhase.get(0));
  expect(after.byPhase.get(1)).not.toBe(before.byPhase.get(1));
  expect(after.byItem.get("b")).toBe(before.byItem.get("b"));
});
