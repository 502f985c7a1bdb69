/** What this group is asked, may sign and let go of, as this device sees it. */

import { api, ask, type ItemRow } from "../api";
import type { Here } from "../group/here";
import { slotOf } from "../keyring/keyring";
import { isAgreed, isGenuine, openReleases, type Release, type Terms, termsOf } from "../keyring/releases";
import type { GroupKeys } from "../keyring/types";
import { toBase64url, writeTerms } from "../sealed";

const place = "release";
export const draftPlace = "release/draft";

export interface Recipient {
  readonly person: string;
  readonly name: string;
  readonly role: string;
}

export interface Told {
  readonly programme: {
    readonly id: string;
    readonly title: string;
    readonly organisation: string;
    readonly organisation_name: string;
  } | null;
  readonly recipients: readonly Recipient[];
  readonly questions: readonly { readonly by: string; readonly text: string; readonly at: string }[];
  readonly published: readonly PublishedRow[];
  readonly numbers: { readonly text: string; readonly recipients: readonly Recipient[] } | null;
}

interface PublishedRow {
  readonly id: string;
  readonly number: number;
  readonly kind: "text" | "numbers";
  readonly at: string;
  readonly link: string;
  readonly bundle: { readonly terms: Terms };
}

/** `terms` is null when no text that the server gave fits the log. */
export interface Proposal {
  readonly release: Release;
  readonly terms: Terms | null;
  readonly isAgreed: boolean;
}

/** `isGenuine`: signed by everybody who was in, and in the group's own log. */
export interface Published extends PublishedRow {
  readonly isGenuine: boolean;
}

export interface Reading {
  readonly told: Told;
  readonly open: readonly Proposal[];
  readonly published: readonly Published[];
}

export async function readReleases({ keys }: Here): Promise<Reading> {
  const [told, texts] = await Promise.all([ask<Told>("GET", `/groups/${keys.group}/releases`), textsIn(keys)]);
  const gone = new Set(told.published.map((row) => row.number));
  const waiting = openReleases(keys).filter((release) => !gone.has(release.number));
  const open = waiting.map(async (release) => ({
    release,
    terms: await termsOf(keys, release.number, texts),
    isAgreed: isAgreed(keys, release),
  }));
  const published = told.published.map(async (row) => ({ ...row, isGenuine: await isGenuine(keys, row.bundle) }));
  return { told, open: await Promise.all(open), published: await Promise.all(published) };
}

async function textsIn(keys: GroupKeys): Promise<readonly string[]> {
  const slot = await slotOf(keys.group, keys.group, place);
  const rows: readonly ItemRow[] = await api.items(keys.group, { slot });
  const opened = await Promise.all(
    rows.map((row) => keys.open(row.sealed, { slot, item: row.id, by: row.author, revision: row.revision })),
  );
  return opened.flatMap((one) => (!one.locked && one.kind === "release" ? [one.text] : []));
}

/** Seals terms to the group; answers under which epoch. They are a proposal only once `open` put them into the log. */
export async function keepTerms(keys: GroupKeys, terms: Terms): Promise<number> {
  const [item, slot] = [crypto.randomUUID(), await slotOf(keys.group, keys.group, place)];
  const body = { kind: "release", parent: null, text: writeTerms(terms) } as const;
  await api.putItem(keys.group, item, await keys.seal({ item, slot, revision: 1, body }));
  return (await keys.refresh()).epoch;
}

/** Hands over what everybody signed. Twice, or by two at once, is one publication. */
export async function handOver(keys: GroupKeys, { release, terms }: Proposal): Promise<void> {
  await ask("POST", `/groups/${keys.group}/releases/${release.number}/publication`, { terms });
}

const day = 86_400;

/** What would be signed: composed, with a fresh salt, so that nobody tests guesses against the digest in the log. */
export function makeTerms(
  told: Told,
  chosen: Pick<Terms, "kind" | "purpose" | "text"> & {
    readonly recipients: readonly Recipient[];
    readonly days: number;
  },
  now: number,
): Terms {
  const { programme } = told;
  if (programme === null) throw new Error("there is nobody outside to tell it to");
  const { kind, purpose, text, recipients, days } = chosen;
  return {
    format: 1,
    kind,
    programme: { id: programme.id, title: programme.title },
    organisation: { id: programme.organisation, name: programme.organisation_name },
    recipients: recipients.map(({ person, name }) => ({ person, name })),
    purpose: tidy(purpose),
    expires: now + days * day,
    salt: toBase64url(crypto.getRandomValues(new Uint8Array(32))),
    text: tidy(text),
  };
}

export function tidy(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll("\t", " ").trim().normalize("NFC");
}
