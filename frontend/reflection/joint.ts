/**
 * The joint report as this device sees it. A version is a sealed item that names every version its writer had seen, so
 * that two people who wrote at once are found out by everybody, whatever order a server shows. A confirmation names a
 * version and the hash of its text.
 */

import { api, type ItemRow } from "../api";
import { slotOf } from "../keyring/keyring";
import type { GroupKeys, Opened } from "../keyring/types";

export const jointPlace = "joint";
/** No `draft/…`: the room offers those to a step. */
export const jointDraftPlace = "joint/draft";

/** What registers ask for: nothing of what somebody brought in. */
export interface JointText {
  readonly format: 1;
  /** A date as yyyy-mm-dd. */
  readonly on: string;
  readonly minutes: number;
  readonly theme: string;
  readonly method: string;
  readonly learned: string;
  /** Ids of who was there, as the writer says. */
  readonly present: readonly string[];
  /** Ids of every version that the writer had seen. */
  readonly seen: readonly string[];
}

export interface Version {
  readonly item: string;
  readonly by: string;
  readonly text: JointText;
  readonly digest: string;
}

export interface Confirmation {
  readonly by: string;
  readonly version: string;
  readonly digest: string;
}

export interface Joint {
  /** Those that no other version has seen. One: it stands. More: they were written at once. */
  readonly heads: readonly Version[];
  readonly earlier: readonly Version[];
  readonly confirmations: readonly Confirmation[];
  /** How many items this device could not open or read. */
  readonly closed: number;
}

export function headsOf(versions: readonly Version[]): readonly Version[] {
  const seen = new Set(versions.flatMap(({ item, text }) => text.seen.filter((other) => other !== item)));
  const found = versions.filter(({ item }) => !seen.has(item));
  return sorted(found.length > 0 ? found : versions); // a ring of versions that saw each other: nobody wrote that
}

const sorted = (versions: readonly Version[]) => versions.toSorted((one, other) => (one.item < other.item ? -1 : 1));

/** Who confirmed exactly this text. */
export function confirmedBy({ item, digest }: Version, confirmations: readonly Confirmation[]): ReadonlySet<string> {
  return new Set(confirmations.filter((one) => one.version === item && one.digest === digest).map(({ by }) => by));
}

export interface Standing {
  readonly confirmed: readonly string[];
  readonly awaited: readonly string[];
  /** Present, and no longer in the group: they cannot confirm. */
  readonly gone: readonly string[];
  readonly isConfirmed: boolean;
}

/** Whoever wrote a version confirms it by that. `roster`: ids of who is in the group now. */
export function standingOf(
  version: Version,
  confirmations: readonly Confirmation[],
  roster: readonly string[],
): Standing {
  const by = confirmedBy(version, confirmations);
  const asked = [...new Set(version.text.present)];
  const confirmed = asked.filter((person) => by.has(person));
  const gone = asked.filter((person) => !by.has(person) && !roster.includes(person));
  const awaited = asked.filter((person) => !by.has(person) && roster.includes(person));
  return { confirmed, awaited, gone, isConfirmed: awaited.length === 0 && confirmed.length > 0 };
}

export async function digestOf(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(`kring/1/joint\n${text}`);
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const isText = (value: unknown): value is string => typeof value === "string";
const areTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);

/** Null for what is no joint report. */
export function readJoint(text: string): JointText | null {
  const said = parsed(text);
  const { on, minutes, theme, method, learned, present, seen } = said;
  const areWhole = [on, theme, method, learned].every(isText) && areTexts(present) && areTexts(seen);
  return said["format"] === 1 && areWhole && typeof minutes === "number" ? (said as unknown as JointText) : null;
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** A version never changes: a second revision of one counts for nothing. */
async function versionIn(opened: Opened): Promise<Version | null> {
  if (opened.kind !== "report" || opened.revision !== 1) return null;
  const text = readJoint(opened.text);
  return text && { item: opened.item, by: opened.author, text, digest: await digestOf(opened.text) };
}

function confirmationIn({ kind, author, parent, text }: Opened): Confirmation | null {
  const { confirms } = parsed(text);
  return kind === "note" && parent !== null && isText(confirms)
    ? { by: author, version: parent, digest: confirms }
    : null;
}

export async function jointOf(opened: readonly Opened[], closed: number): Promise<Joint> {
  const versions = (await Promise.all(opened.map(versionIn))).filter((one) => one !== null);
  const confirmations = opened.map(confirmationIn).filter((one) => one !== null);
  const heads = headsOf(versions);
  return {
    heads,
    earlier: sorted(versions.filter((one) => !heads.includes(one))),
    confirmations,
    closed: closed + opened.length - versions.length - confirmations.length,
  };
}

export async function readAll(keys: GroupKeys, meeting: string): Promise<Joint> {
  const slot = await slotOf(keys.group, meeting, jointPlace);
  const rows: readonly ItemRow[] = await api.items(keys.group, { slot });
  const found = await Promise.all(
    rows.map((row) => keys.open(row.sealed, { slot, item: row.id, by: row.author, revision: row.revision })),
  );
  const opened = found.filter((one): one is Opened => !one.locked);
  return jointOf(opened, found.length - opened.length);
}

/** Keeps a new version; whoever was there and writes it confirms it by that. Answers how things stand then. */
export async function keepVersion(keys: GroupKeys, meeting: string, text: JointText, me: string): Promise<Joint> {
  const [item, written] = [crypto.randomUUID(), JSON.stringify(text)];
  await keep(keys, meeting, item, { kind: "report", parent: text.seen.at(-1) ?? null, text: written });
  if (text.present.includes(me)) await confirmText(keys, meeting, item, await digestOf(written.normalize("NFC")));
  return readAll(keys, meeting);
}

export function confirmVersion(keys: GroupKeys, meeting: string, version: Version): Promise<void> {
  return confirmText(keys, meeting, version.item, version.digest);
}

function confirmText(keys: GroupKeys, meeting: string, version: string, digest: string): Promise<void> {
  const text = JSON.stringify({ confirms: digest });
  return keep(keys, meeting, crypto.randomUUID(), { kind: "note", parent: version, text });
}

interface Content {
  readonly kind: "report" | "note";
  readonly parent: string | null;
  readonly text: string;
}

async function keep(keys: GroupKeys, meeting: string, item: string, body: Content): Promise<void> {
  const slot = await slotOf(keys.group, meeting, jointPlace);
  await api.putItem(keys.group, item, await keys.seal({ item, slot, revision: 1, body }));
}
