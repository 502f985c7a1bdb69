/** Counting what everybody chose, rated or put in order: in this browser, because nobody else can read it. Pure. */

import { structured } from "./structure";

/** One opened contribution; the newest of each author counts. */
export interface Voice {
  readonly by: string;
  readonly kind: string;
  readonly text: string;
}

export interface Counted {
  readonly item: string;
  /** How many chose it; for an order, how many gave it a place. */
  readonly count: number;
  /** For a rating: how many gave each level. */
  readonly levels: Readonly<Record<string, number>>;
  /** For an order: the mean place, from 1; 0 when nobody gave it one. */
  readonly place: number;
}

/** Most chosen first, best place first; of a rating, in the order in which the items came. */
export function tallied(kind: string, voices: readonly Voice[]): Counted[] {
  const said = voices.filter((voice) => voice.kind === kind).map(({ text }) => structured(kind, text));
  const items = [...new Set(said.flatMap((one) => one.chosen ?? one.order ?? Object.keys(one.ratings ?? {})))];
  const counted = items.map((item) => counts(item, said));
  if (kind === "choice") return counted.sort((one, other) => other.count - one.count);
  if (kind === "ranking") return counted.sort((one, other) => points(other, said) - points(one, said));
  return counted;
}

type Said = ReturnType<typeof structured>;

function counts(item: string, said: readonly Said[]): Counted {
  const places = said.map(({ order }) => (order?.indexOf(item) ?? -1) + 1).filter((place) => place > 0);
  const chosen = said.filter((one) => one.chosen?.includes(item)).length;
  const levels: Record<string, number> = {};
  for (const { ratings } of said) {
    const level = ratings?.[item];
    if (level !== undefined) levels[level] = (levels[level] ?? 0) + 1;
  }
  const place = places.length === 0 ? 0 : places.reduce((sum, one) => sum + one, 0) / places.length;
  return { item, count: chosen + places.length, levels, place };
}

/** A place is worth as many points as places below it, so that what many left out does not win by one high place. */
function points({ item }: Counted, said: readonly Said[]): number {
  const longest = Math.max(...said.map(({ order }) => order?.length ?? 0));
  return said.reduce((sum, { order }) => {
    const at = order?.indexOf(item) ?? -1;
    return at < 0 ? sum : sum + longest - at;
  }, 0);
}
