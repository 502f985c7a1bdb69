// @vitest-environment node
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Given, outcome, type Stage } from "./testing/answers";
import { WORDS } from "./word-list";

interface Vector {
  readonly name: string;
  readonly do: string;
  readonly given: Given;
}

interface Published extends Stage {
  readonly words: readonly string[];
  readonly vectors: readonly Vector[];
}

const published = JSON.parse(readFileSync(new URL("./vectors.json", import.meta.url), "utf8")) as Published;
const operations = new Set(published.vectors.map((vector) => vector.do));

describe("the published vectors", () => {
  it.each([...operations])("hold for %s", { timeout: 60_000 }, async (operation) => {
    for (const vector of published.vectors.filter((one) => one.do === operation)) {
      const { name, do: _, given, ...told } = vector;
      expect(await outcome(operation, given, published), name).toEqual(told);
    }
  });

  it("spell the same words", () => {
    expect(WORDS).toEqual(published.words);
  });
});
