/** From what is in the fields to what is sealed: each kind of writing makes its own bodies. Pure. */

import type { Body, Kind } from "../../keyring/types";
import type { Draft } from "../../room/drafts";
import { tooLongBy } from "../../room/structure";
import type { Writing } from "../../room/wire";

export const aspectField = (key: string) => `aspect:${key}`;
export const rateField = (item: string) => `rate:${item}`;

/** The ids that a field of the draft holds, such as what was chosen. */
export function idsIn(draft: Draft, field: string): string[] {
  const value = draft.fields[field] ?? "";
  return value === "" ? [] : value.split(" ");
}

export function withField(draft: Draft, field: string, value: string): Draft {
  return { ...draft, fields: { ...draft.fields, [field]: value } };
}

function body(kind: string, text: string): Body {
  return { kind: kind as Kind, parent: null, text };
}

/** What would be sent now; empty when nothing was written yet. */
export function bodiesOf(writing: Writing, draft: Draft, candidates: readonly string[]): Body[] {
  const { kind, aspects } = writing;
  if (kind === "choice") {
    const chosen = idsIn(draft, "chosen").filter((id) => candidates.includes(id));
    return chosen.length === 0 ? [] : [body(kind, JSON.stringify({ chosen, reason: draft.text.trim() }))];
  }
  if (kind === "ranking") {
    const order = rankingOf(draft, candidates);
    return order.length === 0 ? [] : [body(kind, JSON.stringify({ order, reason: draft.text.trim() }))];
  }
  if (kind === "rating") {
    const ratings = ratingsIn(draft, candidates);
    const isRated = Object.keys(ratings).length > 0;
    return isRated ? [body(kind, JSON.stringify({ ratings, reason: draft.text.trim() }))] : [];
  }
  if (aspects.length > 0) {
    const filled = aspects.map(({ key }) => ({ aspect: key, text: (draft.fields[aspectField(key)] ?? "").trim() }));
    return filled.filter(({ text }) => text !== "").map((one) => body(kind, JSON.stringify(one)));
  }
  return draft.text.trim() === "" ? [] : [body(kind, draft.text.trim())];
}

/** Item -> level, of what can still be rated. */
export function ratingsIn(draft: Draft, candidates: readonly string[]): Record<string, string> {
  const rated = candidates.map((item) => [item, draft.fields[rateField(item)] ?? ""] as const);
  return Object.fromEntries(rated.filter(([, level]) => level !== ""));
}

/** The order as the person made it; without one, as the candidates came. */
export function rankingOf(draft: Draft, candidates: readonly string[]): string[] {
  const made = idsIn(draft, "order");
  if (made.length === 0) return [...candidates];
  const left = idsIn(draft, "out");
  const known = made.filter((id) => candidates.includes(id));
  return [...known, ...candidates.filter((id) => !known.includes(id) && !left.includes(id))];
}

/** One place up (-1) or down (1). */
export function moved(order: readonly string[], item: string, by: -1 | 1): string[] {
  const from = order.indexOf(item);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return [...order];
  const next = order.filter((each) => each !== item);
  next.splice(to, 0, item);
  return next;
}

/** The draft after sending: what was sent is gone, what stands beside it stays. */
export function afterSending(writing: Writing, draft: Draft): Draft {
  const sent = ["chosen", "order", "out", ...writing.aspects.map(({ key }) => aspectField(key))];
  const isSent = (name: string) => sent.includes(name) || name.startsWith("rate:");
  const fields = Object.fromEntries(Object.entries(draft.fields).filter(([name]) => !isSent(name)));
  return { text: "", fields };
}

/** Everything readable in a draft; ids of what was chosen are no words. */
export function wordsIn(draft: Draft): string {
  const isId = (name: string) => ["chosen", "order", "out"].includes(name) || name.startsWith("rate:");
  const readable = Object.entries(draft.fields).filter(([name]) => !isId(name));
  return [draft.text, ...readable.map(([, value]) => value)].filter((each) => each.trim() !== "").join("\n");
}

export function fits(bodies: readonly Body[]): boolean {
  return bodies.every(({ text }) => tooLongBy(text) === 0);
}
