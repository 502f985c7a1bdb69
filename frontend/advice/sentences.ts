/** From what somebody typed to sentences and plain words. Linear in the length of the text. */

/** A sentence in the text: `text.slice(from, to)`, with its mark and without the space around it. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
  /** It ends in a mark, or another line or sentence follows. */
  readonly isEnded: boolean;
  readonly asks: boolean;
  readonly words: readonly string[];
  /** Per word: does a clause begin here? After a comma, a colon, a bracket, a dash, or a word such as "maar". */
  readonly opens: readonly boolean[];
}

const shortened = new Set("bijv bv dr drs dhr ir mevr mr mrs ms mw nr prof st vs".split(" "));
const leadIns = new Set(
  "en maar dus ja nee nou nu oke ok okay goed hm hmm eh sorry dan of and but so yes no well right then or now".split(
    " ",
  ),
);

/** The sentences of a text, in order. A mark ends one when a space, a quote or nothing follows. */
export function sentencesIn(typed: string): Sentence[] {
  const text = withoutQuotes(typed);
  const found: Sentence[] = [];
  let from = 0;
  for (const mark of text.matchAll(/[.?!…？]+|\n/gu)) {
    const to = mark.index + mark[0].length;
    if (!isEnd(text, mark[0], to)) continue;
    found.push(...sentence(text, from, to, true));
    from = to;
  }
  return [...found, ...sentence(text, from, text.length, false)];
}

const quoted =
  /(?<=[\p{L}\p{N},:]\s{0,2})["“„«][^"“”„«»\n]{1,300}["“”»]|(?<=[\p{L}\p{N},:]\s)['‘][^'‘’\n]{1,300}['’](?!\p{L})/gu;

/** What somebody quotes is not theirs: letters between quotes, within a sentence, become an unknown word as long. */
function withoutQuotes(text: string): string {
  return text.replace(quoted, (passage) => passage.replace(/\p{L}/gu, (letter) => "x".repeat(letter.length)));
}

/** The lookahead stands apart from the pattern above: together they would try a long row of dots from every dot. */
function isEnd(text: string, mark: string, to: number): boolean {
  if (mark === "\n") return true;
  const isFollowed = to === text.length || /^[\s"'”’»)\p{Cf}]/u.test(text.slice(to, to + 2));
  return isFollowed && !(mark === "." && goesOn(text, to - 1));
}

/** A full stop that ends no sentence: "dr. Jansen", "o.a. de ouders". */
function goesOn(text: string, stop: number): boolean {
  const before = /\p{L}*$/u.exec(text.slice(Math.max(0, stop - 8), stop))?.[0] ?? "";
  return shortened.has(before.toLowerCase()) || /^.\s+\p{Ll}/u.test(text.slice(stop, stop + 4));
}

function sentence(text: string, start: number, end: number, isEnded: boolean): Sentence[] {
  const raw = text.slice(start, end);
  const inside = raw.trim();
  const { words, opens } = wordsIn(inside);
  if (words.length === 0) return [];
  const from = start + raw.length - raw.trimStart().length;
  return [{ from, to: from + inside.length, isEnded, asks: /[?？]/u.test(inside.slice(-6)), words, opens }];
}

/** Lower case, without accents, apostrophes and what cannot be seen: "Hè, don’t" is "he", "dont". */
export function wordsIn(sentence: string): Pick<Sentence, "words" | "opens"> {
  const plain = sentence
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}\p{Cc}\u115f\u1160\u3164'’‘`´]/gu, (each) => (/\s/u.test(each) ? " " : ""));
  const words: string[] = [];
  const opens: boolean[] = [];
  let opening = true;
  for (const [token] of plain.matchAll(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*|[,;:()–—…"“”«»-]/gu)) {
    if (!/^[\p{L}\p{N}]/u.test(token)) opening = true;
    else {
      words.push(token);
      opens.push(opening);
      opening = opening && leadIns.has(token);
    }
  }
  return { words, opens };
}
