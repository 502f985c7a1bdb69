/**
 * An answer to a form as it is sealed, and what several answers say together.
 *
 * An answer holds the questions as they stood on its author's screen: a server that changes a question later changes no
 * answer, and two people asked in two languages still answered the same question.
 */

import type { Language } from "../islands/mount";

export const SCALE = 5;

/** A question as it stands on a screen. `low` and `high` are a scale's words, `choices` a choice's. */
export interface Question {
  readonly key: string;
  readonly kind: "text" | "scale" | "choice";
  readonly text: string;
  readonly low: string;
  readonly high: string;
  readonly choices: readonly string[];
}

/** A text, or the number of a place on the scale (1 to 5) or of a choice (from 0). */
export interface Said {
  readonly question: Question;
  readonly said: string | number;
}

/** `version` is whose questions and which: "ready/1", "organisation/2", "group/3". */
export interface Answer {
  readonly version: string;
  readonly language: Language;
  readonly said: readonly Said[];
}

/** What somebody filled in, by key; numbers as text, as a draft keeps them. */
export type Fields = Readonly<Record<string, string>>;

export function answerOf(
  version: string,
  language: Language,
  questions: readonly Question[],
  fields: Fields,
): Answer | null {
  const said = questions.flatMap((question) => {
    const value = valueIn(question, fields[question.key] ?? "");
    return value === null ? [] : [{ question, said: value }];
  });
  return said.length > 0 ? { version, language, said } : null;
}

function valueIn({ kind, choices }: Question, typed: string): string | number | null {
  const text = typed.trim().normalize("NFC");
  if (kind === "text") return text === "" ? null : text;
  const number = /^\d$/.test(text) ? Number(text) : Number.NaN;
  const [least, most] = kind === "scale" ? [1, SCALE] : [0, choices.length - 1];
  return number >= least && number <= most ? number : null;
}

/** Back into the fields of a form, for changing it. */
export function fieldsOf(answer: Answer): Fields {
  return Object.fromEntries(answer.said.map(({ question, said }) => [question.key, String(said)]));
}

export function textOfAnswer({ version, language, said }: Answer): string {
  const answers = said.map((one) => ({ ...one.question, said: one.said }));
  return JSON.stringify({ format: 1, version, language, answers });
}

/** Null for anything that is no answer: a member's browser may have sealed whatever it liked. */
export function readAnswer(text: string): Answer | null {
  try {
    const kept = JSON.parse(text) as Record<string, unknown> | null;
    const { format, version, language, answers } = kept ?? {};
    const isWhole = format === 1 && typeof version === "string" && (language === "nl" || language === "en");
    if (!isWhole || !Array.isArray(answers) || !answers.every(isSaid)) return null;
    const said = answers.map(({ said: value, ...question }) => ({
      question: plain(question as Question),
      said: value,
    }));
    return { version, language, said };
  } catch {
    return null;
  }
}

function plain({ key, kind, text, low, high, choices }: Question): Question {
  return { key, kind, text, low, high, choices };
}

function isSaid(value: unknown): value is Question & { said: string | number } {
  const one = value as (Question & { said: unknown }) | null;
  const texts = [one?.key, one?.kind, one?.text, one?.low, one?.high];
  if (!one || !texts.every((text) => typeof text === "string")) return false;
  if (!Array.isArray(one.choices) || !one.choices.every((choice) => typeof choice === "string")) return false;
  if (one.kind === "text") return typeof one.said === "string";
  const known = one.kind === "scale" || one.kind === "choice";
  return known && typeof one.said === "number" && valueIn(one, String(one.said)) === one.said;
}

/** All answers to one question. `counts` are of a scale's five places or of the choices; texts stand with their name. */
export interface Together {
  readonly question: Question;
  readonly counts: readonly number[];
  readonly texts: readonly { readonly by: string; readonly text: string }[];
}

interface Gathering {
  readonly version: string;
  readonly wordings: Map<Language, string>;
  readonly question: Question;
  readonly said: { readonly by: string; readonly said: string | number }[];
}

/**
 * By question, in the order they were asked. Two answers are to the same question when version and key are the same, and
 * so are the words, unless they were asked in two languages. The words shown are those of the first answer.
 */
export function together(answers: readonly { readonly by: string; readonly answer: Answer }[]): readonly Together[] {
  const found: Gathering[] = [];
  for (const { by, answer } of answers) {
    for (const { question, said } of answer.said) gather(found, answer, question).said.push({ by, said });
  }
  return found.map(({ question, said }) => ({
    question,
    counts: countsOf(
      question,
      said.map((one) => one.said),
    ),
    texts: said.flatMap(({ by, said: text }) => (typeof text === "string" ? [{ by, text }] : [])),
  }));
}

function gather(found: Gathering[], { version, language }: Answer, question: Question): Gathering {
  const words = wordsOf(question);
  const fits = (one: Gathering) =>
    one.version === version &&
    one.question.key === question.key &&
    one.question.kind === question.kind &&
    one.question.choices.length === question.choices.length &&
    (one.wordings.get(language) ?? words) === words;
  const known = found.find(fits);
  if (known) {
    known.wordings.set(language, words);
    return known;
  }
  const made = { version, wordings: new Map([[language, words]]), question, said: [] };
  found.push(made);
  return made;
}

function wordsOf({ text, low, high, choices }: Question): string {
  return JSON.stringify([text, low, high, choices]);
}

function countsOf({ kind, choices }: Question, said: readonly (string | number)[]): readonly number[] {
  if (kind === "text") return [];
  const places = kind === "scale" ? [1, 2, 3, 4, 5] : choices.map((_, at) => at);
  return places.map((place) => said.filter((one) => one === place).length);
}
