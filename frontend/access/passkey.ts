/**
 * The passkey as a way in: a ceremony whose secret stays on this device.
 *
 * The 32 bytes of the PRF extension go to sealing, never to a request. What the server keeps of a new passkey is what
 * it needs for signing in (signin/ceremony.ts writes it out, without any extension's secret).
 */

import { PRF_SALT } from "../sealed";
import { askToMakePasskey, field, keepPasskey } from "../signin/auth";
import { makePasskey as makeForSigningIn, secretOf, sendable, NoPasskey as Trouble } from "../signin/ceremony";
import { texts } from "../signin/texts";

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
 * Makes a passkey that also signs in, so that a person has one in the list of their device and not two that look alike.
 * A device that has one of this account already uses that one.
 *
 * Some devices give the secret only when the passkey is used for the first time: then a second question follows.
 */
export async function makePasskey(): Promise<Uint8Array<ArrayBuffer>> {
  const asked = await askToMakePasskey();
  if (asked.status !== 200) throw new NoPasskey("refused");
  const options = field(asked.body, "data", "creation_options", "publicKey");
  const made = await makeForSigningIn(options as never).catch(madeAlready);
  if (made === null) return askPasskey();
  const kept = await keepPasskey(texts().passkeys.unnamed, sendable(made));
  if (kept.status !== 200) throw new NoPasskey("refused");
  return secretOf(made) ?? (await askPasskey(made.rawId));
}

function madeAlready(cause: unknown): null {
  if (!(cause instanceof Trouble)) throw cause;
  if (cause.trouble === "taken") return null;
  throw new NoPasskey(cause.trouble === "unavailable" ? "unsupported" : "refused");
}
