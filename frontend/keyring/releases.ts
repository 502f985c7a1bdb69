/**
 * Releases on this device: which terms the log names, signing exactly those, and checking what went out.
 *
 * A text counts only when its digest, with who is in and where the log stood, is the one in the log.
 */

import {
  checkInLog,
  findingsIn,
  findTerms,
  mayLeave,
  openRelease,
  Refused,
  type Release,
  readBundle,
  signRelease,
  type Terms,
  voidRelease,
} from "../sealed";
import { Overtaken } from "./agreement";
import { change, fileOf } from "./membership";
import type { GroupKeys } from "./types";

export type { Release, Terms } from "../sealed";
export { Overtaken } from "./agreement";

/** Those that can still be signed, oldest first. */
export function openReleases(keys: GroupKeys): readonly Release[] {
  return fileOf(keys).now.state.releases.filter((release) => !release.isVoid);
}

/** Every member of now signed it. */
export function isAgreed(keys: GroupKeys, release: Release): boolean {
  return mayLeave(fileOf(keys).now.state, release);
}

/** The terms of a release out of the texts that the server hands out, or null: then nobody may sign it here. */
export async function termsOf(keys: GroupKeys, number: number, texts: readonly string[]): Promise<Terms | null> {
  const { state } = fileOf(keys).now;
  for (const text of texts) {
    try {
      return await findTerms(state, number, [text]);
    } catch (cause) {
      if (!(cause instanceof Refused)) throw cause;
    }
  }
  return null;
}

/**
 * Puts terms before the group and signs them at once. `epoch`: the one under which their text was sealed; who came
 * since could not read it, so then nothing is opened.
 */
export async function open(keys: GroupKeys, terms: Terms, replaces: number, epoch: number): Promise<GroupKeys> {
  const after = await change(keys, (account, roster) => {
    if (roster.isStale || roster.epochs.length !== epoch) throw new Overtaken("the group changed");
    return openRelease(account, roster, terms, replaces);
  }).catch(overtaken);
  const mine = openReleases(after).findLast((release) => release.opener === fileOf(after).account.person);
  return mine ? sign(after, mine.number, terms) : after;
}

/** Signs exactly these terms. Signing twice is once. */
export async function sign(keys: GroupKeys, number: number, terms: Terms): Promise<GroupKeys> {
  try {
    return await change(keys, (account, roster) => signRelease(account, roster, number, terms, seconds()));
  } catch (cause) {
    if (cause instanceof Refused && cause.reason === "release-signed") return fileOf(keys).now;
    return overtaken(cause);
  }
}

/** Ends a proposal, without a reason. */
export async function end(keys: GroupKeys, number: number): Promise<GroupKeys> {
  try {
    return await change(keys, (account, roster) => voidRelease(account, roster, number));
  } catch (cause) {
    if (cause instanceof Refused && cause.reason === "release-void") return fileOf(keys).now;
    throw cause;
  }
}

/** Was this signed by everybody who was in, and does it stand in the group's own log? */
export async function isGenuine(keys: GroupKeys, bundle: object): Promise<boolean> {
  try {
    const stated = await readBundle(JSON.stringify(bundle));
    if ((await findingsIn(stated)).length > 0) return false;
    await checkInLog(stated, fileOf(keys).now.state);
    return true;
  } catch (cause) {
    if (cause instanceof Refused) return false;
    throw cause;
  }
}

export function seconds(): number {
  return Math.floor(Date.now() / 1000);
}

function overtaken(cause: unknown): never {
  const passed = ["release-void", "release-other", "release-expired", "epoch-stale"];
  throw cause instanceof Refused && passed.includes(cause.reason) ? new Overtaken(cause.message) : cause;
}
