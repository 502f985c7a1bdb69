/** Parts of one's path in the hands of a reader: giving them, looking after them, and taking them back. */

import { slotOf } from "../keyring/keyring";
import { type ReaderRow, type ShownRow, sealFor, sharing } from "../keyring/showing";
import type { Keyring } from "../keyring/types";
import { type Kept, openShelf } from "../own/shelf";
import type { Handing, ShelfKind } from "../own/values";
import type { Handed, HandedMoment, MomentKind, Part } from "./handed";

export interface Chosen {
  /** The kind and the id of the thing, as on the page of the path. */
  readonly id: string;
  readonly kind: MomentKind;
  readonly at: string;
  readonly plainTitle: string;
  readonly plain: readonly Part[];
}

/** Oldest first, because a talk begins at the beginning. */
export function handedOf<One extends Chosen>(chosen: readonly One[], where: (one: One) => string): Handed {
  const sorted = chosen.toSorted(
    (one, other) => Date.parse(one.at) - Date.parse(other.at) || (one.id < other.id ? -1 : 1),
  );
  const moments = sorted.map((one): HandedMoment => {
    const { kind, at, plainTitle: title, plain } = one;
    return { kind, at, title, where: where(one), parts: plain };
  });
  return { format: 1, moments };
}

export const textOf = (handed: Handed): string => JSON.stringify(handed).normalize("NFC");

type To = Pick<ReaderRow, "person" | "record">;

/**
 * Remembered before it is sent: what its owner did not know of they could not stop showing. Throws `NotTheirKeys`,
 * `TooLong` and what the network throws; `before` shows the same once more, to who made new keys.
 */
export async function handOver(
  keyring: Keyring,
  to: To,
  { text, of }: Pick<Handing, "text" | "of">,
  before?: Kept<Handing>,
): Promise<void> {
  const item = before?.value.item ?? crypto.randomUUID();
  const revision = (before?.value.revision ?? 0) + 1;
  const slot = await slotOf(keyring.person, to.person, "shared");
  const what = { item, slot, revision, body: { kind: "note", parent: null, text } } as const;
  const copies = await sealFor(keyring, [to], what);
  const shelf = await openShelf(keyring, "note");
  await shelf.put({ format: 1, item, reader: to.person, revision, text, of }, before);
  for (const copy of copies) await sharing.show(item, copy.reader, copy.sealed);
}

/** First it is shown no more; only then its owner forgets it. */
export async function takeBack(keyring: Keyring, row: ShownRow): Promise<void> {
  await sharing.withdraw(row.id, row.reader);
  const shelf = await openShelf(keyring, "note");
  const { kept } = await shelf.all();
  const mine = kept.find(({ value }) => value.item === row.id && value.reader === row.reader);
  if (mine) await shelf.remove(mine);
}

const shelves: readonly ShelfKind[] = ["goal", "preparation", "report", "resolution"];

/** Of these parts, which their owner took off their own path since. What does not open here is not gone. */
export async function goneSince(keyring: Keyring, parts: readonly string[]): Promise<ReadonlySet<string>> {
  const gone = new Set<string>();
  for (const kind of shelves) {
    const asked = parts.filter((part) => part.startsWith(`${kind}/`));
    if (asked.length === 0) continue;
    const { kept, locked } = await openShelf(keyring, kind).then((shelf) => shelf.all());
    if (locked.length > 0) continue;
    const there = new Set(kept.map(({ id }) => `${kind}/${id}`));
    for (const part of asked) if (!there.has(part)) gone.add(part);
  }
  return gone;
}
