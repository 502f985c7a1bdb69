/**
 * The passkey as a way in: a ceremony that stays on this device.
 *
 * Only the 32 bytes of the PRF extension leave this file, and they go to sealing, never to a request: the credential
 * itself, whose `toJSON()` would carry them, is dropped here. The server never hears of this passkey.
 */

import { PRF_SALT } from "../sealed";

/** `unsupported`: no passkeys in this browser. `refused`: cancelled or timed out. `no-secret`: a passkey without PRF. */
export type PasskeyTrouble = "unsupported" | "refused" | "no-secret";

export class NoPasskey extends Error {
  override readonly name = "NoPasskey";
  constructor(readonly why: PasskeyTrouble) {
    super(`passkey: ${why}`);
  }
}

export function passkeysSupported(): boolean {
  return typeof PublicKeyCredential === "function" && typeof navigator.credentials?.create === "function";
}

const random = (count: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(count));

function secretOf(credential: PublicKeyCredential): Uint8Array<ArrayBuffer> | null {
  const first = credential.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) return null;
  const bytes = ArrayBuffer.isView(first)
    ? new Uint8Array(first.buffer, first.byteOffset, first.byteLength)
    : new Uint8Array(first);
  return bytes.length === 32 ? Uint8Array.from(bytes) : null;
}

async function ceremony(start: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  if (!passkeysSupported()) throw new NoPasskey("unsupported");
  // NotAllowedError covers "cancelled", "timed out" and "no such passkey" alike, by design of the browser.
  const credential = await start().catch(() => null);
  if (!(credential instanceof PublicKeyCredential)) throw new NoPasskey("refused");
  return credential;
}

/** Asks for a passkey that is already on this device (`only` that one, when given). Resolves to 32 secret bytes. */
export async function askPasskey(only?: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>> {
  const credential = await ceremony(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: random(32),
        rpId: location.hostname,
        allowCredentials: only === undefined ? [] : [{ type: "public-key", id: only }],
        userVerification: "required",
        extensions: { prf: { eval: { first: PRF_SALT } } },
      },
    }),
  );
  const secret = secretOf(credential);
  if (secret === null) throw new NoPasskey("no-secret");
  return secret;
}

/**
 * Makes a passkey under a user handle of its own, so that it replaces no other passkey.
 *
 * Some devices give the secret only when the passkey is used for the first time: then a second question follows.
 */
export async function makePasskey(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const credential = await ceremony(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: random(32),
        rp: { id: location.hostname, name: "Kring" },
        user: { id: random(16), name, displayName: name },
        pubKeyCredParams: [
          { type: "public-key", alg: -7 },
          { type: "public-key", alg: -257 },
        ],
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        extensions: { prf: { eval: { first: PRF_SALT } } },
      },
    }),
  );
  return secretOf(credential) ?? (await askPasskey(credential.rawId));
}
