/** The text of an agreement: written, read strictly, and looked through for what an eye does not see. */

import { toBase64url } from "../sealed";

export interface Clause {
  readonly key: string;
  readonly title: string;
  readonly text: string;
}

export const TITLE_MOST = 80;
export const TEXT_MOST = 2_000;
export const CLAUSES_MOST = 40;
const SALT_LETTERS = 43;

/** Exactly what is sealed and signed. The salt keeps who only sees its digest from testing guesses. */
export function writeTerms(clauses: readonly Clause[]): string {
  const salt = toBase64url(crypto.getRandomValues(new Uint8Array(32)));
  return JSON.stringify({ salt, clauses: clauses.map(({ key, title, text }) => ({ key, title, text })) }).normalize(
    "NFC",
  );
}

/** Null for anything but salt and clauses in their one spelling: what is not shown must not be signed. */
export function readTerms(text: string): readonly Clause[] | null {
  try {
    const read: unknown = JSON.parse(text);
    if (!hasExactly(read, ["salt", "clauses"]) || !Array.isArray(read["clauses"])) return null;
    if (typeof read["salt"] !== "string" || read["salt"].length !== SALT_LETTERS) return null;
    const clauses: unknown[] = read["clauses"];
    const isWhole = clauses.length > 0 && clauses.every(isClause) && hasOwnKeys(clauses as Clause[]);
    return isWhole && JSON.stringify(read) === text ? (clauses as Clause[]) : null;
  } catch {
    return null;
  }
}

function hasExactly(value: unknown, names: readonly string[]): value is Record<string, unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.keys(value).length === names.length &&
    names.every((name) => name in value)
  );
}

function isClause(value: unknown): boolean {
  const names = ["key", "title", "text"];
  return (
    hasExactly(value, names) && names.every((name) => typeof value[name] === "string" && value[name].trim() !== "")
  );
}

function hasOwnKeys(clauses: readonly Clause[]): boolean {
  return new Set(clauses.map((clause) => clause.key)).size === clauses.length;
}

/** What takes no place on a screen, or turns the order of letters: nobody can see whether it is there. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;

export interface Piece {
  readonly text: string;
  /** Stands for a letter that does not show. */
  readonly isMark: boolean;
}

/** The text with each unseen letter written out, such as `U+200B`. A new line is no such letter. */
export function pieces(text: string): readonly Piece[] {
  const found: Piece[] = [];
  let plain = "";
  for (const letter of text) {
    if (letter === "\n" || !unseen.test(letter)) {
      plain += letter;
      continue;
    }
    if (plain) found.push({ text: plain, isMark: false });
    found.push({ text: `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`, isMark: true });
    plain = "";
  }
  return plain ? [...found, { text: plain, isMark: false }] : found;
}

/** Whether something in it does not show: then nobody knows what they would sign. */
export function hasUnseen(text: string): boolean {
  return pieces(text).some((piece) => piece.isMark);
}

const latin = /\p{Script=Latin}/u;
/** Of an alphabet that is no other's; scripts of East Asia stand beside Latin letters and look like none. */
const foreign =
  /[^\P{L}\p{Script=Latin}\p{Script=Common}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const cyrillicOrGreek = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
/** Cyrillic and Greek letters that a Dutch or English eye takes for Latin ones. */
const lookalikes =
  /^[\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04bb\u0501\u051b\u051d\u0405\u0406\u0408\u0410\u0412\u0415\u041a\u041c-\u041e\u0420-\u0423\u0425\u03b1\u03b9\u03bd\u03bf\u03c1\u03c5\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7]+$/u;

/**
 * Words that are not what they look like: they mix alphabets, or hold nothing but look-alikes of another one, in a
 * text that otherwise has none of it. Russian or Greek as such is left alone.
 */
export function mixedWords(text: string): readonly string[] {
  const words = text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  const isMixed = (word: string) => foreign.test(word) && (latin.test(word) || hasTwoAlphabets(word));
  const others = words.filter((word) => cyrillicOrGreek.test(word) && !isMixed(word));
  const isDisguise = latin.test(text) && others.every((word) => lookalikes.test(word));
  return words.filter((word) => isMixed(word) || (isDisguise && others.includes(word)));
}

const hasTwoAlphabets = (word: string): boolean => /\p{Script=Cyrillic}/u.test(word) && /\p{Script=Greek}/u.test(word);

export type Fault = "title" | "text" | "unseen" | "mixed" | "long";

/** Why a clause cannot be proposed as it is. */
export function faultOf({ title, text }: Clause): Fault | null {
  if (title.trim() === "") return "title";
  if (text.trim() === "") return "text";
  if (title.length > TITLE_MOST || text.length > TEXT_MOST) return "long";
  if ([title, text].some((one) => pieces(one).some((piece) => piece.isMark)) || title.includes("\n")) return "unseen";
  return mixedWords(`${title} ${text}`).length > 0 ? "mixed" : null;
}

/** What a short reading shows of a clause: its first sentence, and after a question the answer. */
export function firstSentence(text: string): string {
  const line = text.trim().split("\n")[0] ?? "";
  return /^.*?[.!](?=\s|$)/u.exec(line)?.[0] ?? line;
}
