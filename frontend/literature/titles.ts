/** A title on a group's own list, as the JSON inside its seal. Nothing of another site is fetched: a link is text. */

import { api, type ItemRow } from "../api";
import { slotOf } from "../keyring/keyring";
import type { GroupKeys, Opened } from "../keyring/types";

export const readingPlace = "reading";

export interface Title {
  readonly format: 1;
  readonly title: string;
  readonly author: string;
  readonly year: string;
  readonly link: string;
  readonly note: string;
  /** A method's key, or "" for any. */
  readonly method: string;
  readonly theme: string;
  readonly goal: string;
}

export interface Listed {
  readonly item: string;
  readonly by: string;
  readonly revision: number;
  readonly sealed: string;
  readonly title: Title;
}

export const noTitle: Title = {
  format: 1,
  title: "",
  author: "",
  year: "",
  link: "",
  note: "",
  method: "",
  theme: "",
  goal: "",
};
const fields = ["title", "author", "year", "link", "note", "method", "theme", "goal"] as const;

/** Null for what was taken off, or is no title. */
export function readTitle(text: string): Title | null {
  try {
    const said = JSON.parse(text) as Record<string, unknown> | null;
    const isWhole = said?.["format"] === 1 && fields.every((name) => typeof said[name] === "string");
    return isWhole && String(said["title"]).trim() !== "" ? (said as unknown as Title) : null;
  } catch {
    return null;
  }
}

/** The address to open, or null for what is none: only https and http, whatever a member wrote. */
export function openable(link: string): string | null {
  try {
    const { protocol, href } = new URL(link);
    return protocol === "https:" || protocol === "http:" ? href : null;
  } catch {
    return null;
  }
}

export async function readList(
  keys: GroupKeys,
): Promise<{ readonly listed: readonly Listed[]; readonly closed: number }> {
  const slot = await slotOf(keys.group, keys.group, readingPlace);
  const rows = newest(await api.items(keys.group, { slot }));
  const found = await Promise.all(
    rows.map(async (row) => ({
      row,
      content: await keys.open(row.sealed, { slot, item: row.id, by: row.author, revision: row.revision }),
    })),
  );
  const listed = found.flatMap(({ row, content }) => {
    const title = content.locked ? null : titleIn(content);
    return title ? [{ item: row.id, by: row.author, revision: row.revision, sealed: row.sealed, title }] : [];
  });
  const order = listed.toSorted((one, other) => one.title.title.localeCompare(other.title.title));
  return { listed: order, closed: found.filter(({ content }) => content.locked).length };
}

const titleIn = ({ kind, text }: Opened) => (kind === "reading" ? readTitle(text) : null);

function newest(rows: readonly ItemRow[]): readonly ItemRow[] {
  const found = new Map<string, ItemRow>();
  for (const row of rows) if ((found.get(row.id)?.revision ?? 0) < row.revision) found.set(row.id, row);
  return [...found.values()];
}

export function addTitle(keys: GroupKeys, title: Title): Promise<void> {
  return keep(keys, crypto.randomUUID(), 1, JSON.stringify(title));
}

/** Its author takes it off: an empty text is its next revision. */
export function takeOff(keys: GroupKeys, { item, revision }: Listed): Promise<void> {
  return keep(keys, item, revision + 1, "");
}

async function keep(keys: GroupKeys, item: string, revision: number, text: string): Promise<void> {
  const slot = await slotOf(keys.group, keys.group, readingPlace);
  const body = { kind: "reading", parent: null, text } as const;
  await api.putItem(keys.group, item, await keys.seal({ item, slot, revision, body }));
}
