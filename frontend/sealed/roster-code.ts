/** One QR for the whole roster: who scans it compares everybody at once. And: whose key changed since last time. */
import { fromBase64url, idBytes, join, order, toBase64url, u32 } from "./encoding";
import type { Roster } from "./log";
import { Refused } from "./refusal";
import { digest } from "./suite";
import type { GroupId, IdentityHash, PersonId } from "./types";

const CODE = /^kring:1:roster:([0-9a-f-]{36}):(\d{1,10}):([A-Za-z0-9_-]{43})$/;

/** The text in the QR: group, seq of the log, digest over head and members. */
export async function rosterCode(roster: Roster): Promise<string> {
  const { group, head } = roster;
  return `kring:1:roster:${group}:${head.seq}:${await rosterDigest(roster, head.seq)}`;
}

/**
 * Compare a scanned code with what this device knows; says who was compared, for `recordComparison(…, "qr")`.
 * Refused as `roster-differs` when the other device sees other people or keys, as `log-shortened` when it knows more
 * of the log than this one: read on, then scan again.
 */
export async function compareRosterCode(roster: Roster, scanned: string, me: PersonId): Promise<readonly PersonId[]> {
  const [, group, seqText, theirs] = CODE.exec(scanned.trim()) ?? [];
  if (group === undefined) throw new Refused("malformed", "code");
  if ((group as GroupId) !== roster.group) throw new Refused("log-other-group");
  const seq = Number(seqText);
  if ((await rosterDigest(roster, seq)) !== theirs) throw new Refused("roster-differs");
  const then = roster.moments[seq - 1]?.members ?? new Map();
  const isSameNow = (person: PersonId) => roster.members.get(person)?.identity.hash === then.get(person)?.identity.hash;
  return [...roster.members.keys()].filter((person) => person !== me && isSameNow(person));
}

async function rosterDigest(roster: Roster, seq: number): Promise<string> {
  const moment = roster.moments[seq - 1];
  if (moment === undefined) throw new Refused("log-shortened", "other device");
  const rows = Array.from(moment.members.values(), (member) =>
    join(idBytes(member.person), fromBase64url(member.identity.hash)),
  );
  const fields = [idBytes(roster.group), u32(seq), fromBase64url(moment.head.hash), join(...rows.sort(order))];
  return toBase64url(await digest("roster", ...fields));
}

/** Person -> identity hash, to keep on the device beside the pin. */
export function knownKeys(roster: Roster): ReadonlyMap<PersonId, IdentityHash> {
  return new Map(Array.from(roster.members, ([person, member]) => [person, member.identity.hash]));
}

/** Members whose key is another one than this device knew: a full-width notice names them. */
export function changedKeys(roster: Roster, known: ReadonlyMap<PersonId, IdentityHash>): readonly PersonId[] {
  return [...roster.members.values()]
    .filter((member) => known.has(member.person) && known.get(member.person) !== member.identity.hash)
    .map((member) => member.person);
}
