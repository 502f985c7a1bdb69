/** The exact text of chosen moments: what a closing talk would see, letter by letter. Pure. */

import { leading, type Said } from "../handing/handed";
import type { Moment } from "./moments";

export interface Wording {
  readonly kind: (moment: Moment) => string;
  readonly day: (instant: string) => string;
  readonly group: (id: string) => string;
}

/** Oldest first, because a talk begins at the beginning. Empty for no moments. */
export function exactText(moments: readonly Moment[], wording: Wording): string {
  const told = moments
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at) || (one.id < other.id ? -1 : 1))
    .map((moment) => [headOf(moment, wording), ...moment.parts.map(lineOf)].join("\n"));
  return told.join("\n\n").normalize("NFC");
}

export function headOf(moment: Moment, wording: Wording): string {
  const { at, title, group } = moment;
  const said = [wording.kind(moment), title, wording.day(at), group ? wording.group(group) : ""];
  return said.filter(Boolean).join(" · ");
}

function lineOf({ label, text }: Said): string {
  return label ? `${leading(label)} ${text.trim()}` : text.trim();
}
