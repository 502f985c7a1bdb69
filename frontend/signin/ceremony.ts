/**
 * The browser's own dialog for passkeys, and what may leave this device afterwards.
 *
 * A credential's JSON can carry the secret of the PRF extension, which opens sealed texts: `sendable` takes it out.
 */

import { PRF_SALT } from "../sealed/prf";

/** Every passkey is asked for the secret that may open sealed texts, so that one gesture can do both. */
const SECRET = { prf: { eval: { first: PRF_SALT } } };

/** Why a passkey gave nothing. `cancelled` covers refused, timed out and "no passkey here": browsers do not say which. */
export type Trouble = "cancelled" | "taken" | "unavailable";

export class NoPasskey extends Error {
  override readonly name = "NoPasskey";
  constructor(readonly trouble: Trouble) {
    super(`passkey: ${trouble}`);
  }
}

/** Where passkeys cannot work: an address without https, or a number instead of a name. */
export type Place = "fine" | "loopback-number" | "number" | "insecure" | "unsupported";

export function place(at: Location = location, secure = isSecureContext): Place {
  if (at.hostname === "127.0.0.1" || at.hostname === "[::1]") return "loopback-number";
  if (!secure) return "insecure";
  if (/^[\d.]+$|^\[/.test(at.hostname)) return "number";
  return typeof PublicKeyCredential === "function" ? "fine" : "unsupported";
}

/** The same page on `localhost`, for somebody who typed 127.0.0.1. */
export function onLocalhost(at: Location = location): string {
  const there = new URL(at.href);
  there.hostname = "localhost";
  return there.href;
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => {
  const base64 = text.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
};

const text = (raw: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(raw)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

interface Described {
  readonly id: string;
  readonly type: PublicKeyCredentialType;
  readonly transports?: AuthenticatorTransport[];
}

const described = (rows: readonly Described[] | undefined) =>
  (rows ?? []).map((row) => ({ ...row, id: bytes(row.id) }));

interface RequestJson {
  readonly challenge: string;
  readonly allowCredentials?: readonly Described[];
}

interface CreationJson {
  readonly challenge: string;
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly excludeCredentials?: readonly Described[];
}

// Written out, not parseRequestOptionsFromJSON: Safari 16 and Firefox 115 lack it.
function requestOptions(json: RequestJson): PublicKeyCredentialRequestOptions {
  return {
    ...json,
    challenge: bytes(json.challenge),
    allowCredentials: described(json.allowCredentials),
    extensions: SECRET,
  };
}

function creationOptions(json: CreationJson): PublicKeyCredentialCreationOptions {
  return {
    ...(json as unknown as PublicKeyCredentialCreationOptions),
    challenge: bytes(json.challenge),
    user: { ...json.user, id: bytes(json.user.id) },
    excludeCredentials: described(json.excludeCredentials),
    extensions: { credProps: true, ...SECRET },
  };
}

const troubles: Readonly<Record<string, Trouble>> = {
  InvalidStateError: "taken",
  SecurityError: "unavailable",
  NotSupportedError: "unavailable",
};

async function ceremony(start: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  const made = await start().catch((cause: unknown) => {
    throw new NoPasskey(troubles[cause instanceof DOMException ? cause.name : ""] ?? "cancelled");
  });
  if (!(made instanceof PublicKeyCredential)) throw new NoPasskey("cancelled");
  return made;
}

/** Lets the person pick a passkey. With `quietly` the browser offers it in the mail field instead of a dialog. */
export function usePasskey(json: RequestJson, signal: AbortSignal, quietly = false): Promise<PublicKeyCredential> {
  return ceremony(() =>
    navigator.credentials.get({
      publicKey: requestOptions(json),
      signal,
      ...(quietly ? { mediation: "conditional" } : {}),
    }),
  );
}

/** Makes a passkey. A device that holds one of this account already is refused as `taken`. */
export function makePasskey(json: CreationJson): Promise<PublicKeyCredential> {
  return ceremony(() => navigator.credentials.create({ publicKey: creationOptions(json) }));
}

/** The passkey's 32 secret bytes, or null when it has none. They may be handed over on this device, and never sent. */
export function secretOf(credential: PublicKeyCredential): Uint8Array<ArrayBuffer> | null {
  const first = credential.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) return null;
  const secret = ArrayBuffer.isView(first)
    ? new Uint8Array(first.buffer, first.byteOffset, first.byteLength)
    : new Uint8Array(first);
  return secret.length === 32 ? Uint8Array.from(secret) : null;
}

/** Can the browser offer passkeys in the mail field? */
export async function canOfferQuietly(): Promise<boolean> {
  return (await PublicKeyCredential.isConditionalMediationAvailable?.().catch(() => false)) ?? false;
}

/** What the server may see of a credential: written out field by field, so that no extension's secret comes along. */
export function sendable(credential: PublicKeyCredential): Record<string, unknown> {
  const { credProps } = credential.getClientExtensionResults();
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response: said(credential.response),
    clientExtensionResults: credProps === undefined ? {} : { credProps: { rk: credProps.rk } },
  };
}

function said(response: AuthenticatorResponse): Record<string, unknown> {
  const clientDataJSON = text(response.clientDataJSON);
  if (response instanceof AuthenticatorAttestationResponse) {
    return { clientDataJSON, attestationObject: text(response.attestationObject) };
  }
  const { authenticatorData, signature, userHandle } = response as AuthenticatorAssertionResponse;
  return {
    clientDataJSON,
    authenticatorData: text(authenticatorData),
    signature: text(signature),
    userHandle: userHandle === null ? null : text(userHandle),
  };
}
