/** How values become bytes: length-prefixed fields, big-endian numbers, uuids as 16 bytes, base64url without padding. */
import { Refused } from "./refusal";
import type { Bytes } from "./types";

const utf8 = new TextEncoder();
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const BASE64URL = /^[A-Za-z0-9_-]*$/;

const url = { alphabet: "base64url", omitPadding: true };

/** Younger browsers spell bytes themselves; in older ones it was the most work of all that opening texts costs. */
const native = Uint8Array as unknown as {
  readonly fromBase64?: (text: string, how: typeof url) => Bytes;
  readonly prototype: {
    readonly toBase64?: (how: typeof url) => string;
  };
};
const { toBase64 } = native.prototype;

export const ID_BYTES = 16;
export const HASH_BYTES = 32;

export function join(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A number of 0 to 4294967295 in 4 bytes. */
export function u32(number: number): Bytes {
  if (!Number.isInteger(number) || number < 0 || number > 0xffffffff) throw new Refused("malformed", "number");
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number);
  return bytes;
}

export function numberOf(field: Uint8Array): number {
  return new DataView(field.buffer, field.byteOffset, field.byteLength).getUint32(0);
}

/** LP(x) of each field: its length in 4 bytes, big-endian, then the field. */
export function lp(...fields: readonly Uint8Array[]): Bytes {
  return join(...fields.flatMap((field) => [u32(field.length), field]));
}

/** The first field of everything that is hashed, signed or derived from. */
export function purpose(name: string): Bytes {
  return lp(ascii(`kring/1/${name}`));
}

/** The fields of a row of LP fields that ends exactly where the bytes end. */
export function split(encoded: Bytes): Bytes[] {
  const fields: Bytes[] = [];
  let at = 0;
  while (at < encoded.length) {
    const start = at + 4;
    if (start > encoded.length) throw new Refused("malformed", "cut off");
    at = start + numberOf(encoded.subarray(at, start));
    if (at > encoded.length) throw new Refused("malformed", "cut off");
    fields.push(encoded.slice(start, at));
  }
  return fields;
}

type FieldsOf<Sizes extends readonly (number | null)[]> = { [Place in keyof Sizes]: Bytes };

/** As `split`, for exactly these fields; a size in bytes, or null for any length. */
export function splitSized<const Sizes extends readonly (number | null)[]>(
  encoded: Bytes,
  sizes: Sizes,
): FieldsOf<Sizes> {
  const fields = split(encoded);
  if (fields.length !== sizes.length) throw new Refused("malformed", `${fields.length} fields`);
  fields.forEach((field, place) => {
    const size = sizes[place] ?? null;
    if (size !== null && field.length !== size) throw new Refused("malformed", `field ${place}`);
  });
  return fields as FieldsOf<Sizes>;
}

export function ascii(text: string): Bytes {
  return utf8.encode(text);
}

/** NFC, then UTF-8; half a surrogate pair becomes U+FFFD. */
export function textBytes(text: string): Bytes {
  return utf8.encode(text.normalize("NFC"));
}

/** UTF-8 that is well-formed. Normal form is the writer's duty: Unicode versions differ between readers. */
export function textOf(field: Bytes): string {
  try {
    return strictUtf8.decode(field);
  } catch {
    throw new Refused("malformed", "utf-8");
  }
}

/** A lower-case uuid with hyphens as 16 bytes. */
export function idBytes(uuid: string): Bytes {
  if (!UUID.test(uuid)) throw new Refused("malformed", "uuid");
  return fromHex(uuid.replaceAll("-", ""));
}

export function idText<Id extends string>(field: Uint8Array): Id {
  const hex = toHex(field);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id;
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function fromHex(hex: string): Bytes {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export function toBase64url<Kind extends string = string>(bytes: Uint8Array): Kind {
  if (toBase64) return toBase64.call(bytes, url) as Kind;
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "") as Kind;
}

/** The one canonical spelling only: no padding, no other alphabet, no stray bits. */
export function fromBase64url(text: string): Bytes {
  if (!BASE64URL.test(text) || text.length % 4 === 1) throw new Refused("malformed", "base64url");
  const bytes = native.fromBase64?.(text, url) ?? fromBinary(text);
  const left = bytes.length % 3; // stray bits hide in the last letter of a group that is not full, and nowhere else
  if (left > 0 && toBase64url(bytes.subarray(-left)) !== text.slice(-left - 1)) {
    throw new Refused("malformed", "base64url");
  }
  return bytes;
}

function fromBinary(text: string): Bytes {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** Below zero when `one` sorts before `other`, byte by byte. */
export function order(one: Uint8Array, other: Uint8Array): number {
  const at = one.findIndex((byte, place) => byte !== other[place]);
  return at < 0 ? one.length - other.length : (one[at] ?? 0) - (other[at] ?? 0);
}
