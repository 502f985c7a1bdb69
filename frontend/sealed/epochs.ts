/** Epoch keys: made by a member for exactly the log's roster, committed to in the log, wrapped for each. */

import type { Account } from "./account";
import { fromBase64url, idBytes, isSame, join, lp, purpose, toBase64url, u32 } from "./encoding";
import type { Identity } from "./identity";
import type { Epoch, Roster } from "./log";
import { Refused } from "./refusal";
import { digest, hkdf, hkdfKey, hpkeOpen, hpkeSeal, KEY_BYTES, randomBytes } from "./suite";
import type { Bytes, EntryHash, GroupId, IdentityHash, PersonId, SealedKey } from "./types";

/** As the API takes and gives it. */
export interface Wrap {
  readonly epoch: number;
  readonly person: PersonId;
  readonly identity_hash: IdentityHash;
  readonly sealed_key: SealedKey;
}

/** My wraps, as `GET /groups/{id}/wraps` gives them. */
export type MyWrap = Omit<Wrap, "person">;

/** Epoch number -> key from which item keys are derived; not exportable, so it may be stored on the device. */
export type EpochKeys = ReadonlyMap<number, CryptoKey>;

/** A fresh epoch key with its commitment and one wrap per member. */
export interface MadeEpoch {
  readonly number: number;
  readonly commitment: Bytes;
  readonly wraps: readonly Wrap[];
  readonly hashes: ReadonlyMap<PersonId, string>;
}

/** A key for everybody on the roster now; `roster.head` is the entry that the epoch entry will follow. */
export async function makeEpoch(roster: Roster): Promise<MadeEpoch> {
  const key = randomBytes(KEY_BYTES);
  const number = roster.epochs.length + 1;
  const place = { group: roster.group, number, previous: roster.head.hash };
  const people = [...roster.members.values()];
  const wraps = await Promise.all(people.map((member) => wrapFor(member.identity, place, key)));
  const hashes = await Promise.all(wraps.map(async (wrap) => [wrap.person, await wrapHash(wrap.sealed_key)] as const));
  return { number, commitment: await commit(roster.group, number, key), wraps, hashes: new Map(hashes) };
}

/** Open my wraps and check each against the log. Epochs that I was no recipient of are refused, not skipped. */
export async function openEpochs(account: Account, roster: Roster, wraps: readonly MyWrap[]): Promise<EpochKeys> {
  const keys = new Map<number, CryptoKey>();
  for (const wrap of wraps) {
    if (wrap.identity_hash !== account.identity.hash) continue; // for an identity that I lost
    keys.set(wrap.epoch, await hkdfKey(await openWrap(account, roster, wrap)));
  }
  return keys;
}

/** Epochs that this person was a recipient of: what they may read, also after a changed key. */
export function epochsOf(roster: Roster, person: PersonId): readonly Epoch[] {
  return roster.epochs.filter((epoch) => epoch.wraps.has(person));
}

/** Wrap again, for a member's identity of now, every epoch of theirs that I can open: after they lost everything. */
export async function regrant(
  account: Account,
  roster: Roster,
  myWraps: readonly MyWrap[],
  person: PersonId,
): Promise<readonly Wrap[]> {
  const member = roster.members.get(person);
  if (member === undefined) throw new Refused("subject-not-member");
  const mine = myWraps.filter((wrap) => wrap.identity_hash === account.identity.hash);
  const theirs = epochsOf(roster, person).filter((epoch) => epoch.identities.get(person) !== member.identity.hash);
  const pairs = theirs.flatMap((epoch) =>
    mine.filter((wrap) => wrap.epoch === epoch.number).map((wrap) => ({ epoch, wrap })),
  );
  return Promise.all(
    pairs.map(async ({ epoch, wrap }) =>
      wrapFor(member.identity, placeOf(roster, epoch), await openWrap(account, roster, wrap)),
    ),
  );
}

/** The raw key of one epoch, for wrapping it again and for taking along; commitment checked. */
export async function openWrap(account: Account, roster: Roster, wrap: MyWrap): Promise<Bytes> {
  const epoch = epochNumbered(roster, wrap.epoch);
  if (!epoch.wraps.has(account.person)) throw new Refused("epoch-not-mine", String(wrap.epoch));
  const isOriginal = epoch.identities.get(account.person) === account.identity.hash;
  if (isOriginal && epoch.wraps.get(account.person) !== (await wrapHash(wrap.sealed_key)))
    throw new Refused("wrap-other");
  const info = wrapInfo(account.identity, placeOf(roster, epoch));
  const key = await hpkeOpen(account.sealing, info, fromBase64url(wrap.sealed_key));
  const commitment = await commit(roster.group, epoch.number, key);
  if (key.length !== KEY_BYTES || !isSame(commitment, epoch.commitment)) throw new Refused("commitment-wrong");
  return key;
}

export function epochNumbered(roster: Roster, number: number): Epoch {
  const epoch = roster.epochs[number - 1];
  if (epoch === undefined) throw new Refused("epoch-unknown", String(number));
  return epoch;
}

/** The newest epoch, when it is made for exactly the roster of now. */
export function currentEpoch(roster: Roster): Epoch {
  const epoch = roster.epochs.at(-1);
  if (epoch === undefined || roster.isStale) throw new Refused("epoch-stale");
  return epoch;
}

/** Binds a key to its group and number: nobody can give two members different keys for one epoch. */
export async function commit(group: GroupId, number: number, key: Bytes): Promise<Bytes> {
  const info = join(purpose("epoch-commitment"), lp(idBytes(group), u32(number)));
  return hkdf(await hkdfKey(key), idBytes(group), info);
}

export async function wrapHash(sealed: SealedKey): Promise<string> {
  return toBase64url(await digest("wrap-hash", fromBase64url(sealed)));
}

interface Place {
  readonly group: GroupId;
  readonly number: number;
  readonly previous: EntryHash;
}

function placeOf(roster: Roster, epoch: Epoch): Place {
  return { group: roster.group, number: epoch.number, previous: epoch.previous };
}

export function wrapInfo(identity: Identity, place: Place): Bytes {
  const fields = [idBytes(place.group), u32(place.number), idBytes(identity.person)];
  return join(purpose("epoch-wrap"), lp(...fields, fromBase64url(identity.hash), fromBase64url(place.previous)));
}

async function wrapFor(identity: Identity, place: Place, key: Bytes): Promise<Wrap> {
  const sealed = await hpkeSeal(identity.sealingKey, wrapInfo(identity, place), key);
  return {
    epoch: place.number,
    person: identity.person,
    identity_hash: identity.hash,
    sealed_key: toBase64url(sealed),
  };
}
