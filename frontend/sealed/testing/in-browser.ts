/** For tests: the vectors and the evil server's lies inside a real browser; answers what does not hold. */
import { type Given, outcome, type Stage } from "./answers";
import { read, type Told } from "./reader";

interface Vector {
  readonly name: string;
  readonly do: string;
  readonly given: Given;
}

type Plain = { readonly [key: string]: unknown };

/** The same JSON, whatever the order of its keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value as Plain).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

async function brokenVectors(published: Stage & { readonly vectors: readonly Vector[] }): Promise<string[]> {
  const broken: string[] = [];
  for (const { name, do: operation, given, ...told } of published.vectors) {
    const found = await outcome(operation, given, published);
    if (JSON.stringify(sorted(found)) !== JSON.stringify(sorted(told))) broken.push(`${operation}: ${name}`);
  }
  return broken;
}

async function believedLies(told: Told): Promise<string[]> {
  const believed: string[] = [];
  for (const { name, reason, answers, by } of told.lies) {
    const found = await read({ ...told.honest, ...answers }, by, told).then(
      () => "",
      (refused) => refused.reason as string,
    );
    if (found !== reason) believed.push(`${name}: ${found || "read"}`);
  }
  return believed;
}

Object.assign(globalThis, { brokenVectors, believedLies });
