/** An account's keys: made once in the browser, sealed by the root, opened on each device. */
import { fromBase64url, join, lp, purpose, splitSized, toBase64url } from "./encoding";
import { type Identity, parseIdentity, unsignedIdentity } from "./identity";
import { Refused } from "./refusal";
import {
  hkdfKey,
  KEY_BYTES,
  makePairs,
  openOnce,
  randomBytes,
  SALT_BYTES,
  sealingPair,
  sealOnce,
  sign,
  signingKey,
} from "./suite";
import type { Bytes, IdentityRecord, PersonId, Root, SealedBundle } from "./types";

/** Keys that can be used and stored (IndexedDB keeps CryptoKeys as they are) but never exported. */
export interface Account {
  readonly person: PersonId;
  readonly identity: Identity;
  readonly sealing: CryptoKeyPair;
  readonly signing: CryptoKey;
  readonly self: CryptoKey;
}

/** What a new person publishes, and what only this browser holds for a moment: the root. */
export interface NewAccount {
  readonly account: Account;
  readonly root: Root;
  readonly record: IdentityRecord;
  readonly sealedBundle: SealedBundle;
}

/** Make keys for a person. `number` is 1, or one more than the newest identity of somebody who lost everything. */
export async function createAccount(person: PersonId, number = 1): Promise<NewAccount> {
  const pairs = await makePairs();
  const seed = await signingKey(pairs.signingPrivate, pairs.signingPublic);
  const unsigned = unsignedIdentity(person, number, pairs.sealingPublic, pairs.signingPublic);
  const record = toBase64url<IdentityRecord>(join(unsigned, lp(await sign(seed, unsigned))));
  const root = randomBytes(KEY_BYTES) as Root;
  const bundle = lp(pairs.sealingPrivate, pairs.signingPrivate, randomBytes(KEY_BYTES));
  const sealedBundle = await sealBundle(root, record, bundle);
  const account = await openAccount({ person, record, sealedBundle, root });
  return { account, root, record, sealedBundle };
}

/** Open the keys of a person with their root. The record must be this person's, and the bundle made for this record. */
export async function openAccount(stored: {
  readonly person: PersonId;
  readonly record: IdentityRecord;
  readonly sealedBundle: SealedBundle;
  readonly root: Root;
}): Promise<Account> {
  const identity = await parseIdentity(stored.record);
  if (identity.person !== stored.person) throw new Refused("identity-other-person");
  const bundle = await openBundle(stored.root, stored.record, stored.sealedBundle);
  const [sealing, signing, self] = splitSized(bundle, [KEY_BYTES, KEY_BYTES, KEY_BYTES]);
  return {
    person: identity.person,
    identity,
    sealing: await sealingPair(sealing, identity.sealingKey),
    signing: await signingKey(signing, identity.signingKey),
    self: await hkdfKey(self),
  };
}

async function sealBundle(root: Root, record: IdentityRecord, bundle: Bytes): Promise<SealedBundle> {
  const salt = randomBytes(SALT_BYTES);
  const context = bundleContext(record);
  const sealed = await sealOnce(await hkdfKey(root), salt, context, context, bundle);
  return toBase64url(join(salt, sealed));
}

async function openBundle(root: Root, record: IdentityRecord, sealedBundle: SealedBundle): Promise<Bytes> {
  const sealed = fromBase64url(sealedBundle);
  const context = bundleContext(record);
  return openOnce(await hkdfKey(root), sealed.slice(0, SALT_BYTES), context, context, sealed.slice(SALT_BYTES));
}

function bundleContext(record: IdentityRecord): Bytes {
  return join(purpose("bundle"), lp(fromBase64url(record)));
}
