/** Finding among one's own moments: words in any order, capitals and accents folded. Pure; folded once, when asked. */

import type { Moment, MomentKind } from "./moments";

export interface Wanted {
  readonly words: string;
  readonly kinds: ReadonlySet<MomentKind>;
  /** "" for all groups. */
  readonly group: string;
  /** Days as yyyy-mm-dd, both inclusive; "" for no bound. */
  readonly from: string;
  readonly until: string;
}

export const everything: Wanted = { words: "", kinds: new Set(), group: "", from: "", until: "" };

/** Letters that Unicode does not take apart. */
const whole: Readonly<Record<string, string>> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ß: "ss",
  ı: "i",
};

export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[øłđðþæœßı]/g, (letter) => whole[letter] ?? letter);
}

export class Index {
  #texts: readonly string[] | null = null;

  constructor(
    readonly moments: readonly Moment[],
    readonly nameOf: (moment: Moment) => string,
  ) {}

  /** In the order of the moments. No kind chosen is every kind. */
  find({ words, kinds, group, from, until }: Wanted): readonly Moment[] {
    const asked = folded(words).split(/\s+/u).filter(Boolean);
    return this.moments.filter((moment, at) => {
      if (kinds.size > 0 && !kinds.has(moment.kind)) return false;
      if (group !== "" && moment.group !== group) return false;
      return isBetween(moment, from, until) && asked.every((word) => this.#textAt(at).includes(word));
    });
  }

  /** Not before the first word is asked for: most open their path to read it. */
  #textAt(at: number): string {
    this.#texts ??= this.moments.map((moment) => {
      const parts = moment.parts.map(({ text }) => text); // what was asked is not what was written
      return folded([this.nameOf(moment), moment.title, ...parts].join("\n"));
    });
    return this.#texts[at] ?? "";
  }
}

function isBetween({ at }: Moment, from: string, until: string): boolean {
  if (from === "" && until === "") return true;
  const day = dayOf(at);
  return (from === "" || day >= from) && (until === "" || day <= until);
}

/** The day of an instant where the reader is, as yyyy-mm-dd. */
export function dayOf(instant: string): string {
  const at = new Date(instant);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
