/**
 * The group's agreement on this device: which text is which version, signing it, and copies for who has no key.
 *
 * The log says which versions there are and who signed; a text counts only when its digest is the log's.
 */

import {
  type Agreement,
  type Asking,
  findAgreement,
  handOver,
  type Identity,
  joinAgreeing,
  mayComeIn,
  openHanded,
  propose as proposeEntry,
  Refused,
  signAgreement,
} from "../sealed";
import type { IdentityHash, PersonId, SealedAgreement } from "../sealed/types";
import { change, fileOf } from "./membership";
import type { GroupKeys } from "./types";

export type { Agreement } from "../sealed";

/** As the API takes and gives copies. */
export interface CopyRow {
  readonly person: string;
  readonly number: number;
  readonly identity_hash: string;
  readonly sealed: string;
}

/** What was to be signed is no longer the newest, or not what it seemed: it has to be read again first. */
export class Overtaken extends Error {
  override readonly name = "Overtaken";
}

/** `mine`: how somebody who is not in yet stands to the agreement in force. */
export interface Agreed {
  readonly versions: readonly Agreement[];
  readonly inForce: Agreement | null;
  readonly newest: Agreement | null;
  /** I asked to come in and signed what is in force. */
  readonly signedAtTheDoor: boolean;
}

export function agreedIn(keys: GroupKeys): Agreed {
  const { account, now } = fileOf(keys);
  const { agreements, inForce, asking } = now.state;
  const mine = asking.get(account.person);
  return {
    versions: agreements,
    inForce: agreements[inForce - 1] ?? null,
    newest: agreements.at(-1) ?? null,
    signedAtTheDoor: inForce > 0 && mine !== undefined && mayComeIn(now.state, mine),
  };
}

/** The text of a version out of those that the server hands out, or null: then nobody may sign it here. */
export async function textOf(keys: GroupKeys, number: number, texts: readonly string[]): Promise<string | null> {
  return findAgreement(fileOf(keys).now.state, number, texts).catch(unlessRefused);
}

/** The copies that were sealed to me, opened; one that does not open or is of another text is passed over. */
export async function openCopies(
  keys: GroupKeys,
  rows: readonly Omit<CopyRow, "person">[],
): Promise<readonly string[]> {
  const { account, now } = fileOf(keys);
  const mine = rows.filter((row) => row.identity_hash === account.identity.hash);
  const opened = mine.map((row) =>
    openHanded(account, now.state, row.number, row.sealed as SealedAgreement).catch(unlessRefused),
  );
  return (await Promise.all(opened)).filter((text) => text !== null);
}

/** A copy of a version for a member, or for somebody who asks to come in; null when they are neither. */
export async function copyFor(keys: GroupKeys, number: number, text: string, person: string): Promise<CopyRow | null> {
  const { state } = fileOf(keys).now;
  const identity = identityOf(state.members.get(person as PersonId) ?? state.asking.get(person as PersonId));
  if (identity === undefined) return null;
  const sealed = await handOver(state, number, text, identity);
  return { person, number, identity_hash: identity.hash, sealed };
}

/** Under which identity the log knows a member, or who asks. */
export function knownAs(keys: GroupKeys, person: string): IdentityHash | undefined {
  const { state } = fileOf(keys).now;
  return identityOf(state.members.get(person as PersonId) ?? state.asking.get(person as PersonId))?.hash;
}

export function propose(keys: GroupKeys, text: string): Promise<GroupKeys> {
  return change(keys, (account, roster) => proposeEntry(account, roster, text));
}

/** Signs the newest version, if it is this text. Signing twice is once. */
export async function sign(keys: GroupKeys, text: string): Promise<GroupKeys> {
  try {
    return await change(keys, (account, roster) => signAgreement(account, roster, text));
  } catch (cause) {
    if (cause instanceof Refused && cause.reason === "agreement-signed") return fileOf(keys).now;
    throw overtaken(cause);
  }
}

/** Asks to come in, and signs the agreement in force with it, if it is this text. */
export function joinSigning(keys: GroupKeys, text: string): Promise<GroupKeys> {
  return change(keys, (account, roster) => joinAgreeing(account, roster, text)).catch((cause: unknown) => {
    throw overtaken(cause);
  });
}

function identityOf(who: Asking | { readonly identity: Identity } | undefined): Identity | undefined {
  return who?.identity;
}

function overtaken(cause: unknown): unknown {
  return cause instanceof Refused && cause.reason === "agreement-other" ? new Overtaken(cause.message) : cause;
}

function unlessRefused(cause: unknown): null {
  if (cause instanceof Refused) return null;
  throw cause;
}
