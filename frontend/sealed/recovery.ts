/** The recovery code: 128 random bits in 7 groups of 5 characters; each group carries its own check. */
import { join, lp, purpose } from "./encoding";
import { Refused } from "./refusal";
import { randomBytes, sha256 } from "./suite";
import type { Bytes } from "./types";

declare const code: unique symbol;
/** As printed: `ABCD5-…`, seven groups. Never sent, never stored. */
export type RecoveryCode = string & { readonly [code]: true };

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const CODE_GROUPS = 7;
export const GROUP_CHARACTERS = 5;
const SECRET_BYTES = 16;
const WEIGHTS = [1, 3, 5, 7];

export function makeRecoveryCode(): Promise<RecoveryCode> {
  return spellRecoveryCode(randomBytes(SECRET_BYTES));
}

/** 16 bytes and 12 bits of their hash are 28 symbols of 5 bits: 7 groups of 4, each with a check character. */
export async function spellRecoveryCode(secret: Bytes): Promise<RecoveryCode> {
  const symbols = toSymbols(join(secret, await wholeCheck(secret))).slice(0, 4 * CODE_GROUPS);
  const groups = Array.from({ length: CODE_GROUPS }, (_, group) =>
    spellGroup(symbols.slice(4 * group, 4 * group + 4), group),
  );
  return groups.join("-") as RecoveryCode;
}

/** The 16 secret bytes of a typed code. A refusal names the groups that hold the typing error, from 1. */
export async function readRecoveryCode(typed: string): Promise<Bytes> {
  const symbols = splitTyped(typed).map((group) => [...group].map(symbolOf));
  const wrong = symbols.flatMap((group, place) => (isGroupRight(group, place) ? [] : [place + 1]));
  if (wrong.length) throw new Refused("recovery-code-mistyped", "", wrong);
  const bytes = toBytes(symbols.flatMap((group) => group.slice(0, 4)));
  const secret = bytes.slice(0, SECRET_BYTES);
  const whole = join(secret, await wholeCheck(secret));
  if (toBytes(toSymbols(whole).slice(0, 4 * CODE_GROUPS)).some((byte, at) => byte !== bytes[at])) {
    throw new Refused("recovery-code-mistyped");
  }
  return secret;
}

/** Is this one typed group what the code says there? For confirming two groups after printing. `place` from 1. */
export function isGroupOf(right: RecoveryCode, place: number, typed: string): boolean {
  const expected = right.split("-")[place - 1];
  return expected !== undefined && [...clean(typed)].map(symbolOf).join() === [...expected].map(symbolOf).join();
}

/** The groups as typed; when the separators do not say, every five characters. */
function splitTyped(typed: string): string[] {
  const parts = typed.split(/[\s-]+/).filter(Boolean);
  const whole = clean(typed);
  if (whole.length === CODE_GROUPS * GROUP_CHARACTERS) return whole.match(/.{5}/gu) ?? [];
  if (parts.length !== CODE_GROUPS) throw new Refused("recovery-code-length", `${whole.length} characters`);
  const wrong = parts.flatMap((part, place) => (part.length === GROUP_CHARACTERS ? [] : [place + 1]));
  throw new Refused("recovery-code-mistyped", "a group has another length", wrong);
}

function clean(typed: string): string {
  return typed.replaceAll(/[\s-]/g, "");
}

/** O is 0; I and L are 1; -1 for what is no symbol. */
function symbolOf(letter: string): number {
  const plain = letter.toUpperCase().replace("O", "0").replace(/[IL]/, "1");
  return ALPHABET.indexOf(plain);
}

function spellGroup(symbols: readonly number[], place: number): string {
  return [...symbols, groupCheck(symbols, place)].map((symbol) => ALPHABET[symbol]).join("");
}

/** Odd weights: one wrong character always shows. The place counts too: two swapped groups both show. */
function groupCheck(symbols: readonly number[], place: number): number {
  return symbols.reduce((sum, symbol, at) => sum + symbol * (WEIGHTS[at] ?? 0), 9 * (place + 1)) % 32;
}

function isGroupRight(group: readonly number[], place: number): boolean {
  return group.every((symbol) => symbol >= 0) && group[4] === groupCheck(group.slice(0, 4), place);
}

async function wholeCheck(secret: Bytes): Promise<Bytes> {
  return (await sha256(join(purpose("recovery-code"), lp(secret)))).slice(0, 2);
}

function toSymbols(bytes: Bytes): number[] {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{5}/g) ?? []).map((five) => Number.parseInt(five, 2));
}

function toBytes(symbols: readonly number[]): Bytes {
  const bits = symbols.map((symbol) => symbol.toString(2).padStart(5, "0")).join("");
  return Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (eight) => Number.parseInt(eight.padEnd(8, "0"), 2));
}
