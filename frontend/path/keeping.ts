/** Keeping resolutions: what each act answers, in a sentence for the person. */

import { Offline } from "../api";
import { TooLong } from "../keyring/types";
import type { Kept, Shelf } from "../own/shelf";
import type { Resolution } from "../own/values";
import { texts } from "./texts";

export const noResolution: Resolution = {
  format: 1,
  what: "",
  when: "",
  withWhom: "",
  meeting: null,
  group: null,
  goal: null,
  from: null,
  state: "open",
  words: "",
  made: "",
  settled: "",
};

/** As it stands in a list after something was kept; a twin comes beside what it was written beside. */
export type List = readonly Kept<Resolution>[];

export interface Act {
  readonly list: List;
  readonly said: string;
}

export async function keepIn(
  list: List,
  shelf: Shelf<"resolution">,
  value: Resolution,
  before?: Kept<Resolution>,
): Promise<Act> {
  const put = await shelf.put(value, before);
  const others = list.filter(({ id }) => id !== before?.id);
  if (put.how === "kept") return { list: [...others, put.kept], said: texts().resolution.saved };
  return { list: [...others, put.theirs, put.mine], said: texts().resolution.both };
}

export async function removeFrom(list: List, shelf: Shelf<"resolution">, gone: Kept<Resolution>): Promise<Act> {
  if (await shelf.remove(gone)) return { list: list.filter(({ id }) => id !== gone.id), said: "" };
  return { list: (await shelf.all()).kept, said: texts().resolution.gone };
}

export function faultOf(cause: unknown): string {
  const t = texts();
  if (cause instanceof TooLong) return t.resolution.tooLong;
  return cause instanceof Offline ? t.offline : t.failed;
}
