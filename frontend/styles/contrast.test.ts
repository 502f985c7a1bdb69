// @vitest-environment node
/** Text reads on its ground in both themes: 4.5 to 1 for words, 3 to 1 for the edges of what can be pressed. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(`${import.meta.dirname}/tokens.css`, "utf8");
const pairs = [...css.matchAll(/--kring-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)];
const themes = {
  light: Object.fromEntries(pairs.map(([, name, light]) => [name, light])),
  dark: Object.fromEntries(pairs.map(([, name, , dark]) => [name, dark])),
};

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const words = [
  ["ink", "paper"],
  ["ink", "card"],
  ["ink", "floor-soft"],
  ["ink", "quiet-soft"],
  ["ink", "ready-soft"],
  ["ink", "wrong-soft"],
  ["soft", "paper"],
  ["soft", "card"],
  ["soft", "floor-soft"],
  ["deep", "paper"],
  ["deep", "card"],
  ["on-deep", "deep"],
  ["on-deep", "deep-strong"],
  ["card", "floor"],
  ["floor", "paper"],
  ["floor", "card"],
  ["floor", "floor-soft"],
  ["ready", "card"],
  ["ready", "ready-soft"],
  ["quiet", "quiet-soft"],
  ["card", "hand"],
  ["wrong", "card"],
  ["wrong", "wrong-soft"],
] as const;
const edges = [
  ["edge", "paper"],
  ["edge", "card"],
  ["deep", "floor-soft"],
] as const;

function ratio(theme: keyof typeof themes, [a, b]: readonly [string, string]): number {
  const [first, second] = [themes[theme][a], themes[theme][b]];
  if (!first || !second) throw new Error(`no colour ${first ? b : a}`);
  return contrast(first, second);
}

test.each(words)("%s reads on %s", (...pair) => {
  expect(ratio("light", pair)).toBeGreaterThanOrEqual(4.5);
  expect(ratio("dark", pair)).toBeGreaterThanOrEqual(4.5);
});

test.each(edges)("%s can be told from %s", (...pair) => {
  expect(ratio("light", pair)).toBeGreaterThanOrEqual(3);
  expect(ratio("dark", pair)).toBeGreaterThanOrEqual(3);
});
