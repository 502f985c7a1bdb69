/** From a group's log to its roster. The roster is what the log says, never what the API says. */
import { toBase64url } from "./encoding";
import {
  type AgreeBody,
  type EntryType,
  entryHash,
  type ParsedEntry,
  parseEntry,
  readAdmit,
  readAgree,
  readCompared,
  readEmpty,
  readEpoch,
  readGenesis,
  readKeyChange,
  readRemove,
  signedPart,
} from "./entry";
import { Identities, type Identity } from "./identity";
import { Refused } from "./refusal";
import { allVoided, opened, type Release, readOpen, readSign, readVoid, signed, voided } from "./releases";
import { checkSignature } from "./suite";
import type { Bytes, Entry, EntryHash, GroupId, Head, How, IdentityHash, IdentityRecord, PersonId } from "./types";

export interface Member {
  readonly person: PersonId;
  readonly identity: Identity;
  /** Seq of the genesis, admit or key-change entry that let this identity in. */
  readonly since: number;
}

/** Who asked to come in, or to go on under a new identity, and was not yet answered. */
export interface Asking {
  readonly person: PersonId;
  readonly identity: Identity;
  readonly joinHash: EntryHash;
  readonly seq: number;
  /** The agreement that the asking itself signs. */
  readonly agrees: AgreeBody | null;
}

/** One version of the group's agreement. `seq` is the entry that proposed it; `signers` are members of now. */
export interface Agreement extends AgreeBody {
  readonly proposer: PersonId;
  readonly seq: number;
  readonly signers: ReadonlySet<PersonId>;
}

/** `wraps`: person -> hash of the wrap; `identities`: person -> identity hash at that moment. */
export interface Epoch {
  readonly number: number;
  readonly commitment: Bytes;
  readonly wraps: ReadonlyMap<PersonId, string>;
  readonly identities: ReadonlyMap<PersonId, IdentityHash>;
  readonly seq: number;
  readonly previous: EntryHash;
}

/** How the group stood right after one entry. */
export interface Moment {
  readonly head: Head;
  readonly members: ReadonlyMap<PersonId, Member>;
  readonly epoch: number;
  readonly isStale: boolean;
}

/** `by` compared the words or the QR of `person` under this identity. */
export interface Comparison {
  readonly by: PersonId;
  readonly person: PersonId;
  readonly identityHash: IdentityHash;
}

/** Who is in, by the log. While `isStale`, nobody may seal: a member has to make a new epoch first. */
export interface Roster {
  readonly group: GroupId;
  readonly head: Head;
  readonly members: ReadonlyMap<PersonId, Member>;
  readonly asking: ReadonlyMap<PersonId, Asking>;
  readonly epochs: readonly Epoch[];
  readonly compared: readonly Comparison[];
  readonly agreements: readonly Agreement[];
  /** Number of the agreement that all members signed; 0 before there is one. Whoever asks to come in signs it first. */
  readonly inForce: number;
  readonly releases: readonly Release[];
  readonly isStale: boolean;
  readonly isClosed: boolean;
  readonly moments: readonly Moment[];
}

export const NOWHERE: Head = { seq: 0, hash: toBase64url<EntryHash>(new Uint8Array(32)) };

/** The roster before the first entry. */
export function emptyRoster(group: GroupId): Roster {
  return {
    group,
    head: NOWHERE,
    members: new Map(),
    asking: new Map(),
    epochs: [],
    compared: [],
    agreements: [],
    inForce: 0,
    releases: [],
    isStale: true,
    isClosed: false,
    moments: [],
  };
}

/** The roster after all entries, each verified. `records` also holds old identities. `pin` is what this device saw last. */
export async function replay(log: {
  readonly group: GroupId;
  readonly entries: Iterable<Entry>;
  readonly records: Iterable<IdentityRecord>;
  readonly pin?: Head | undefined;
}): Promise<Roster> {
  const identities = await Identities.of(log.records);
  let roster = emptyRoster(log.group);
  for (const entry of log.entries) roster = await extend(roster, entry, identities);
  checkPin(roster, log.pin ?? NOWHERE);
  return roster;
}

/** Refuse a log that is shorter than, or differs from, what this device saw before. */
export function checkPin(roster: Roster, pin: Head): void {
  if (pin.seq > roster.head.seq) throw new Refused("log-shortened", `${roster.head.seq} < ${pin.seq}`);
  if (pin.seq > 0 && roster.moments[pin.seq - 1]?.head.hash !== pin.hash) throw new Refused("log-forked");
}

/** How the group stood at a head that an author named. */
export function momentAt(roster: Roster, head: Head): Moment {
  const moment = roster.moments[head.seq - 1];
  if (moment === undefined) throw new Refused("log-shortened", "head");
  if (moment.head.hash !== head.hash) throw new Refused("log-forked", "head");
  return moment;
}

/** The roster after one more entry, verified against all before it. */
export async function extend(roster: Roster, encoded: Entry, identities: Identities): Promise<Roster> {
  const entry = parseEntry(encoded);
  checkPlace(roster, entry);
  const identity = await actorIdentity(roster, entry, identities);
  await checkSignature(identity.signingKey, entry.signature, signedPart(entry));
  const hash = await entryHash(entry.encoded);
  const after = inForceByNow(STEPS[entry.type](roster, { ...entry, hash, identity }));
  const head: Head = { seq: entry.seq, hash };
  const { members, isStale } = after;
  return { ...after, head, moments: [...roster.moments, { head, members, epoch: after.epochs.length, isStale }] };
}

/** The entry belongs to this group and follows on this head. */
function checkPlace(roster: Roster, entry: ParsedEntry): void {
  if (entry.group !== roster.group) throw new Refused("log-other-group");
  if (entry.seq !== roster.head.seq + 1) throw new Refused("log-out-of-order", `${entry.seq} after ${roster.head.seq}`);
  if (entry.previous !== roster.head.hash) throw new Refused("log-chain-broken", `entry ${entry.seq}`);
  if ((entry.type === "genesis") !== (entry.seq === 1)) throw new Refused("genesis-misplaced");
  if (roster.isClosed) throw new Refused("log-closed");
}

/** Whose key must have signed: a member's own, or, for genesis and join, the identity that the actor brings. */
async function actorIdentity(roster: Roster, entry: ParsedEntry, identities: Identities): Promise<Identity> {
  if (entry.type === "genesis" || entry.type === "join") {
    const identity = await identities.get(entry.identityHash);
    if (identity.person !== entry.actor) throw new Refused("identity-other-person");
    return identity;
  }
  const member = roster.members.get(entry.actor);
  if (member === undefined) throw new Refused("actor-not-member", entry.type);
  if (member.identity.hash !== entry.identityHash) throw new Refused("actor-other-identity");
  return member.identity;
}

type Signed = ParsedEntry & { readonly hash: EntryHash; readonly identity: Identity };
type Step = (roster: Roster, entry: Signed) => Roster;

const genesis: Step = (roster, entry) => {
  readGenesis(entry.body);
  const member: Member = { person: entry.actor, identity: entry.identity, since: entry.seq };
  return { ...roster, members: new Map([[entry.actor, member]]) };
};

const join: Step = (roster, entry) => {
  const agrees = entry.body.length ? readAgree(entry.body) : null;
  if (agrees && !isSame(agrees, roster.agreements[roster.inForce - 1])) throw new Refused("agreement-other");
  if (roster.members.get(entry.actor)?.identity.hash === entry.identity.hash) throw new Refused("already-member");
  const { actor: person, identity, hash: joinHash, seq } = entry;
  const asking: Asking = { person, identity, joinHash, seq, agrees };
  return { ...roster, asking: new Map(roster.asking).set(entry.actor, asking) };
};

const admit: Step = (roster, entry) => {
  const body = readAdmit(entry.body);
  const asking = asked(roster, body);
  if (roster.members.has(body.person)) throw new Refused("already-member");
  if (!mayComeIn(roster, asking)) throw new Refused("agreement-unsigned");
  return letIn(signedBy(roster, roster.inForce, body.person), entry, asking, body.how);
};

/** Where an agreement is in force, who asks signs it before they get a key. */
export function mayComeIn(roster: Roster, asking: Asking): boolean {
  return roster.inForce === 0 || isSame(asking.agrees, roster.agreements[roster.inForce - 1]);
}

function isSame(one: AgreeBody | null, other: AgreeBody | undefined): boolean {
  return one?.number === other?.number && one?.digest === other?.digest;
}

const keyChange: Step = (roster, entry) => {
  const body = readKeyChange(entry.body);
  const asking = asked(roster, body);
  const member = roster.members.get(body.person);
  if (member?.identity.hash !== body.oldHash || entry.actor === body.person) throw new Refused("subject-not-member");
  return letIn(roster, entry, asking, body.how);
};

/** The join entry that an admit or key-change answers. */
function asked(roster: Roster, body: { person: PersonId; identityHash: IdentityHash; joinHash: EntryHash }): Asking {
  const asking = roster.asking.get(body.person);
  if (asking?.joinHash !== body.joinHash) throw new Refused("not-joined");
  if (asking.identity.hash !== body.identityHash) throw new Refused("actor-other-identity");
  return asking;
}

function letIn(roster: Roster, entry: Signed, asking: Asking, how: How): Roster {
  const { person, identity } = asking;
  const rows = how === "not-compared" ? [] : [{ by: entry.actor, person, identityHash: identity.hash }];
  return {
    ...roster,
    members: new Map(roster.members).set(person, { person, identity, since: entry.seq }),
    asking: mapWithout(roster.asking, person),
    compared: [...roster.compared, ...rows],
    releases: allVoided(roster.releases),
    isStale: true,
  };
}

const leave: Step = (roster, entry) => {
  readEmpty(entry.body);
  return without(roster, entry.actor);
};

const remove: Step = (roster, entry) => {
  const person = readRemove(entry.body);
  if (!roster.members.has(person) || person === entry.actor) throw new Refused("subject-not-member");
  return without(roster, person);
};

/** A request of theirs that was still open goes too, and so do their signatures: coming back is asked anew. */
function without(roster: Roster, person: PersonId): Roster {
  const [members, asking] = [mapWithout(roster.members, person), mapWithout(roster.asking, person)];
  const agreements = roster.agreements.map((one) => ({
    ...one,
    signers: new Set([...one.signers].filter((other) => other !== person)),
  }));
  return { ...roster, members, asking, agreements, releases: allVoided(roster.releases), isStale: true };
}

function mapWithout<Value>(map: ReadonlyMap<PersonId, Value>, person: PersonId): Map<PersonId, Value> {
  return new Map([...map].filter(([other]) => other !== person));
}

const epoch: Step = (roster, entry) => {
  const { number, commitment, wraps } = readEpoch(entry.body);
  if (number !== roster.epochs.length + 1) throw new Refused("epoch-number", String(number));
  for (const person of wraps.keys()) {
    if (!roster.members.has(person)) throw new Refused("epoch-recipient-extra");
  }
  if (wraps.size !== roster.members.size) throw new Refused("epoch-recipient-missing");
  const identities = new Map(Array.from(roster.members, ([person, member]) => [person, member.identity.hash]));
  const made: Epoch = { number, commitment, wraps, identities, seq: entry.seq, previous: entry.previous };
  return { ...roster, epochs: [...roster.epochs, made], isStale: false };
};

const compared: Step = (roster, entry) => {
  const { people } = readCompared(entry.body);
  for (const [person, hash] of people) {
    if (roster.members.get(person)?.identity.hash !== hash) throw new Refused("subject-not-member");
  }
  const rows = Array.from(people, ([person, identityHash]) => ({ by: entry.actor, person, identityHash }));
  return { ...roster, compared: [...roster.compared, ...rows] };
};

/** A signature under the newest version; the first one under a new version proposes it. */
const agree: Step = (roster, entry) => {
  const body = readAgree(entry.body);
  const { agreements } = roster;
  const newest = agreements.at(-1);
  if (body.number === agreements.length + 1) {
    const { actor: proposer, seq } = entry;
    return { ...roster, agreements: [...agreements, { ...body, proposer, seq, signers: new Set([proposer]) }] };
  }
  if (!newest || !isSame(body, newest)) throw new Refused("agreement-other");
  if (newest.signers.has(entry.actor)) throw new Refused("agreement-signed");
  return signedBy(roster, newest.number, entry.actor);
};

function signedBy(roster: Roster, number: number, person: PersonId): Roster {
  const agreements = roster.agreements.map((one) =>
    one.number === number ? { ...one, signers: new Set(one.signers).add(person) } : one,
  );
  return { ...roster, agreements };
}

/** The newest version is in force once all members signed it, and there are at least two: nobody agrees alone. */
function inForceByNow(roster: Roster): Roster {
  const [newest, people] = [roster.agreements.at(-1), [...roster.members.keys()]];
  if (!newest || people.length < 2 || !people.every((person) => newest.signers.has(person))) return roster;
  return { ...roster, inForce: newest.number };
}

/** While the epoch is stale somebody could not read the text, so nobody is asked to sign it. */
const releaseOpen: Step = (roster, entry) => {
  const body = readOpen(entry.body);
  if (roster.isStale) throw new Refused("epoch-stale");
  return { ...roster, releases: opened(roster.releases, entry.seq, entry.actor, body) };
};

const releaseSign: Step = (roster, entry) => ({
  ...roster,
  releases: signed(roster.releases, entry.actor, readSign(entry.body)),
});

/** Any member may, and says no reason. */
const releaseVoid: Step = (roster, entry) => ({
  ...roster,
  releases: voided(roster.releases, readVoid(entry.body)),
});

const close: Step = (roster, entry) => {
  readEmpty(entry.body);
  return { ...roster, releases: allVoided(roster.releases), isClosed: true };
};

const STEPS: Readonly<Record<EntryType, Step>> = {
  genesis,
  join,
  admit,
  leave,
  remove,
  epoch,
  "key-change": keyChange,
  compared,
  agree,
  "release-open": releaseOpen,
  "release-sign": releaseSign,
  "release-void": releaseVoid,
  close,
};
