/**
 * Signing in, as the server's `/_allauth/browser/v1` answers it. Nothing here knows a key or opens a text.
 *
 * An answer is told apart by its status and by the codes of its faults; sentences are the pages' own (texts.ts).
 */

import { Offline } from "../api";

export { Offline };

export interface Answer {
  readonly status: number;
  /** Codes of what was wrong, such as "incorrect_code" or "too_many_login_attempts". */
  readonly faults: readonly string[];
  readonly body: unknown;
  /** The server's clock minus this device's, in milliseconds; 0 when the server does not say. */
  readonly skew: number;
}

const root = "/_allauth/browser/v1";

function csrfToken(): string {
  return /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
}

/** A field of an object that came over the wire, or undefined. */
export function field(body: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>)[name] : undefined,
    body,
  );
}

function list(body: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = field(body, ...path);
  return Array.isArray(found) ? found : [];
}

export async function ask(method: string, path: string, sent?: unknown): Promise<Answer> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (method !== "GET") headers["X-CSRFToken"] = csrfToken();
  if (sent !== undefined) headers["Content-Type"] = "application/json";
  const answer = await fetch(root + path, {
    method,
    headers,
    credentials: "same-origin",
    cache: "no-store",
    ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
  }).catch((cause: unknown) => {
    throw new Offline("no answer", { cause });
  });
  const body: unknown = await answer.json().catch(() => null);
  const faults = list(body, "errors").map((fault) => String(field(fault, "code")));
  const told = Date.parse(answer.headers.get("date") ?? "");
  return { status: answer.status, faults, body, skew: Number.isNaN(told) ? 0 : told - Date.now() };
}

/** Is somebody signed in by now? Another tab may have been faster. */
export async function isSignedIn(): Promise<boolean> {
  return (await ask("GET", "/auth/session")).status === 200;
}

/** Does the server wait for the code it sent? A page that was loaded again goes on where it was. */
export async function isWaitingForCode(): Promise<boolean> {
  const { body } = await ask("GET", "/auth/session");
  const waits = (flow: unknown) => field(flow, "id") === "login_by_code" && field(flow, "is_pending") === true;
  return list(body, "data", "flows").some(waits);
}

export const askCode = (email: string): Promise<Answer> => ask("POST", "/auth/code/request", { email });
export const sendCode = (code: string): Promise<Answer> => ask("POST", "/auth/code/confirm", { code });

export const askToUsePasskey = (): Promise<Answer> => ask("GET", "/auth/webauthn/login");
export const signInWith = (credential: unknown): Promise<Answer> => ask("POST", "/auth/webauthn/login", { credential });

export interface Passkey {
  readonly id: number;
  readonly name: string;
  /** Seconds since 1970; null while it was never used. */
  readonly usedAt: number | null;
  readonly madeAt: number;
}

export async function passkeys(): Promise<readonly Passkey[]> {
  const { status, body } = await ask("GET", "/account/authenticators");
  if (status !== 200) throw new Offline(`status ${status}`);
  return list(body, "data")
    .filter((row) => field(row, "type") === "webauthn")
    .map((row) => ({
      id: Number(field(row, "id")),
      name: String(field(row, "name")),
      usedAt: (field(row, "last_used_at") as number | null) ?? null,
      madeAt: Number(field(row, "created_at")),
    }));
}

export const askToMakePasskey = (): Promise<Answer> => ask("GET", "/account/authenticators/webauthn?passwordless");
export const keepPasskey = (name: string, credential: unknown): Promise<Answer> =>
  ask("POST", "/account/authenticators/webauthn", { name, credential });
export const removePasskey = (id: number): Promise<Answer> =>
  ask("DELETE", "/account/authenticators/webauthn", { authenticators: [id] });

export const askToChangeMail = (email: string): Promise<Answer> => ask("POST", "/account/email", { email });
export const confirmMail = (key: string): Promise<Answer> => ask("POST", "/auth/email/verify", { key });
