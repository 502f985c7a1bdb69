/** Ways in: the root, wrapped once per secret that only its owner knows or holds. */
import {
  ascii,
  fromBase64url,
  idBytes,
  idText,
  isSame,
  join,
  lp,
  numberOf,
  purpose,
  splitSized,
  textBytes,
  textOf,
  toBase64url,
  u32,
} from "./encoding";
import type { Identity } from "./identity";
import { type RecoveryCode, readRecoveryCode } from "./recovery";
import { Refused } from "./refusal";
import {
  hkdfKey,
  KEY_BYTES,
  openOnce,
  POINT_BYTES,
  randomBytes,
  SALT_BYTES,
  SLOW,
  type SlowHash,
  sealOnce,
  slowHash,
} from "./suite";
import type { Bytes, Root, SealedRoot, WayInHeader, WayInId } from "./types";

export const KINDS = ["recovery-code", "passphrase", "passkey"] as const;
export type WayInKind = (typeof KINDS)[number];

/**
 * What its owner brings. `typed` may be any spelling of the code; `prf` is the passkey's 32-byte PRF result, or the
 * `passkeyKey` made of it.
 */
export type WayInSecret =
  | { readonly kind: "recovery-code"; readonly typed: RecoveryCode | string }
  | { readonly kind: "passphrase"; readonly passphrase: string }
  | { readonly kind: "passkey"; readonly prf: Bytes | CryptoKey };

/** As the server keeps it. */
export interface WayIn {
  readonly id: WayInId;
  readonly kind: WayInKind;
  readonly header: WayInHeader;
  readonly ciphertext: SealedRoot;
}

export const PASSPHRASE_CHARACTERS = 12;

const DIRECT = Uint8Array.of(1);
const SLOWLY = 2;
const SLOW_BYTES = 13;
// Above these a wrap is not stronger, only a way to stall a browser.
const MOST: SlowHash = { memory: 1_048_576, passes: 16, lanes: 4 };

interface Header {
  readonly kind: string;
  readonly cost: Bytes;
  readonly salt: Bytes;
  readonly bytes: Bytes;
}

/** Wrap the root by a secret. */
export async function makeWayIn(root: Root, identity: Identity, secret: WayInSecret): Promise<WayIn> {
  if (secret.kind === "passphrase") checkPassphrase(secret.passphrase);
  const id = crypto.randomUUID() as string as WayInId;
  const cost = secret.kind === "passphrase" ? slowBytes(SLOW) : DIRECT;
  const header = encodeHeader(secret.kind, identity, cost, id, randomBytes(SALT_BYTES));
  const key = await keyOf(secret, header);
  const sealed = await sealOnce(key, header.salt, header.bytes, header.bytes, root);
  return { id, kind: secret.kind, header: toBase64url(header.bytes), ciphertext: toBase64url(sealed) };
}

/** The root behind a way in. Refused when the wrap is another identity's, weaker than allowed, or the secret is wrong. */
export async function openWayIn(wayIn: WayIn, secret: WayInSecret, identity: Identity): Promise<Root> {
  const header = readHeader(wayIn, secret, identity);
  const key = await keyOf(secret, header);
  const root = await openOnce(key, header.salt, header.bytes, header.bytes, fromBase64url(wayIn.ciphertext));
  if (root.length !== KEY_BYTES) throw new Refused("malformed", "root");
  return root as Root;
}

/** After writing a way in and reading it back: does what the server kept open to the same root? Only then retire the old one. */
export async function checkWayIn(kept: WayIn, secret: WayInSecret, identity: Identity, root: Root): Promise<void> {
  if (!isSame(await openWayIn(kept, secret, identity), root)) throw new Refused("cannot-open");
}

function encodeHeader(kind: WayInKind, identity: Identity, cost: Bytes, id: WayInId, salt: Bytes): Header {
  const fields = [
    ascii(kind),
    idBytes(identity.person),
    identity.sealingKey,
    identity.signingKey,
    cost,
    idBytes(id),
    salt,
  ];
  return { kind, cost, salt, bytes: join(purpose("way-in"), lp(...fields)) };
}

function readHeader(wayIn: WayIn, secret: WayInSecret, identity: Identity): Header {
  const bytes = fromBase64url(wayIn.header);
  const sizes = [14, null, 16, POINT_BYTES, 32, null, 16, SALT_BYTES] as const;
  const [name, kind, person, sealing, signing, cost, id, salt] = splitSized(bytes, sizes);
  if (textOf(name) !== "kring/1/way-in") throw new Refused("malformed", "way in");
  if (textOf(kind) !== wayIn.kind || wayIn.kind !== secret.kind) throw new Refused("way-in-kind");
  const isMine =
    idText(person) === identity.person && isSame(sealing, identity.sealingKey) && isSame(signing, identity.signingKey);
  if (!isMine || idText(id) !== wayIn.id) throw new Refused("way-in-other-identity");
  checkCost(wayIn.kind, cost);
  return { kind: wayIn.kind, cost, salt, bytes };
}

async function keyOf(secret: WayInSecret, header: Header): Promise<CryptoKey> {
  if (secret.kind === "passkey" && secret.prf instanceof CryptoKey) return secret.prf;
  return hkdfKey(await bytesOf(secret, header));
}

/** What the wrapping key is made of: 16 bytes of the code, the slow hash of the passphrase, or the passkey's PRF. */
function bytesOf(secret: WayInSecret, header: Header): Promise<Bytes> | Bytes {
  if (secret.kind === "recovery-code") return readRecoveryCode(secret.typed);
  if (secret.kind === "passphrase") return slowHash(textBytes(secret.passphrase), header.salt, readCost(header.cost));
  if (secret.prf instanceof CryptoKey || secret.prf.length !== KEY_BYTES) throw new Refused("malformed", "prf");
  return secret.prf;
}

function checkPassphrase(passphrase: string): void {
  if ([...passphrase].length < PASSPHRASE_CHARACTERS) throw new Refused("passphrase-short");
}

function slowBytes(cost: SlowHash): Bytes {
  return join(Uint8Array.of(SLOWLY), u32(cost.memory), u32(cost.passes), u32(cost.lanes));
}

function readCost(cost: Bytes): SlowHash {
  const [memory, passes, lanes] = [cost.subarray(1, 5), cost.subarray(5, 9), cost.subarray(9)].map(numberOf);
  return { memory: memory ?? 0, passes: passes ?? 0, lanes: lanes ?? 0 };
}

/** A host that lowers the cost could guess the passphrase: less than ours is refused, so is an unknown derivation. */
function checkCost(kind: WayInKind, cost: Bytes): void {
  if (kind !== "passphrase") {
    if (!isSame(cost, DIRECT)) throw new Refused("suite-unknown", "derivation");
    return;
  }
  if (cost[0] !== SLOWLY || cost.length !== SLOW_BYTES) throw new Refused("suite-unknown", "derivation");
  const { memory, passes, lanes } = readCost(cost);
  if (memory < SLOW.memory || passes < SLOW.passes || lanes < SLOW.lanes) throw new Refused("way-in-weak");
  if (memory > MOST.memory || passes > MOST.passes || lanes > MOST.lanes) throw new Refused("too-large", "derivation");
}
