/** What was opened as one line of moments, and what is found among them. */

import { useMemo, useState } from "preact/hooks";
import type { Facts } from "./facts";
import type { Wording } from "./handing";
import { momentsOf } from "./moments";
import { everything, Index, type Wanted } from "./search";
import { dayIn, texts } from "./texts";
import type { Opening } from "./usePath";

export function useFound(facts: Facts, { shelves, groups }: Opening) {
  const [wanted, setWanted] = useState<Wanted>(everything);
  const moments = useMemo(() => {
    const words = groups.flatMap((group) => group.words);
    return momentsOf(facts, shelves, words, texts().naming);
  }, [facts, shelves, groups]);
  const index = useMemo(() => new Index(moments, ({ kind }) => texts().kinds[kind]), [moments]);
  const found = useMemo(() => index.find(wanted), [index, wanted]);
  return { moments, found, wanted, setWanted };
}

export function wordingOf(facts: Facts): Wording {
  return {
    kind: ({ kind }) => texts().kinds[kind],
    day: dayIn,
    group: (id) => facts.groups.find((group) => group.id === id)?.name ?? "",
  };
}
