/** What an author wrote, as padded bytes: the length says no more than a power of two. */
import { idBytes, idText, join, lp, numberOf, textBytes, textOf } from "./encoding";
import { PADDED_SIZES } from "./header";
import { Refused } from "./refusal";
import type { Bytes, ItemId } from "./types";

export const KINDS = [
  "question",
  "answer",
  "analysis",
  "suggestion",
  "advice",
  "choice",
  "ranking",
  "resolution",
  "checkin",
  "lookback",
  "case",
  "evaluation",
  "note",
  "rating",
  "image",
  "insight",
  "agreement",
  "goal",
  "preparation",
  "report",
  "reading",
  "talk",
  "ballot",
  "release",
] as const;
export type Kind = (typeof KINDS)[number];

export const TEXT_BYTES_MAX = 65_536;

/** `parent` is the item it answers, or null. Several kinds hold JSON in their text. */
export interface Body {
  readonly kind: Kind;
  readonly parent: ItemId | null;
  readonly text: string;
}

/** How many bytes of a text count against the limit. */
export function textSize(text: string): number {
  return textBytes(text).length;
}

/** LP(kind) LP(parent or nothing) LP(text), then zeros up to the next step. */
export function encodeBody(body: Body): Bytes {
  const text = textBytes(body.text);
  if (text.length > TEXT_BYTES_MAX) throw new Refused("too-large", "text");
  const parent = body.parent === null ? new Uint8Array(0) : idBytes(body.parent);
  const bytes = lp(textBytes(body.kind), parent, text);
  return join(bytes, new Uint8Array(paddedSize(bytes.length) - bytes.length));
}

/** Refuses padding that is not zeros, or longer than needed: one text has one encoding. */
export function readBody(padded: Bytes): Body {
  let at = 0;
  const next = (): Bytes => {
    const start = at + 4;
    const size = start <= padded.length ? numberOf(padded.subarray(at, start)) : padded.length;
    if (start + size > padded.length) throw new Refused("malformed", "cut off");
    at = start + size;
    return padded.slice(start, at);
  };
  const [kind, parent, text] = [next(), next(), next()];
  if (padded.length !== paddedSize(at) || padded.subarray(at).some((byte) => byte !== 0)) {
    throw new Refused("malformed", "padding");
  }
  return { kind: readKind(kind), parent: readParent(parent), text: readText(text) };
}

function paddedSize(size: number): number {
  const step = PADDED_SIZES.find((padded) => size <= padded);
  if (step === undefined) throw new Refused("too-large", `${size} bytes`);
  return step;
}

function readKind(field: Bytes): Kind {
  const kind = KINDS.find((known) => known === textOf(field));
  if (kind === undefined) throw new Refused("malformed", "kind");
  return kind;
}

function readParent(field: Bytes): ItemId | null {
  if (field.length === 0) return null;
  if (field.length !== 16) throw new Refused("malformed", "parent");
  return idText(field);
}

function readText(field: Bytes): string {
  if (field.length > TEXT_BYTES_MAX) throw new Refused("too-large", "text");
  return textOf(field);
}
