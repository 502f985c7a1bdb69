/** Suite 1, and nothing else: WebCrypto, `hpke` and `hash-wasm` behind the few verbs the protocol needs. */

import { argon2id } from "hash-wasm";
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } from "hpke";
import { fromBase64url, join, lp, purpose, toBase64url } from "./encoding";
import { Refused } from "./refusal";
import type { Bytes } from "./types";

export const SUITE = Uint8Array.of(1);
export const KEY_BYTES = 32;
export const SALT_BYTES = 32;
export const TAG_BYTES = 16;
export const SIGNATURE_BYTES = 64;
export const POINT_BYTES = 65;

const ECDH = { name: "ECDH", namedCurve: "P-256" };
// Every AES key is derived with a fresh salt and used once, so the nonce can be constant.
const NONCE = new Uint8Array(12);
const hpke = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM);

export function randomBytes(size: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(size));
}

export async function sha256(message: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", message));
}

/** SHA-256 over a purpose and length-prefixed fields. */
export function digest(name: string, ...fields: readonly Uint8Array[]): Promise<Bytes> {
  return sha256(join(purpose(name), lp(...fields)));
}

/** A secret from which other keys are derived; it cannot be exported again. */
export function hkdfKey(secret: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits", "deriveKey"]);
}

export async function hkdf(key: CryptoKey, salt: Bytes, info: Bytes): Promise<Bytes> {
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info }, key, KEY_BYTES * 8),
  );
}

function onceKey(key: CryptoKey, salt: Bytes, info: Bytes): Promise<CryptoKey> {
  const from = { name: "HKDF", hash: "SHA-256", salt, info };
  return crypto.subtle.deriveKey(from, key, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** AES-256-GCM under a key used once: HKDF(key, salt, info). */
export async function sealOnce(key: CryptoKey, salt: Bytes, info: Bytes, aad: Bytes, plain: Bytes): Promise<Bytes> {
  const once = await onceKey(key, salt, info);
  return new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv: NONCE, additionalData: aad }, once, plain));
}

export async function openOnce(key: CryptoKey, salt: Bytes, info: Bytes, aad: Bytes, sealed: Bytes): Promise<Bytes> {
  const once = await onceKey(key, salt, info);
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt({ name: "AES-GCM", iv: NONCE, additionalData: aad }, once, sealed),
    );
  } catch {
    throw new Refused("cannot-open");
  }
}

/** Raw halves of the two key pairs; only while an account is made or opened. */
export interface RawPairs {
  readonly sealingPrivate: Bytes;
  readonly sealingPublic: Bytes;
  readonly signingPrivate: Bytes;
  readonly signingPublic: Bytes;
}

export async function makePairs(): Promise<RawPairs> {
  const sealing = await crypto.subtle.generateKey(ECDH, true, ["deriveBits"]);
  const signing = (await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"])) as CryptoKeyPair;
  return {
    sealingPrivate: await privateHalf(sealing.privateKey),
    sealingPublic: new Uint8Array(await crypto.subtle.exportKey("raw", sealing.publicKey)),
    signingPrivate: await privateHalf(signing.privateKey),
    signingPublic: new Uint8Array(await crypto.subtle.exportKey("raw", signing.publicKey)),
  };
}

async function privateHalf(key: CryptoKey): Promise<Bytes> {
  const { d } = await crypto.subtle.exportKey("jwk", key);
  return fromBase64url(d ?? "");
}

/** A P-256 pair whose private half cannot be exported. */
export async function sealingPair(secret: Bytes, point: Bytes): Promise<CryptoKeyPair> {
  const [x, y] = [toBase64url(point.subarray(1, 33)), toBase64url(point.subarray(33))];
  const jwk = { kty: "EC", crv: "P-256", x, y, d: toBase64url(secret) };
  const privateKey = await crypto.subtle.importKey("jwk", jwk, ECDH, false, ["deriveBits"]);
  return { privateKey, publicKey: await sealingKey(point) };
}

export async function sealingKey(point: Bytes): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey("raw", point, ECDH, true, []);
  } catch {
    throw new Refused("malformed", "point");
  }
}

/** An Ed25519 signing key that cannot be exported. */
export function signingKey(seed: Bytes, publicKey: Bytes): Promise<CryptoKey> {
  const jwk = { kty: "OKP", crv: "Ed25519", x: toBase64url(publicKey), d: toBase64url(seed) };
  return crypto.subtle.importKey("jwk", jwk, "Ed25519", false, ["sign"]);
}

export async function sign(key: CryptoKey, message: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign("Ed25519", key, message));
}

// A group has ten members and a thousand items: each public key is imported once.
const verifyingKeys = new Map<string, CryptoKey>();

async function verifyingKey(publicKey: Bytes): Promise<CryptoKey> {
  const name = toBase64url(publicKey);
  const key = verifyingKeys.get(name) ?? (await crypto.subtle.importKey("raw", publicKey, "Ed25519", true, ["verify"]));
  verifyingKeys.set(name, key);
  return key;
}

export async function checkSignature(publicKey: Bytes, signature: Bytes, message: Bytes): Promise<void> {
  let isRight = false;
  try {
    isRight = await crypto.subtle.verify("Ed25519", await verifyingKey(publicKey), signature, message);
  } catch {
    // A public key that is no key: as wrong as a wrong signature.
  }
  if (!isRight) throw new Refused("signature-wrong");
}

/** HPKE base mode: encapsulated key (65 bytes), then the ciphertext. */
export async function hpkeSeal(point: Bytes, info: Bytes, secret: Bytes): Promise<Bytes> {
  const sealed = await hpke.Seal(await sealingKey(point), secret, { info });
  return join(sealed.encapsulatedSecret, sealed.ciphertext);
}

export async function hpkeOpen(pair: CryptoKeyPair, info: Bytes, sealed: Bytes): Promise<Bytes> {
  try {
    const [enc, ciphertext] = [sealed.slice(0, POINT_BYTES), sealed.slice(POINT_BYTES)];
    return join(await hpke.Open(pair, enc, ciphertext, { info }));
  } catch {
    throw new Refused("cannot-open");
  }
}

/** Argon2id, version 1.3. `memory` in KiB. */
export interface SlowHash {
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}

export const SLOW: SlowHash = { memory: 65_536, passes: 3, lanes: 1 };

export async function slowHash(secret: Bytes, salt: Bytes, cost: SlowHash): Promise<Bytes> {
  const { memory: memorySize, passes: iterations, lanes: parallelism } = cost;
  const hash = await argon2id({
    password: secret,
    salt,
    memorySize,
    iterations,
    parallelism,
    hashLength: KEY_BYTES,
    outputType: "binary",
  });
  return join(hash);
}
