/** Taking a group's content along: what this member may open, with everything needed to check it years later, offline. */
import type { Account } from "./account";
import { findAgreement } from "./agreements";
import type { Kind } from "./body";
import { toBase64url } from "./encoding";
import { type MyWrap, openEpochs, openWrap } from "./epochs";
import { type GroupSide, type OpenedItem, openItem } from "./items";
import { Ledger } from "./ledger";
import { type Roster, replay } from "./log";
import { type Reason, Refused } from "./refusal";
import type { Entry, GroupId, Head, IdentityRecord, ItemId, MeetingId, PersonId, Sealed, Slot } from "./types";

export const FORMAT = "kring/1/export";

/** What a page gathered from the server. */
export interface ExportSource {
  readonly group: { readonly id: GroupId; readonly name: string };
  readonly people: readonly { readonly person: PersonId; readonly name: string }[];
  readonly meetings: readonly { readonly id: MeetingId; readonly title: string; readonly at: string }[];
  readonly log: readonly Entry[];
  readonly records: readonly IdentityRecord[];
  readonly wraps: readonly MyWrap[];
  /** Every revision, in the order it was opened to the group. */
  readonly items: readonly { readonly sealed: Sealed; readonly at: string }[];
  /** What the slots stand for, as far as the page can tell. */
  readonly places: ReadonlyMap<Slot, Place>;
  /** Texts of agreements that reached this member as a copy. */
  readonly copies?: readonly string[];
  readonly pin?: Head | undefined;
}

/** One version of the group's agreement. `signed`: members of now who signed it, ascending. */
export interface ExportedAgreement {
  readonly number: number;
  readonly text: string;
  readonly signed: readonly PersonId[];
  readonly in_force: boolean;
}

export interface Place {
  readonly meeting: MeetingId;
  readonly place: string;
  /** The phase's title, for reading. */
  readonly title: string;
}

export interface ExportedItem {
  readonly id: ItemId;
  readonly revision: number;
  readonly author: PersonId;
  readonly slot: Slot;
  readonly meeting: MeetingId | null;
  readonly place: string | null;
  readonly title: string | null;
  readonly at: string;
  readonly kind: Kind;
  readonly parent: ItemId | null;
  readonly text: string;
  readonly sealed: Sealed;
}

/** The JSON in an export. `kring verify` checks every line of it against the signatures. */
export interface ExportDocument {
  readonly format: typeof FORMAT;
  readonly made_at: string;
  readonly made_by: PersonId;
  readonly group: ExportSource["group"];
  readonly people: ExportSource["people"];
  readonly meetings: ExportSource["meetings"];
  readonly head: Head;
  readonly log: readonly Entry[];
  readonly identities: readonly IdentityRecord[];
  readonly epochs: readonly { readonly number: number; readonly key: string }[];
  readonly agreements: readonly ExportedAgreement[];
  readonly items: readonly ExportedItem[];
  /** What this member could not open, and why; most often: said before they came. */
  readonly closed: readonly { readonly sealed: Sealed; readonly at: string; readonly reason: Reason }[];
}

/** Replay, open and gather. A log that cannot be trusted is refused; an item that cannot be opened is listed with its reason. */
export async function makeExport(account: Account, source: ExportSource, madeAt: string): Promise<ExportDocument> {
  const { group, people, meetings, log, records, wraps, pin } = source;
  const roster = await replay({ group: group.id, entries: log, records, pin });
  const keys = await openEpochs(account, roster, wraps);
  const side: GroupSide = { me: account.person, roster, keys, ledger: new Ledger() };
  const mine = wraps.filter((wrap) => wrap.identity_hash === account.identity.hash);
  const epochs = mine.map(async (wrap) => ({
    number: wrap.epoch,
    key: toBase64url(await openWrap(account, roster, wrap)),
  }));
  const { items, closed } = await openAll(side, source);
  return {
    format: FORMAT,
    made_at: madeAt,
    made_by: account.person,
    group,
    people,
    meetings,
    head: roster.head,
    log,
    identities: records,
    epochs: await Promise.all(epochs),
    agreements: await agreementsOf(roster, [
      ...items.filter((item) => item.kind === "agreement").map((item) => item.text),
      ...(source.copies ?? []),
    ]),
    items,
    closed,
  };
}

/** Versions whose text this member has. */
async function agreementsOf(roster: Roster, texts: readonly string[]): Promise<readonly ExportedAgreement[]> {
  const found: ExportedAgreement[] = [];
  for (const { number, signers } of roster.agreements) {
    const text = await findAgreement(roster, number, texts).catch(unlessRefused);
    if (text !== null) found.push({ number, text, signed: [...signers].sort(), in_force: number === roster.inForce });
  }
  return found;
}

function unlessRefused(cause: unknown): null {
  if (cause instanceof Refused) return null;
  throw cause;
}

async function openAll(side: GroupSide, source: ExportSource) {
  const items: ExportedItem[] = [];
  const closed: { sealed: Sealed; at: string; reason: Reason }[] = [];
  for (const { sealed, at } of source.items) {
    try {
      items.push(exported(await openItem(side, sealed), sealed, at, source));
    } catch (refused) {
      if (!(refused instanceof Refused)) throw refused;
      closed.push({ sealed, at, reason: refused.reason });
    }
  }
  return { items, closed };
}

function exported(opened: OpenedItem, sealed: Sealed, at: string, source: ExportSource): ExportedItem {
  const { item, revision, author, slot, kind, parent, text } = opened;
  const place = source.places.get(slot);
  return {
    id: item,
    revision,
    author,
    slot,
    meeting: place?.meeting ?? null,
    place: place?.place ?? null,
    title: place?.title ?? null,
    at,
    kind,
    parent,
    text,
    sealed,
  };
}
