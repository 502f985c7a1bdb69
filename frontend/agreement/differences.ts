/** What changed between two versions, clause by clause and then word by word. */

import type { Clause } from "./terms";

export interface Part {
  readonly text: string;
  readonly is: "same" | "out" | "in";
}

export interface Difference {
  readonly key: string;
  readonly title: string;
  readonly is: "same" | "new" | "changed" | "gone";
  readonly parts: readonly Part[];
}

/** Above this many words on a side a clause is shown as taken out and put in. */
const wordsMost = 500;

/** In the order of the newer version; what is gone comes last. */
export function differences(before: readonly Clause[], after: readonly Clause[]): readonly Difference[] {
  const old = new Map(before.map((clause) => [clause.key, clause]));
  const rows = after.map((clause): Difference => {
    const { key, title, text } = clause;
    const former = old.get(key);
    if (!former) return { key, title, is: "new", parts: [{ text, is: "in" }] };
    const isSame = former.title === title && former.text === text;
    const said =
      former.title === title ? [former.text, text] : [`${former.title}: ${former.text}`, `${title}: ${text}`];
    const [was = "", now = ""] = said;
    return { key, title, is: isSame ? "same" : "changed", parts: isSame ? [{ text, is: "same" }] : words(was, now) };
  });
  const kept = new Set(after.map((clause) => clause.key));
  const gone = before.filter((clause) => !kept.has(clause.key));
  return [
    ...rows,
    ...gone.map(({ key, title, text }): Difference => ({ key, title, is: "gone", parts: [{ text, is: "out" }] })),
  ];
}

/** The longest row of words that both have stays; around it words go out and come in. */
export function words(before: string, after: string): readonly Part[] {
  const [one, other] = [inWords(before), inWords(after)];
  if (one.length > wordsMost || other.length > wordsMost) {
    return [
      { text: before, is: "out" },
      { text: after, is: "in" },
    ];
  }
  const common = lengths(one, other);
  const at = (row: number, column: number) => common[row]?.[column] ?? 0;
  const parts: Part[] = [];
  let [row, column] = [0, 0];
  while (row < one.length || column < other.length) {
    if (row < one.length && one[row] === other[column]) {
      parts.push({ text: one[row] ?? "", is: "same" });
      row += 1;
      column += 1;
    } else if (column >= other.length || (row < one.length && at(row + 1, column) >= at(row, column + 1))) {
      parts.push({ text: one[row] ?? "", is: "out" });
      row += 1;
    } else {
      parts.push({ text: other[column] ?? "", is: "in" });
      column += 1;
    }
  }
  return joined(parts);
}

function inWords(text: string): readonly string[] {
  return text.match(/\s+|[^\s]+/g) ?? [];
}

/** For each pair of places the length of the longest common row from there on. */
function lengths(one: readonly string[], other: readonly string[]): readonly (readonly number[])[] {
  const table = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
  for (let row = one.length - 1; row >= 0; row -= 1) {
    const [here, below] = [table[row] ?? [], table[row + 1] ?? []];
    for (let column = other.length - 1; column >= 0; column -= 1) {
      here[column] =
        one[row] === other[column] ? (below[column + 1] ?? 0) + 1 : Math.max(below[column] ?? 0, here[column + 1] ?? 0);
    }
  }
  return table;
}

function joined(parts: readonly Part[]): readonly Part[] {
  const found: Part[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (last?.is === part.is) found[found.length - 1] = { is: part.is, text: last.text + part.text };
    else found.push(part);
  }
  return found;
}
