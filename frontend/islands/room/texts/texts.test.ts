// @vitest-environment node
/** Dutch at B1: sentences of at most fifteen words. And the same sentences exist in both languages. */

import { expect, test } from "vitest";
import { parts, texts } from "./index";

type Leaf = readonly [path: string, value: unknown];

function leaves(value: unknown, path = ""): Leaf[] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, `${path}.${name}`));
}

/** What a function says about made-up names and numbers. */
function spoken(value: unknown): string {
  return typeof value === "function" ? String((value as (...given: unknown[]) => unknown)("Anna", 3)) : String(value);
}

test.each(leaves(texts.nl()))("%s has short sentences", (_path, value) => {
  for (const sentence of spoken(value).split(/[.!?…]\s/u))
    expect(sentence.split(/\s+/u).length).toBeLessThanOrEqual(15);
});

test("no sentence has the name of another", () => {
  const names = parts.flatMap((part) => Object.keys(part.nl));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test("both languages say the same things", () => {
  expect(leaves(texts.en()).map(([path]) => path)).toEqual(leaves(texts.nl()).map(([path]) => path));
});

test.each(["sleutel", "sessie", "verifi"])("the screen never says %s", (word) => {
  expect(
    leaves(texts.nl())
      .map(([, value]) => spoken(value).toLowerCase())
      .filter((text) => text.includes(word)),
  ).toEqual([]);
});
