/**
 * Changing who is in a group. Each verb signs its entries, posts them in one piece and answers how the group stands then.
 *
 * The log may move on while somebody decides: a refused head is read again, and the change made anew on top of it.
 */

import { api, Offline, Problem } from "../api";
import {
  type Account,
  admitAll,
  approveKeyChange,
  askToJoin,
  type LogChange,
  leaveGroup,
  type Reason,
  Refused,
  type Roster,
  recordComparison,
  regrant,
  removeMember,
  startGroup,
} from "../sealed";
import type { PersonId } from "../sealed/types";
import { OpenGroup } from "./group";
import type { GroupKeys } from "./types";

type Make = (account: Account, roster: Roster) => Promise<LogChange>;

const tries = 4;

/** Somebody else did it first: nothing is left to do, and that is well. */
const alreadyDone: readonly Reason[] = ["already-member", "not-joined", "subject-not-member", "genesis-misplaced"];

export function fileOf(keys: GroupKeys) {
  if (keys instanceof OpenGroup) return keys.file;
  throw new Error("keys of a group come from the keyring");
}

/** Makes, posts and reads again; after a refused head it is made anew. */
export async function change(keys: GroupKeys, make: Make): Promise<GroupKeys> {
  const file = fileOf(keys);
  for (let left = tries; ; left -= 1) {
    try {
      const { post } = await make(file.account, file.now.state);
      await api.append(file.group, post.after, post.entries, post.wraps);
      return await file.load();
    } catch (cause) {
      if (cause instanceof Refused && alreadyDone.includes(cause.reason)) return file.now;
      const isBehind = cause instanceof Problem && cause.status === 409;
      if (!isBehind || left === 0) throw cause;
      await file.load();
    }
  }
}

/** The first member opens the log; whoever comes second finds it open and may ask. */
export function openGroup(keys: GroupKeys): Promise<GroupKeys> {
  return change(keys, (account, roster) => {
    if (roster.head.seq > 0) throw new Refused("genesis-misplaced");
    return startGroup(account, roster.group);
  });
}

export function ask(keys: GroupKeys): Promise<GroupKeys> {
  return change(keys, askToJoin);
}

/** Lets in everybody named who asked, and makes one new epoch for all of them. */
export function admit(keys: GroupKeys, people: readonly string[]): Promise<GroupKeys> {
  return change(keys, (account, roster) => {
    const asking = (people as readonly PersonId[]).filter((person) => roster.asking.has(person));
    const fresh = asking.filter((person) => !roster.members.has(person));
    if (fresh.length === 0) throw new Refused("not-joined");
    return admitAll(account, roster, fresh, "not-compared");
  });
}

/** After six words were compared by voice: the new identity goes on, and gets back the epochs of its own membership. */
export async function approve(keys: GroupKeys, person: string): Promise<GroupKeys> {
  const id = person as PersonId;
  const after = await change(keys, (account, roster) => approveKeyChange(account, roster, id, "words"));
  await giveBack(after, person);
  return after;
}

/** Wraps again what this person lost, as far as this device can open it. Doing it twice changes nothing. */
export async function giveBack(keys: GroupKeys, person: string): Promise<void> {
  const file = fileOf(keys);
  const wraps = await regrant(file.account, file.now.state, file.now.wraps, person as PersonId);
  if (wraps.length > 0) await api.regrant(file.group, wraps);
}

/** Signs that these people's words, or the code of the whole group, were the same; who had lost keys gets them back. */
export async function compare(keys: GroupKeys, people: readonly string[], how: "words" | "qr"): Promise<GroupKeys> {
  const after = await change(keys, (account, roster) =>
    recordComparison(account, roster, people as readonly PersonId[], how),
  );
  const returned = after.roster.filter((member) => people.includes(member.person) && member.changed);
  for (const member of returned) await giveBack(after, member.person);
  return after;
}

export function remove(keys: GroupKeys, person: string): Promise<GroupKeys> {
  return change(keys, (account, roster) => removeMember(account, roster, person as PersonId));
}

/** Who left may read nothing of the group any more, so the answer is how it stood before. */
export async function leave(keys: GroupKeys): Promise<GroupKeys> {
  const file = fileOf(keys);
  const { post } = await leaveGroup(file.account, file.now.state);
  await api.append(file.group, post.after, post.entries, post.wraps);
  return keys;
}

/** Makes the next epoch when one is due. Not being able to now is no failure: another member, or a later look, will. */
export async function rotateWhenStale(keys: GroupKeys): Promise<GroupKeys> {
  const file = fileOf(keys);
  if (!file.now.isUnsettled) return keys;
  try {
    return await file.settled();
  } catch (cause) {
    if (cause instanceof Offline || cause instanceof Problem) return keys;
    throw cause;
  }
}
