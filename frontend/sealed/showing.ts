/** Items that one person seals to another: shown by their owner's act, one sealed copy for each reader. */
import type { Account } from "./account";
import { encodeBody, readBody } from "./body";
import { fromBase64url, join, lp, purpose, toBase64url } from "./encoding";
import { cutItem, encodeHeader, type ItemHeader } from "./header";
import { type Identity, parseIdentity } from "./identity";
import { checkExpected, type Expected, itemHash, type OpenedItem, signedBytes, type Writing } from "./items";
import type { Ledger } from "./ledger";
import { Refused } from "./refusal";
import { checkSignature, hpkeOpen, hpkeSeal, randomBytes, SALT_BYTES, sign } from "./suite";
import type { Bytes, EntryHash, GroupId, IdentityHash, IdentityRecord, PersonId, Sealed } from "./types";

/** Seal for one person, under the identity that is known of them. Others get copies of their own. */
export async function sealShared(account: Account, reader: Identity, writing: Writing): Promise<Sealed> {
  const { item, slot, revision, body } = writing;
  const header = encodeHeader({
    itemClass: "shared",
    group: reader.person as string as GroupId,
    item,
    slot,
    author: account.person,
    epoch: account.identity.number,
    revision,
    head: { seq: reader.number, hash: reader.hash as string as EntryHash },
    salt: randomBytes(SALT_BYTES),
  });
  const ciphertext = await hpkeSeal(reader.sealingKey, sharedInfo(header, account.identity), encodeBody(body));
  const hash = await itemHash(header, ciphertext);
  return toBase64url(join(header, ciphertext, await sign(account.signing, signedBytes(hash))));
}

/** Open what `author` seals to this person. `author` is the identity that is known of them: see `knownIdentity`. */
export async function openShared(
  account: Account,
  author: Identity,
  sealed: Sealed,
  ledger: Ledger,
  expected: Omit<Expected, "author"> = {},
): Promise<OpenedItem> {
  const { header, headerBytes, ciphertext, signature } = cutItem(sealed);
  checkExpected(header, "shared", { ...expected, author: author.person });
  checkReader(header, account.identity);
  if (header.epoch !== author.number) throw new Refused("actor-other-identity");
  const hash = await itemHash(headerBytes, ciphertext);
  await checkSignature(author.signingKey, signature, signedBytes(hash));
  const body = readBody(await hpkeOpen(account.sealing, sharedInfo(headerBytes, author), ciphertext));
  const { item, slot, epoch, revision } = header;
  const seen = { item, author: header.author, slot, revision, hash };
  ledger.see(seen);
  return { ...seen, epoch, ...body };
}

/** The identity that a server tells of `person`; one with another hash than is known of them is refused. */
export async function knownIdentity(
  record: IdentityRecord,
  person: PersonId,
  known?: IdentityHash | undefined,
): Promise<Identity> {
  const identity = await parseIdentity(record);
  if (identity.person !== person) throw new Refused("identity-other-person");
  if (known !== undefined && identity.hash !== known) throw new Refused("actor-other-identity");
  return identity;
}

function checkReader(header: ItemHeader, me: Identity): void {
  if ((header.group as string) !== me.person) throw new Refused("item-other-reader");
  if (header.head.seq !== me.number) throw new Refused("epoch-not-held", "sealed to another identity");
  if ((header.head.hash as string) !== me.hash)
    throw new Refused("item-other-reader", "another identity under this number");
}

/** Binds the key to the whole header and to who seals: a copy that somebody else signs does not open. */
function sharedInfo(header: Bytes, author: Identity): Bytes {
  return join(purpose("shared-key"), lp(header, fromBase64url(author.hash)));
}
