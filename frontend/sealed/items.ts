/** Seal, open and revise items of a group, and items that only their owner opens. */
import type { Account } from "./account";
import { type Body, encodeBody, readBody } from "./body";
import { fromBase64url, idText, join, lp, purpose, toBase64url } from "./encoding";
import { currentEpoch, type EpochKeys, epochNumbered } from "./epochs";
import { cutItem, encodeHeader, type ItemHeader, type Parts } from "./header";
import type { Identity } from "./identity";
import type { Ledger } from "./ledger";
import { momentAt, type Roster } from "./log";
import { Refused } from "./refusal";
import { checkSignature, digest, openOnce, randomBytes, SALT_BYTES, sealOnce, sign } from "./suite";
import type { Bytes, EntryHash, GroupId, ItemHash, ItemId, PersonId, Sealed, Slot } from "./types";

/** What to seal. `item` is made by the browser; `revision` begins at 1 and grows by one. */
export interface Writing {
  readonly item: ItemId;
  readonly slot: Slot;
  readonly revision: number;
  readonly body: Body;
}

/** What the page believes about an item before it is opened; an item that says otherwise is refused. */
export interface Expected {
  readonly slot?: Slot | undefined;
  readonly item?: ItemId | undefined;
  readonly author?: PersonId | undefined;
  readonly revision?: number | undefined;
}

export interface OpenedItem extends Body {
  readonly item: ItemId;
  readonly author: PersonId;
  readonly slot: Slot;
  readonly epoch: number;
  readonly revision: number;
  readonly hash: ItemHash;
}

/** A member's side of one group. `me` is who reads. */
export interface GroupSide {
  readonly me: PersonId;
  readonly roster: Roster;
  readonly keys: EpochKeys;
  readonly ledger: Ledger;
}

const NO_GROUP = idText<GroupId>(new Uint8Array(16));

export function newItemId(): ItemId {
  return crypto.randomUUID() as string as ItemId;
}

/** Seal for everybody who is in the group now. Refused as `epoch-stale` until a new epoch follows a change of members. */
export async function sealItem(account: Account, side: GroupSide, writing: Writing): Promise<Sealed> {
  if (side.roster.isClosed) throw new Refused("log-closed");
  const epoch = currentEpoch(side.roster).number;
  const head = side.roster.head;
  const header = headerOf("content", { ...writing, group: side.roster.group, author: account.person, epoch, head });
  return sealWith(keyOf(side, epoch), account, header, writing.body);
}

/** Open an item of the group: every check of the protocol, then the body; what was seen goes into the ledger. */
export async function openItem(side: GroupSide, sealed: Sealed, expected: Expected = {}): Promise<OpenedItem> {
  const parts = cutItem(sealed);
  const { header } = parts;
  checkExpected(header, "content", expected);
  if (header.group !== side.roster.group) throw new Refused("item-other-group");
  const author = authorOf(side.roster, header);
  if (!epochNumbered(side.roster, header.epoch).wraps.has(side.me)) throw new Refused("epoch-not-mine");
  const key = keyOf(side, header.epoch);
  return openWith(key, author, parts, side.ledger);
}

/** Seal for oneself: drafts, preparation, reflections. */
export function sealPersonal(account: Account, writing: Writing): Promise<Sealed> {
  const head = { seq: 0, hash: account.identity.hash as string as EntryHash };
  const epoch = account.identity.number;
  const header = headerOf("personal", { ...writing, group: NO_GROUP, author: account.person, epoch, head });
  return sealWith(account.self, account, header, writing.body);
}

export async function openPersonal(
  account: Account,
  sealed: Sealed,
  ledger: Ledger,
  expected: Expected = {},
): Promise<OpenedItem> {
  const parts = cutItem(sealed);
  const { header } = parts;
  checkExpected(header, "personal", { author: account.person, ...expected });
  if (header.group !== NO_GROUP || header.head.seq !== 0) throw new Refused("item-other-group");
  if (header.epoch !== account.identity.number) throw new Refused("epoch-not-held", "lost identity");
  if ((header.head.hash as string) !== account.identity.hash) throw new Refused("actor-other-identity");
  return openWith(account.self, account.identity, parts, ledger);
}

function headerOf(
  itemClass: ItemHeader["itemClass"],
  fields: Writing & Omit<ItemHeader, "itemClass" | "salt">,
): ItemHeader {
  const { group, item, slot, author, epoch, revision, head } = fields;
  return { itemClass, group, item, slot, author, epoch, revision, head, salt: randomBytes(SALT_BYTES) };
}

export function keyOf(side: GroupSide, epoch: number): CryptoKey {
  const key = side.keys.get(epoch);
  if (key === undefined) throw new Refused("epoch-not-held", String(epoch));
  return key;
}

export function checkExpected(header: ItemHeader, itemClass: ItemHeader["itemClass"], expected: Expected): void {
  const differs = <Value>(value: Value, wanted: Value | undefined) => wanted !== undefined && value !== wanted;
  if (header.itemClass !== itemClass) throw new Refused("item-other-class");
  if (differs(header.item, expected.item)) throw new Refused("item-other-id");
  if (differs(header.slot, expected.slot)) throw new Refused("item-other-slot");
  if (differs(header.author, expected.author)) throw new Refused("item-other-author");
  if (differs(header.revision, expected.revision)) throw new Refused("item-rolled-back");
}

/** Who wrote, as the log stood for them: a member then, sealing under the epoch of then. */
function authorOf(roster: Roster, header: ItemHeader): Identity {
  const moment = momentAt(roster, header.head);
  const member = moment.members.get(header.author);
  if (member === undefined) throw new Refused("author-not-member");
  if (moment.epoch !== header.epoch) throw new Refused("item-other-epoch");
  if (moment.isStale) throw new Refused("epoch-stale");
  return member.identity;
}

async function sealWith(key: CryptoKey, account: Account, header: ItemHeader, body: Body): Promise<Sealed> {
  const bytes = encodeHeader(header);
  const ciphertext = await sealOnce(key, header.salt, keyInfo(bytes), bytes, encodeBody(body));
  const hash = await itemHash(bytes, ciphertext);
  return toBase64url(join(bytes, ciphertext, await sign(account.signing, signedBytes(hash))));
}

async function openWith(key: CryptoKey, author: Identity, parts: Parts, ledger: Ledger): Promise<OpenedItem> {
  const { header, headerBytes, ciphertext, signature } = parts;
  const hash = await itemHash(headerBytes, ciphertext);
  await checkSignature(author.signingKey, signature, signedBytes(hash));
  const body = readBody(await openOnce(key, header.salt, keyInfo(headerBytes), headerBytes, ciphertext));
  const { item, slot, epoch, revision } = header;
  const seen = { item, author: header.author, slot, revision, hash };
  ledger.see(seen);
  return { ...seen, epoch, ...body };
}

function keyInfo(header: Bytes): Bytes {
  return join(purpose("item-key"), lp(header));
}

/** What tells two revisions, or two different items under one id, apart. */
export async function itemHash(header: Bytes, ciphertext: Bytes): Promise<ItemHash> {
  return toBase64url(await digest("item-hash", header, ciphertext));
}

export function signedBytes(hash: ItemHash): Bytes {
  return join(purpose("item-signature"), lp(fromBase64url(hash)));
}
