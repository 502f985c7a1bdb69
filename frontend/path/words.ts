/** What I brought into a group's meetings, opened on this device. */

import { ask, Offline } from "../api";
import { slotOf } from "../keyring/keyring";
import { Distrust, type GroupKeys, type Keyring, type Opened } from "../keyring/types";
import type { GroupFact } from "./facts";

interface WordRow {
  readonly item: string;
  readonly author: string;
  readonly meeting: string;
  readonly place: string;
  readonly revision: number;
  readonly at: string;
  readonly sealed: string;
}

export interface Word {
  readonly item: string;
  readonly group: string;
  readonly meeting: string;
  readonly at: string;
  readonly kind: Opened["kind"];
  readonly text: string;
}

/** Why nothing of a group could be opened. */
export type Shut = "left" | "outside" | "false" | "offline" | "failed";

export interface GroupWords {
  readonly group: string;
  readonly words: readonly Word[];
  readonly locked: number;
  readonly shut: Shut | null;
}

export async function wordsIn(keyring: Keyring, { id, until }: GroupFact): Promise<GroupWords> {
  const none = (shut: Shut): GroupWords => ({ group: id, words: [], locked: 0, shut });
  if (until !== null) return none("left");
  try {
    const keys = await keyring.group(id);
    if (keys.standing === "left") return none("left");
    return keys.standing === "inside" ? await opened(keys) : none("outside");
  } catch (cause) {
    if (cause instanceof Distrust) return none("false");
    return none(cause instanceof Offline ? "offline" : "failed");
  }
}

async function opened(keys: GroupKeys): Promise<GroupWords> {
  const rows = await ask<readonly WordRow[]>("GET", `/groups/${keys.group}/mine`);
  const found = await Promise.all(
    rows.map(async (row) => {
      const { item, author, revision, sealed, at, meeting, place } = row;
      const slot = await slotOf(keys.group, meeting, place);
      const content = await keys.open(sealed, { slot, item, by: author, revision });
      if (content.locked) return null;
      const { kind, text } = content;
      return { item, group: keys.group, meeting, at, kind, text };
    }),
  );
  const words = found.filter((word) => word !== null);
  return { group: keys.group, words, locked: found.length - words.length, shut: null };
}
