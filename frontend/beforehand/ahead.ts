/** The time before one meeting as this device sees it: cases and votes, opened and checked. */

import { api, type BeforehandRow, type ItemRow } from "../api";
import { slotOf } from "../keyring/keyring";
import type { GroupKeys, Opened } from "../keyring/types";
import { chosenIn, type Vote } from "./counting";
import { type Offer, type Offered, onePerAuthor, readOffer, textOfOffer, withdrawnText } from "./offer";
import { offerPlace, votePlace } from "./places";

export interface Ahead {
  readonly row: BeforehandRow;
  /** One per author who is in the group now; those taken back have no offer. */
  readonly offered: readonly Offered[];
  /** How many cases this device could not open. */
  readonly closed: number;
  /** The ids I voted for; null before I voted. */
  readonly chosen: readonly string[] | null;
  readonly votes: readonly Vote[];
}

/** The cases that can be brought in: not taken back, and their author comes. */
export function eligible({ offered, row }: Ahead): readonly Offered[] {
  return offered.filter((one) => one.offer !== null && row.vote.asked.includes(one.by));
}

export async function readAhead(keys: GroupKeys, row: BeforehandRow, me: string): Promise<Ahead> {
  const slots = {
    offer: await slotOf(keys.group, row.id, offerPlace),
    vote: await slotOf(keys.group, row.id, votePlace),
  };
  const roster = keys.roster.map((member) => member.person);
  const inGroup = (one: ItemRow) => roster.includes(one.author);
  const opening = (item: ItemRow, slot: typeof slots.offer) =>
    keys.open(item.sealed, { slot, item: item.id, by: item.author, revision: item.revision });
  const cases = await Promise.all(
    row.offers.filter(inGroup).map(async (item) => ({ item, content: await opening(item, slots.offer) })),
  );
  const votes = await Promise.all(
    row.vote.votes.filter(inGroup).map(async (item) => ({ item, content: await opening(item, slots.vote) })),
  );
  const { mine } = row.vote;
  const own =
    mine && (await keys.open(mine.sealed, { slot: slots.vote, item: mine.id, by: me, revision: mine.revision }));
  return {
    row,
    offered: onePerAuthor(cases.flatMap(({ item, content }) => (isOpen(content) ? [offeredOf(item, content)] : []))),
    closed: cases.filter(({ content }) => content.locked).length,
    chosen: own && !own.locked ? chosenIn(own.text) : null,
    votes: onePerAuthor(
      votes.flatMap(({ item, content }) =>
        isOpen(content) ? [{ item: item.id, by: item.author, chosen: chosenIn(content.text) }] : [],
      ),
    ),
  };
}

const isOpen = (content: { readonly locked: boolean }): content is Opened => !content.locked;

function offeredOf(item: ItemRow, { text }: Opened): Offered {
  return { item: item.id, by: item.author, revision: item.revision, sealed: item.sealed, offer: readOffer(text) };
}

/** Shares a case, changes it, or with null takes it back: each is one more revision of the same item. */
export async function shareOffer(
  keys: GroupKeys,
  meeting: string,
  before: Offered | undefined,
  offer: Offer | null,
): Promise<BeforehandRow> {
  const item = before?.item ?? crypto.randomUUID();
  const slot = await slotOf(keys.group, meeting, offerPlace);
  const text = offer ? textOfOffer(offer) : withdrawnText;
  const body = { kind: "case", parent: null, text } as const;
  return api.offerCase(meeting, item, await keys.seal({ item, slot, revision: (before?.revision ?? 0) + 1, body }));
}

export async function castVote(
  keys: GroupKeys,
  { id, vote: { mine } }: BeforehandRow,
  chosen: readonly string[],
): Promise<BeforehandRow> {
  const item = mine?.id ?? crypto.randomUUID();
  const slot = await slotOf(keys.group, id, votePlace);
  const body = { kind: "choice", parent: null, text: JSON.stringify({ chosen, reason: "" }) } as const;
  return api.vote(id, item, await keys.seal({ item, slot, revision: (mine?.revision ?? 0) + 1, body }));
}

/** The case that this person offered for a meeting, as words for the room; null when there is none. */
export async function ownOffer(keys: GroupKeys, meeting: string, me: string): Promise<string | null> {
  const { offered } = await readAhead(keys, await api.beforehand(meeting), me);
  const offer = offered.find((one) => one.by === me)?.offer;
  return offer ? [offer.happened, offer.question].filter((part) => part.trim() !== "").join("\n\n") : null;
}
