/**
 * Showing something of one's own to somebody, and reading what others show (docs/protocol.md, "Shown to one person").
 *
 *     const copies = await sealFor(keyring, [reader], { item, slot, revision, body });   // one per reader
 *     for (const copy of copies) await sharing.show(item, copy.reader, copy.sealed);
 *     const opened = await openShared(keyring, row, await slotOf(row.owner, keyring.person, "shared"));
 *
 * `item` stays the same for all readers and all revisions; remember it inside the sealed value that was shown.
 */

import { ask } from "../api";
import { Ledger, openShared as openSealed, sealShared } from "../sealed";
import type { ItemId, PersonId, Sealed } from "../sealed/types";
import { thisDevice } from "./device";
import { type Acquaintance, meet, remember } from "./known";
import { lockedBy, notTooLong } from "./refusals";
import type { Keyring, Locked, Opened, Slot, ToSeal } from "./types";

/** Somebody to whom one may show something, as `GET /me/shared/readers` tells. */
export interface ReaderRow {
  readonly person: string;
  readonly name: string;
  /** Null until they set up their access (`/toegang/`). */
  readonly record: string | null;
  readonly why: readonly { readonly programme: string; readonly role: "intervisor" | "manager" | "participant" }[];
}

/** Something that one shows or showed. `ended`: they left, or are no longer what they were, and get nothing. */
export interface ShownRow {
  readonly id: string;
  readonly reader: string;
  readonly name: string;
  readonly slot: string;
  readonly revision: number;
  readonly at: string;
  readonly withdrawn: boolean;
  readonly ended: boolean;
  /** The reader made new keys since: seal it again before they can read it. */
  readonly is_for_lost_keys: boolean;
}

/** Something that somebody else shows; `record` is the identity that sealed it. */
export interface ToReadRow {
  readonly id: string;
  readonly owner: string;
  readonly name: string;
  readonly slot: string;
  readonly revision: number;
  readonly sealed: string;
  readonly at: string;
  readonly record: string;
}

export const sharing = {
  readers: () => ask<readonly ReaderRow[]>("GET", "/me/shared/readers"),
  byMe: () => ask<readonly ShownRow[]>("GET", "/me/shared/by-me"),
  toMe: () => ask<readonly ToReadRow[]>("GET", "/me/shared/to-me"),
  show: (item: string, reader: string, sealed: Sealed) => ask<void>("PUT", `/me/shared/${item}`, { reader, sealed }),
  /** From one reader, or from all. What was read before stays read. */
  withdraw: (item: string, reader?: string) =>
    ask<void>("DELETE", `/me/shared/${item}${reader ? `?reader=${reader}` : ""}`),
};

/** Other keys than this device knew of them, or none at all: nothing was sealed. */
export class NotTheirKeys extends Error {
  override readonly name = "NotTheirKeys";
  constructor(
    readonly person: string,
    readonly why: "changed" | "none",
  ) {
    super(`keys of ${person}: ${why}`);
  }
}

export interface Copy {
  readonly reader: string;
  readonly sealed: Sealed;
}

type Readers = readonly Pick<ReaderRow, "person" | "record">[];

/**
 * One copy for each reader, or none at all: throws `NotTheirKeys` before anything is sealed.
 * Keys that are new to this device are known from here on, as not compared; compare first where it can be done.
 */
export async function sealFor(
  keyring: Keyring,
  readers: Readers,
  what: Omit<ToSeal, "previous">,
): Promise<readonly Copy[]> {
  const { item, slot, revision, body } = what;
  const account = await accountOf(keyring);
  const writing = {
    item: item as ItemId,
    slot,
    revision,
    body: { ...body, parent: body.parent as ItemId | null },
  };
  const known = await Promise.all(readers.map((reader) => acquainted(keyring, reader)));
  for (const { identity, standing } of known) {
    if (standing === "new") await remember(keyring, identity, { compared: false });
  }
  const seal = async ({ identity }: Acquaintance) => ({
    reader: identity.person as string,
    sealed: await sealShared(account, identity, writing),
  });
  return notTooLong(() => Promise.all(known.map(seal)));
}

/** `changed`: sealed under other keys than this device knows of its owner. Compare their six words first. */
export type Read = Opened | Locked | "changed";

/** Opens what somebody shows, at the place where the page looks. Never throws for what the server sent. */
export async function openShared(
  keyring: Keyring,
  row: Pick<ToReadRow, "id" | "owner" | "revision" | "sealed" | "record">,
  slot: Slot,
): Promise<Read> {
  const account = await accountOf(keyring);
  const device = await thisDevice();
  const { identity, standing } = await meet(keyring, row.owner, row.record);
  if (standing === "changed" || standing === "older") return "changed";
  try {
    const seen = await device.seen(keyring.person, row.id);
    const ledger = new Ledger(seen === null ? [] : [seen]);
    const wanted = { slot, item: row.id as ItemId, revision: row.revision };
    const opened = await openSealed(account, identity, row.sealed as Sealed, ledger, wanted);
    if (standing === "new") await remember(keyring, identity, { compared: false });
    for (const each of ledger.rows()) await device.see(keyring.person, each);
    return { ...opened, locked: false };
  } catch (cause) {
    return lockedBy(cause, [row.owner as PersonId]);
  }
}

async function acquainted(keyring: Keyring, { person, record }: Readers[number]): Promise<Acquaintance> {
  if (record === null) throw new NotTheirKeys(person, "none");
  const met = await meet(keyring, person, record);
  if (met.standing === "changed" || met.standing === "older") throw new NotTheirKeys(person, "changed");
  return met;
}

async function accountOf(keyring: Keyring) {
  const account = await (await thisDevice()).keys(keyring.person);
  if (account === null || account.identity.number !== keyring.number) throw new Error("this device was locked");
  return account;
}
