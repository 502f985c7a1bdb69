/** A round in writing as this device sees it: its question and texts, opened and checked. */

import { api, type ItemRow, type RoundKind, type RoundRow } from "../api";
import { slotOf } from "../keyring/keyring";
import type { GroupKeys, Kind, Locked, Opened } from "../keyring/types";

export const questionPlace = "round/question";
export const textPlace = "round/text";
/** No `draft/…`: the room offers those to a step. */
export const draftPlace = "round/draft";

/** As what each text is sealed. */
const kindOf: Readonly<Record<RoundKind, Kind>> = { questions: "question", advice: "advice", "look-back": "lookback" };

export interface Text {
  readonly item: string;
  readonly by: string;
  readonly content: Opened | Locked;
}

export interface Round {
  readonly row: RoundRow;
  readonly question: Text | null;
  /** What I wrote, as it lies ready or was opened. */
  readonly mine: Text | null;
  /** By id: the order of writing is nobody's business. */
  readonly texts: readonly Text[];
}

export async function readRound(keys: GroupKeys, row: RoundRow, me: string): Promise<Round> {
  const slots = {
    question: await slotOf(keys.group, row.id, questionPlace),
    text: await slotOf(keys.group, row.id, textPlace),
  };
  const opened = async (item: Pick<ItemRow, "id" | "revision" | "sealed">, by: string, slot: typeof slots.text) => ({
    item: item.id,
    by,
    content: await keys.open(item.sealed, { slot, item: item.id, by, revision: item.revision }),
  });
  const texts = await Promise.all(row.texts.map((item) => opened(item, item.author, slots.text)));
  return {
    row,
    question: row.question && (await opened(row.question, row.by ?? row.question.author, slots.question)),
    mine: row.mine && (await opened(row.mine, me, slots.text)),
    texts: texts.toSorted((one, other) => (one.item < other.item ? -1 : 1)),
  };
}

export async function beginRound(keys: GroupKeys, kind: RoundKind, text: string, days: number): Promise<RoundRow> {
  const [id, item] = [crypto.randomUUID(), crypto.randomUUID()];
  const slot = await slotOf(keys.group, id, questionPlace);
  const sealed = await keys.seal({ item, slot, revision: 1, body: { kind: "question", parent: null, text } });
  return api.beginRound(keys.group, { id, kind, days, item, sealed });
}

/** Puts my text ready, or its next revision. */
export async function writeText(keys: GroupKeys, row: RoundRow, text: string): Promise<RoundRow> {
  const item = row.mine?.id ?? crypto.randomUUID();
  const slot = await slotOf(keys.group, row.id, textPlace);
  const body = { kind: kindOf[row.kind], parent: row.question?.id ?? null, text } as const;
  const sealed = await keys.seal({ item, slot, revision: (row.mine?.revision ?? 0) + 1, body });
  return api.writeInRound(keys.group, row.id, item, sealed);
}
