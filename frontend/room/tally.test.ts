// @vitest-environment node
import { expect, test } from "vitest";
import { tallied } from "./tally";

const voice = (by: string, kind: string, given: object) => ({ by, kind, text: JSON.stringify(given) });

test("what most people chose comes first", () => {
  const votes = [
    voice("anna", "choice", { chosen: ["a"] }),
    voice("bram", "choice", { chosen: ["b", "a"] }),
    voice("daan", "choice", { chosen: ["a"] }),
    voice("daan", "question", { chosen: ["b"] }),
  ];
  expect(tallied("choice", votes).map(({ item, count }) => [item, count])).toEqual([
    ["a", 3],
    ["b", 1],
  ]);
});

test("a rating counts each level per item", () => {
  const ratings = [
    voice("anna", "rating", { ratings: { a: "warm", b: "cold" } }),
    voice("bram", "rating", { ratings: { a: "warm" } }),
  ];
  expect(tallied("rating", ratings).map(({ item, levels }) => [item, levels])).toEqual([
    ["a", { warm: 2 }],
    ["b", { cold: 1 }],
  ]);
});

test("in an order, one high place does not win from several good ones", () => {
  const orders = [
    voice("anna", "ranking", { order: ["a", "b"] }),
    voice("bram", "ranking", { order: ["b"] }),
    voice("daan", "ranking", { order: ["b"] }),
  ];
  expect(tallied("ranking", orders).map(({ item }) => item)).toEqual(["b", "a"]);
});
