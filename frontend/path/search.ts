/** Finding among one's own moments: words in any order, capitals and accents folded. Pure, and made once per moment. */

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
  readonly #texts: ReadonlyMap<string, string>;

  constructor(
    readonly moments: readonly Moment[],
    nameOf: (moment: Moment) => string,
  ) {
    this.#texts = new Map(
      moments.map((moment) => {
        const parts = moment.parts.map(({ label, text }) => `${label} ${text}`);
        return [moment.id, folded([nameOf(moment), moment.title, ...parts].join("\n"))];
      }),
    );
  }

  /** In the order of the moments. No kind chosen is every kind. */
  find({ words, kinds, group, from, until }: Wanted): readonly Moment[] {
    const asked = folded(words).split(/\s+/u).filter(Boolean);
    return this.moments.filter((moment) => {
      if (kinds.size > 0 && !kinds.has(moment.kind)) return false;
      if (group !== "" && moment.group !== group) return false;
      const day = dayOf(moment.at);
      if ((from !== "" && day < from) || (until !== "" && day > until)) return false;
      const text = this.#texts.get(moment.id) ?? "";
      return asked.every((word) => text.includes(word));
    });
  }
}

/** The day of an instant where the reader is, as yyyy-mm-dd. */
export function dayOf(instant: string): string {
  const at = new Date(instant);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
