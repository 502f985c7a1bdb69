/** A person's public identity record: who, which number, both public keys, signed with its own Ed25519 key. */
import {
  fromBase64url,
  idBytes,
  idText,
  join,
  lp,
  numberOf,
  purpose,
  splitSized,
  textOf,
  toBase64url,
  u32,
} from "./encoding";
import { Refused } from "./refusal";
import { checkSignature, digest, POINT_BYTES, SIGNATURE_BYTES, SUITE, sealingKey } from "./suite";
import type { Bytes, IdentityHash, IdentityRecord, PersonId } from "./types";

const NAME = "kring/1/identity";
const SIZES = [NAME.length, 1, 16, 4, POINT_BYTES, 32, SIGNATURE_BYTES] as const;

/** Parsed and verified. Plain values only, so that it can be stored as it is. */
export interface Identity {
  readonly record: IdentityRecord;
  readonly hash: IdentityHash;
  readonly person: PersonId;
  readonly number: number;
  /** Uncompressed P-256 point, 65 bytes. */
  readonly sealingKey: Bytes;
  /** Ed25519, 32 bytes. */
  readonly signingKey: Bytes;
}

/** What the self-signature covers; the record is this and LP(signature). */
export function unsignedIdentity(person: PersonId, number: number, sealing: Bytes, signing: Bytes): Bytes {
  return join(purpose("identity"), lp(SUITE, idBytes(person), u32(number), sealing, signing));
}

/** How log entries and wraps name an identity. */
export async function identityHash(record: IdentityRecord): Promise<IdentityHash> {
  return toBase64url(await digest("identity-hash", fromBase64url(record)));
}

/** Read a record and check its keys and self-signature. */
export async function parseIdentity(record: IdentityRecord): Promise<Identity> {
  const bytes = fromBase64url(record);
  const [name, suite, person, number, sealing, signing, signature] = splitSized(bytes, SIZES);
  if (textOf(name) !== NAME || !numberOf(number)) throw new Refused("malformed", "identity");
  if (suite[0] !== SUITE[0]) throw new Refused("suite-unknown", "identity");
  await sealingKey(sealing);
  await checkSignature(signing, signature, bytes.slice(0, -4 - SIGNATURE_BYTES));
  const hash = await identityHash(record);
  return { record, hash, person: idText(person), number: numberOf(number), sealingKey: sealing, signingKey: signing };
}

/** Identity records by hash, parsed when first needed: one bad record that nobody refers to harms nothing. */
export class Identities {
  readonly #records: ReadonlyMap<IdentityHash, IdentityRecord>;
  readonly #parsed = new Map<IdentityHash, Identity>();

  private constructor(records: ReadonlyMap<IdentityHash, IdentityRecord>) {
    this.#records = records;
  }

  static async of(records: Iterable<IdentityRecord>): Promise<Identities> {
    const pairs = [...records].map(async (record) => [await identityHash(record), record] as const);
    return new Identities(new Map(await Promise.all(pairs)));
  }

  async get(hash: IdentityHash): Promise<Identity> {
    const record = this.#records.get(hash);
    if (record === undefined) throw new Refused("identity-unknown");
    const identity = this.#parsed.get(hash) ?? (await parseIdentity(record));
    this.#parsed.set(hash, identity);
    return identity;
  }
}
