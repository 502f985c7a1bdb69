/**
 * One group on this device: its log replayed from the first entry and pinned, its epoch keys opened and checked.
 *
 * A `GroupFile` moves forward; each `OpenGroup` is how it stood at one moment, for a page to show. Sealing and opening
 * always use the newest state of the file, so that a page may hold on to what it shows.
 */

import { api, Problem } from "../api";
import {
  type Account,
  compareRosterCode,
  type EpochKeys,
  type Identity,
  Ledger,
  type MyWrap,
  mayComeIn,
  newEpoch,
  openEpochs,
  openItem,
  parseHeader,
  Refused,
  type Roster,
  replay,
  rosterCode,
  sealItem,
} from "../sealed";
import type { Entry, EntryHash, GroupId, IdentityRecord, ItemId, PersonId, Sealed } from "../sealed/types";
import type { Device } from "./device";
import { distrustOfLog, distrustOfWraps, lockedBy, notTooLong } from "./refusals";
import {
  Distrust,
  type Expected,
  type GroupKeys,
  type Locked,
  NotInside,
  type Opened,
  type RosterMember,
  type Standing,
  type ToSeal,
  type Waiting,
} from "./types";
import { wordsOf } from "./words";

export async function loadGroup(group: string, account: Account, device: Device): Promise<GroupFile> {
  const file = new GroupFile(group, account, device);
  await file.load();
  return file;
}

export class GroupFile {
  readonly group: GroupId;
  readonly account: Account;
  readonly device: Device;
  #now: OpenGroup | undefined;
  #loading: Promise<OpenGroup> | undefined;
  #stopped: Distrust | undefined;

  constructor(group: string, account: Account, device: Device) {
    this.group = group as GroupId;
    this.account = account;
    this.device = device;
  }

  /** Throws `Distrust` from the moment this page was shown a false history: nothing is sealed or opened after that. */
  get now(): OpenGroup {
    if (this.#stopped) throw this.#stopped;
    if (this.#now === undefined) throw new Error("a group is loaded before it is used");
    return this.#now;
  }

  /** Reads everything again. Two callers at once share one answer. */
  load(): Promise<OpenGroup> {
    this.#loading ??= this.#stopping(() => this.#read()).finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async #stopping<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (cause) {
      if (cause instanceof Distrust) this.#stopped = cause;
      throw cause;
    }
  }

  /** Asks for news first; the same object comes back when there is none. */
  refresh(): Promise<OpenGroup> {
    return this.#stopping(() => this.#askForNews());
  }

  /**
   * The newest state, with an epoch for exactly who is in now. When somebody came or went and nobody has made the next
   * epoch yet, this device does: who leaves must not know the next key.
   */
  async settled(): Promise<OpenGroup> {
    for (let tries = 3; this.now.isUnsettled && tries > 0; tries -= 1) {
      const { post } = await newEpoch(this.account, this.now.state);
      await api.append(this.group, post.after, post.entries, post.wraps).catch(unlessBehind);
      await this.load();
    }
    return this.now;
  }

  async #askForNews(): Promise<OpenGroup> {
    const { seq, hash } = this.now.state.head;
    const news = await api.log(this.group, seq);
    if (news.head.seq < seq) throw new Distrust("shorter-history", `${news.head.seq} < ${seq}`);
    if (news.head.seq === seq && news.head.hash !== hash) throw new Distrust("other-history", `at ${seq}`);
    const hasAllKeys = this.now.lacksNothing;
    return news.head.seq === seq && hasAllKeys ? this.now : this.load();
  }

  async #read(): Promise<OpenGroup> {
    // The pin first: another tab may move it on while this one waits for an answer that is older.
    const pin = await this.device.pin(this.account.person, this.group);
    const log = await api.log(this.group);
    // After the log: an identity is published before it is named, and a wrap comes together with its epoch.
    const [identities, wraps] = await Promise.all([api.identities(this.group), api.wraps(this.group)]);
    const roster = await replay({
      group: this.group,
      entries: log.entries.map((row) => row.entry as Entry),
      records: identities.map((row) => row.record as IdentityRecord),
      pin: pin === null ? undefined : { seq: pin.seq, hash: pin.hash as EntryHash },
    }).catch(distrustOfLog);
    const known = (wraps as readonly MyWrap[]).filter((wrap) => wrap.epoch <= roster.epochs.length);
    const keys = await openEpochs(this.account, roster, known).catch(distrustOfWraps);
    checkNewest(this.account, roster, keys);
    if (roster.head.seq > 0) await this.device.movePin(this.account.person, this.group, roster.head);
    this.#now = new OpenGroup(this, roster, keys, known);
    return this.#now;
  }
}

/** A log that moved on meanwhile is read again by the caller. */
function unlessBehind(cause: unknown): void {
  if (!(cause instanceof Problem && cause.status === 409)) throw cause;
}

/** The key of the newest epoch came with the log, or the server keeps it back. */
function checkNewest(account: Account, roster: Roster, keys: EpochKeys): void {
  const newest = roster.epochs.at(-1);
  if (newest?.identities.get(account.person) !== account.identity.hash) return;
  if (!keys.has(newest.number)) throw new Distrust("bad-wrap", `epoch ${newest.number} is kept back`);
}

export class OpenGroup implements GroupKeys {
  readonly file: GroupFile;
  readonly state: Roster;
  readonly wraps: readonly MyWrap[];
  readonly roster: readonly RosterMember[];
  readonly waiting: readonly Waiting[];
  readonly standing: Standing;
  readonly #keys: EpochKeys;

  constructor(file: GroupFile, state: Roster, keys: EpochKeys, wraps: readonly MyWrap[]) {
    this.file = file;
    this.state = state;
    this.wraps = wraps;
    this.#keys = keys;
    this.roster = rosterOf(state, file.account.person);
    this.waiting = waitingOf(state);
    this.standing = standingOf(state, file.account.identity);
  }

  get group(): string {
    return this.file.group;
  }

  get epoch(): number {
    return this.state.epochs.length;
  }

  get head() {
    return this.state.head;
  }

  /** I am in, and the newest epoch is not for exactly who is in now. */
  get isUnsettled(): boolean {
    return this.standing === "inside" && this.state.isStale && !this.state.isClosed;
  }

  /** Every epoch of mine is open; otherwise a member may still give one back. */
  get lacksNothing(): boolean {
    const { person } = this.file.account;
    return this.state.epochs.every((epoch) => !epoch.wraps.has(person) || this.#keys.has(epoch.number));
  }

  refresh(): Promise<GroupKeys> {
    return this.file.refresh();
  }

  words(person: string): Promise<readonly string[]> {
    const id = person as PersonId;
    const { account } = this.file;
    // What I read out comes from my own keys, never from what the server says that I have.
    const told = this.state.asking.get(id)?.identity ?? this.state.members.get(id)?.identity;
    const identity = id === account.person ? account.identity : told;
    if (identity === undefined) throw new Refused("subject-not-member");
    return wordsOf(identity);
  }

  readersOf(epoch: number): readonly string[] {
    const wraps = this.state.epochs[epoch - 1]?.wraps;
    return this.roster.map((member) => member.person).filter((person) => wraps?.has(person as PersonId));
  }

  rosterCode(): Promise<string> {
    return rosterCode(this.state);
  }

  async compareCode(scanned: string): Promise<readonly string[] | "differs"> {
    const { account } = this.file;
    try {
      return await compareRosterCode((await this.file.refresh()).state, scanned, account.person);
    } catch (cause) {
      if (cause instanceof Refused) return "differs";
      throw cause;
    }
  }

  async seal(what: ToSeal): Promise<Sealed> {
    const now = await this.file.settled();
    if (now.standing !== "inside") throw new NotInside(now.standing);
    checkRevises(what);
    const { item, slot, revision, body } = what;
    const writing = { item: item as ItemId, slot, revision, body: { ...body, parent: body.parent as ItemId | null } };
    return notTooLong(() => sealItem(this.file.account, now.side(new Ledger()), writing));
  }

  async open(sealed: string, expected: Expected): Promise<Opened | Locked> {
    try {
      return await (await this.#newEnoughFor(sealed)).#openNow(sealed as Sealed, expected);
    } catch (cause) {
      return lockedBy(cause, this.#whoCanHelp(sealed));
    }
  }

  async #openNow(sealed: Sealed, expected: Expected): Promise<Opened> {
    const { account, device } = this.file;
    const { item } = parseHeader(sealed);
    const seen = await device.seen(account.person, item);
    const ledger = new Ledger(seen === null ? [] : [seen]);
    const { slot, revision } = expected;
    const wanted = {
      slot,
      revision,
      item: expected.item as ItemId | undefined,
      author: expected.by as PersonId | undefined,
    };
    const opened = await openItem(this.side(ledger), sealed, wanted);
    for (const row of ledger.rows()) if (row.revision !== seen?.revision) await device.see(account.person, row);
    return { ...opened, locked: false };
  }

  /** An author may know of entries that this page has not asked for yet. */
  async #newEnoughFor(sealed: string): Promise<OpenGroup> {
    const { head, epoch } = parseHeader(sealed as Sealed);
    const now = this.file.now;
    const isNew = head.seq > now.state.head.seq || epoch > now.epoch;
    return isNew ? this.file.refresh().catch(() => now) : now;
  }

  /** A member's side of the group as it stands here. */
  side(ledger: Ledger) {
    return { me: this.file.account.person, roster: this.state, keys: this.#keys, ledger };
  }

  /** Members of now who could read the item when it was written, and so could give it back. */
  #whoCanHelp(sealed: string): readonly string[] {
    try {
      const { epoch } = parseHeader(sealed as Sealed);
      return this.readersOf(epoch).filter((person) => person !== this.file.account.person);
    } catch (cause) {
      if (cause instanceof Refused) return [];
      throw cause;
    }
  }
}

function rosterOf(state: Roster, me: PersonId): RosterMember[] {
  return Array.from(state.members.values(), ({ person, identity, since }) => ({
    person,
    number: identity.number,
    since,
    changed: state.moments.some(({ members }) => {
      const before = members.get(person);
      return before !== undefined && before.identity.hash !== identity.hash;
    }),
    compared: state.compared.some(
      (row) => row.by === me && row.person === person && row.identityHash === identity.hash,
    ),
  }));
}

function waitingOf(state: Roster): Waiting[] {
  return Array.from(state.asking.values(), (asking) => ({
    person: asking.person,
    number: asking.identity.number,
    changed: state.members.has(asking.person),
    ready: mayComeIn(state, asking),
  }));
}

function standingOf(state: Roster, { person, hash }: Identity): Standing {
  if (state.head.seq === 0) return "none";
  const member = state.members.get(person);
  if (member) return member.identity.hash === hash ? "inside" : "changed";
  if (state.asking.get(person)?.identity.hash === hash) return "waiting";
  return state.moments.some((moment) => moment.members.has(person)) ? "left" : "outside";
}

/** A revision keeps its author and its place; a later version in another slot would be another item. */
function checkRevises({ item, slot, revision, previous }: ToSeal): void {
  if (previous === undefined) return;
  const before = parseHeader(previous);
  if (before.item !== item) throw new Refused("item-other-id");
  if (before.slot !== slot) throw new Refused("item-other-slot");
  if (before.revision >= revision) throw new Refused("item-rolled-back");
}
