/** What was opened as one line of moments, and what is found among them. */

import { useMemo, useState } from "preact/hooks";
import { dayIn, names } from "../handing/names";
import { namingHere } from "../handing/texts";
import type { Facts } from "./facts";
import type { Wording } from "./handing";
import { momentsOf } from "./moments";
import { everything, Index, type Wanted } from "./search";
import type { Opening } from "./usePath";

export function useFound(facts: Facts, { shelves, groups }: Opening) {
  const [wanted, setWanted] = useState<Wanted>(everything);
  const moments = useMemo(() => {
    const words = groups.flatMap((group) => group.words);
    return momentsOf(facts, shelves, words, namingHere());
  }, [facts, shelves, groups]);
  const index = useMemo(() => new Index(moments, ({ kind }) => names().kinds[kind]), [moments]);
  const found = useMemo(() => index.find(wanted), [index, wanted]);
  return { moments, found, wanted, setWanted };
}

export function wordingOf(facts: Facts): Wording {
  return {
    kind: ({ kind }) => names().kinds[kind],
    day: dayIn,
    group: (id) => facts.groups.find((group) => group.id === id)?.name ?? "",
  };
}
