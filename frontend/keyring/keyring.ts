/**
 * The keys of the person who is signed in, on this device: `openKeyring()`, and from there group by group.
 *
 * Answers null when this device is locked: show a way to open it (`/toegang/`), nothing is wrong.
 */

import { api, type Me } from "../api";
import { type Account, Ledger, openPersonal, sealPersonal, slotOf as slotOfPlace } from "../sealed";
import type { GroupId, ItemId, MeetingId, PersonId, Sealed } from "../sealed/types";
import { openHanded } from "./account";
import { type Device, thisDevice } from "./device";
import { type GroupFile, loadGroup } from "./group";
import { lockedBy, notTooLong } from "./refusals";
import {
  Distrust,
  type Expected,
  type GroupKeys,
  type Keyring,
  type Locked,
  type Opened,
  type Slot,
  type ToSeal,
} from "./types";

export type * from "./types";
export { Distrust, NotInside, TooLong } from "./types";

/** `place` such as "phase/ask/2", "advice", "case", "draft/ask/2". */
export function slotOf(group: string, meeting: string, place: string): Promise<Slot> {
  return slotOfPlace(group as GroupId, meeting as MeetingId, place);
}

let current: DeviceKeyring | undefined;

/** One keyring per page: all its parts see a group move on together. */
export async function openKeyring(): Promise<Keyring | null> {
  const [me, device] = await Promise.all([api.me(), thisDevice()]);
  const kept = await device.keys(me.person);
  if (kept !== null && isInForce(kept, me)) return keyringOf(kept, device);
  if (!(await openHanded(me))) return null;
  const opened = await device.keys(me.person);
  return opened === null ? null : keyringOf(opened, device);
}

function keyringOf(account: Account, device: Device): Keyring {
  if (!current?.isOf(account, device)) current = new DeviceKeyring(account, device);
  return current;
}

/** False when a newer identity was made elsewhere. Throws `Distrust` when the server tells of an older or other one. */
function isInForce(account: Account, me: Me): boolean {
  const number = me.identity?.number ?? 0;
  if (number > account.identity.number) return false;
  if (me.identity?.record !== account.identity.record) throw new Distrust("bad-identity", `number ${number}`);
  return true;
}

class DeviceKeyring implements Keyring {
  readonly person: string;
  readonly number: number;
  readonly memoryOnly: boolean;
  readonly #account: Account;
  readonly #device: Device;
  readonly #files = new Map<string, GroupFile>();

  constructor(account: Account, device: Device) {
    this.person = account.person;
    this.number = account.identity.number;
    this.memoryOnly = !device.lasting;
    this.#account = account;
    this.#device = device;
  }

  isOf(account: Account, device: Device): boolean {
    return this.#account.identity.hash === account.identity.hash && this.#device === device;
  }

  async group(group: string): Promise<GroupKeys> {
    const known = this.#files.get(group);
    if (known) return known.refresh();
    const file = await loadGroup(group, this.#account, this.#device);
    this.#files.set(group, file);
    return file.now;
  }

  async sealPersonal(what: Omit<ToSeal, "previous">): Promise<Sealed> {
    const { item, slot, revision, body } = what;
    const parent = body.parent as ItemId | null;
    return notTooLong(() =>
      sealPersonal(this.#account, { item: item as ItemId, slot, revision, body: { ...body, parent } }),
    );
  }

  async openPersonal(sealed: string, expected: Expected): Promise<Opened | Locked> {
    const item = expected.item as ItemId | undefined;
    try {
      const seen = item === undefined ? null : await this.#device.seen(this.person, item);
      const ledger = new Ledger(seen === null ? [] : [seen]);
      const { slot, revision, by } = expected;
      const wanted = { slot, item, revision, author: by as PersonId | undefined };
      const opened = await openPersonal(this.#account, sealed as Sealed, ledger, wanted);
      for (const row of ledger.rows()) if (row.revision !== seen?.revision) await this.#device.see(this.person, row);
      return { ...opened, locked: false };
    } catch (cause) {
      return lockedBy(cause, []);
    }
  }
}
