/** What was typed and is perhaps not on the shelf yet: sealed, on this device only. */

import { slotOf } from "../keyring/keyring";
import type { Keyring } from "../keyring/types";
import { readValue, type ShelfKind, type Values } from "../own/values";
import { type Draft, Drafts, noDraft, type Remote } from "../room/drafts";
import { draftItem } from "../room/places";
import { openStorage } from "../room/storage";
import type { Stash, Stashed } from "./keeping";

/** Drafts that never leave: the shelf is what other devices read. */
const nowhere: Remote = { find: async () => [], put: async () => true };

export interface OpenStash<Value> extends Stash<Value> {
  readonly found: Stashed<Value> | null;
  keep(): void;
  close(): void;
}

/** Throws where a browser keeps nothing: then what is typed is in memory until it is on the shelf. */
export async function openStash<Kind extends ShelfKind>(
  keyring: Keyring,
  kind: Kind,
  meeting: string,
): Promise<OpenStash<Values[Kind]>> {
  const slot = (place: string) => slotOf(keyring.person, meeting, place);
  const drafts = new Drafts({
    storage: await openStorage(),
    remote: nowhere,
    keyring,
    room: `own ${meeting}`,
    person: keyring.person,
    slot,
    item: async (place) => draftItem(keyring.person, await slot(place)),
    saving: () => undefined,
    elsewhere: () => undefined,
  });
  const place = `own/${kind}/here`;
  return {
    found: stashedIn(kind, await drafts.load(place)),
    write: (stashed) => drafts.write(place, stashed ? draftOf(stashed) : noDraft),
    keep: () => void drafts.keepAll(),
    close: () => void drafts.keepAll().then(() => drafts.close()),
  };
}

function draftOf<Value>({ value, base }: Stashed<Value>): Draft {
  const fields: Record<string, string> = base ? { id: base.id, revision: String(base.revision) } : {};
  return { text: JSON.stringify(value), fields };
}

function stashedIn<Kind extends ShelfKind>(kind: Kind, { text, fields }: Draft): Stashed<Values[Kind]> | null {
  const value = text === "" ? null : readValue(kind, text);
  if (value === null) return null;
  const { id, revision } = fields;
  return { value, base: id && revision ? { id, revision: Number(revision) } : null };
}
