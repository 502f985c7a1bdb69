/** A proposal while it is written: for each subject a ready sentence, an own text, or nothing. */

import type { Template } from "./clauses/texts";
import { CLAUSES_MOST, type Clause, type Fault, faultOf } from "./terms";

export interface Row {
  readonly key: string;
  readonly title: string;
  /** Which ready sentence, an own text, or left out. A subject of the group's own has no ready sentences. */
  readonly choice: number | "own" | "leave";
  readonly own: string;
}

const ownKey = /^own-(\d+)$/;

/** What stands there to begin with: the version to change, or each first ready sentence. */
export function rowsFrom(before: readonly Clause[] | null, templates: readonly Template[]): readonly Row[] {
  const clauses = new Map((before ?? []).map((clause) => [clause.key, clause]));
  const rows = templates.map((template): Row => {
    const clause = clauses.get(template.key);
    const title = clause?.title ?? template.title;
    if (!before) return { key: template.key, title, choice: 0, own: "" };
    if (!clause) return { key: template.key, title, choice: "leave", own: "" };
    const at = template.title === clause.title ? template.ready.indexOf(clause.text) : -1;
    return at >= 0
      ? { key: template.key, title, choice: at, own: "" }
      : { key: template.key, title, choice: "own", own: clause.text };
  });
  const known = new Set(templates.map((template) => template.key));
  const others = (before ?? []).filter((clause) => !known.has(clause.key));
  return [...rows, ...others.map(({ key, title, text }): Row => ({ key, title, choice: "own", own: text }))];
}

export function withAnother(rows: readonly Row[]): readonly Row[] {
  if (rows.length >= CLAUSES_MOST) return rows;
  const numbers = rows.map((row) => Number(ownKey.exec(row.key)?.[1] ?? 0));
  return [...rows, { key: `own-${Math.max(0, ...numbers) + 1}`, title: "", choice: "own", own: "" }];
}

/** What would be proposed, as it will be read; tabs and odd spaces at the ends are not worth a fault. */
export function clausesOf(rows: readonly Row[], templates: readonly Template[]): readonly Clause[] {
  const ready = new Map(templates.map((template) => [template.key, template.ready]));
  return rows
    .filter((row) => row.choice !== "leave")
    .map(({ key, title, choice, own }) => {
      const text = typeof choice === "number" ? (ready.get(key)?.[choice] ?? "") : own;
      return { key, title: tidy(title), text: tidy(text) };
    });
}

function tidy(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll("\t", " ").trim().normalize("NFC");
}

/** By key, for each clause that cannot be proposed as it is. */
export function faultsIn(clauses: readonly Clause[]): ReadonlyMap<string, Fault> {
  return new Map(
    clauses.flatMap((clause) => {
      const fault = faultOf(clause);
      return fault ? [[clause.key, fault] as const] : [];
    }),
  );
}

/** What was kept of an unfinished proposal, or null when it is not one. */
export function readRows(kept: string): readonly Row[] | null {
  try {
    const rows: unknown = JSON.parse(kept);
    return Array.isArray(rows) && rows.every(isRow) ? rows : null;
  } catch {
    return null;
  }
}

function isRow(value: unknown): value is Row {
  const row = value as Row | null;
  const texts = [row?.key, row?.title, row?.own];
  return texts.every((text) => typeof text === "string") && ["number", "string"].includes(typeof row?.choice);
}
