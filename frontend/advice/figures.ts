/** Precision and recall of the rules on the labelled examples, per language, part and kind. Not in any bundle. */

import { readFileSync } from "node:fs";
import { findingIn } from "./recognise";
import { type Kind, kinds, rulesOf, type Tongue, tongues } from "./rules";

export interface Example {
  readonly kind: Kind;
  readonly text: string;
}

export const shipped = tongues.map((tongue) => rulesOf(tongue, read(`rules-${tongue}.txt`)));

/**
 * `tuned`: the rules were made while looking at these. `held-out`: written before the first rule, not looked at.
 * `late`: written after the last rule, in a hurried voice, and not tuned on.
 */
export const parts = ["tuned", "held-out", "late"] as const;
export type Part = (typeof parts)[number];

export interface Figure {
  readonly kind: Kind;
  readonly precision: number;
  readonly recall: number;
  readonly examples: number;
}

export function examplesOf(tongue: Tongue, part: Part): Example[] {
  const file = `examples/${tongue}${part === "tuned" ? "" : `-${part}`}.tsv`;
  const lines = read(file).trim().split("\n").slice(1);
  return lines.map((line) => {
    const [kind = "", text = ""] = line.split("\t");
    return { kind: kind as Kind, text };
  });
}

function read(path: string): string {
  return readFileSync(`${import.meta.dirname}/${path}`, "utf8");
}

export function kindOf(text: string): Kind {
  return findingIn(text, shipped)?.kind ?? "open";
}

export function figuresOf(examples: readonly Example[]): Figure[] {
  const judged = examples.map(({ kind, text }) => ({ kind, said: kindOf(text) }));
  return kinds.map((kind) => {
    const right = judged.filter((one) => one.kind === kind && one.said === kind).length;
    const said = judged.filter((one) => one.said === kind).length;
    const labelled = judged.filter((one) => one.kind === kind).length;
    return { kind, precision: right / said, recall: right / labelled, examples: labelled };
  });
}

/** What the rules get wrong, of the tuned part only: whoever looks at the held-out part has none any more. */
export function mistakes(tongue: Tongue): string[] {
  return examplesOf(tongue, "tuned")
    .filter(({ kind, text }) => kindOf(text) !== kind)
    .map(({ kind, text }) => `${kind} taken for ${kindOf(text)}: ${text}`);
}

export function table(): string {
  const rows = tongues.flatMap((tongue) =>
    parts.flatMap((part) => figuresOf(examplesOf(tongue, part)).map((figure) => row(tongue, part, figure))),
  );
  return ["language  part      kind     precision  recall  examples", ...rows].join("\n");
}

function row(tongue: Tongue, part: Part, { kind, precision, recall, examples }: Figure): string {
  const cells = [tongue.padEnd(8), part.padEnd(8), kind.padEnd(7), precision.toFixed(2).padStart(9)];
  return [...cells, recall.toFixed(2).padStart(6), String(examples).padStart(8)].join("  ");
}
