/**
 * Texts that nobody seals, for a room that is played in this browser alone: nothing leaves the page, nothing is kept.
 *
 * `new RoomModel(page, plainDoors(page.me), source)`, with `source.isPlayed`.
 */

import type { Body, GroupKeys, Keyring, Opened, Sealed, Slot } from "../keyring/types";
import type { Remote } from "./drafts";
import type { Doors } from "./model";
import { inMemory } from "./storage";

interface Plain {
  readonly item: string;
  readonly revision: number;
  readonly body: Body;
}

/** What stands where a sealed text stands elsewhere. Of another player: say who wrote it. */
export function plainText(item: string, revision: number, body: Body): Sealed {
  return JSON.stringify({ item, revision, body } satisfies Plain) as Sealed;
}

export function readPlain(text: string, by: string): Opened {
  const { item, revision, body } = JSON.parse(text) as Plain;
  return { locked: false, author: by, epoch: 1, item, revision, ...body };
}

const nothingElsewhere: Remote = { find: async () => [], put: async () => true };

/** What opens and keeps the texts of one person who plays. */
export function plainDoors(me: string): Doors {
  const seal = async ({ item, revision, body }: Plain) => plainText(item, revision, body);
  const open = async (text: string, { by }: { readonly by?: string | undefined }) => readPlain(text, by ?? me);
  const keys: Partial<GroupKeys> = { standing: "inside", seal, open };
  keys.refresh = async () => keys as GroupKeys;
  const keyring: Partial<Keyring> = { person: me, group: async () => keys as GroupKeys, sealPersonal: seal };
  keyring.openPersonal = async (text) => readPlain(text, me);
  return {
    openKeyring: async () => keyring as Keyring,
    slotOf: async (_group, _meeting, place) => btoa(place).replaceAll("=", "") as Slot,
    remote: nothingElsewhere,
    openStorage: async () => inMemory(),
  };
}
