/**
 * What pages may ask of the keys on this device. Pages see sentences and refusals here, never keys.
 *
 * `openKeyring()` and `slotOf()` are in `./keyring`; everything on the wire is base64url text without padding.
 */

import type { Sealed, Slot } from "../sealed/types";

/** `Sealed` only comes from sealing: clear text cannot be passed for it. `Slot` only comes from `slotOf`. */
export type { Sealed, Slot };

export type PersonId = string;
export type GroupId = string;

export type Kind =
  | "question"
  | "answer"
  | "analysis"
  | "suggestion"
  | "advice"
  | "choice"
  | "ranking"
  | "resolution"
  | "checkin"
  | "lookback"
  | "case"
  | "evaluation"
  | "note"
  | "rating"
  | "image"
  | "insight"
  | "agreement"
  | "goal"
  | "preparation"
  | "report"
  | "reading"
  | "talk"
  | "ballot"
  | "release";

/** What an author wrote: `parent` is the id of the item it answers, or null. */
export interface Body {
  readonly kind: Kind;
  readonly parent: string | null;
  readonly text: string;
}

/** `item` is made by the browser (`crypto.randomUUID()`); `revision` begins at 1 and grows by one. */
export interface ToSeal {
  readonly item: string;
  readonly slot: Slot;
  readonly revision: number;
  readonly body: Body;
  /** The sealed item this one revises: its author and slot must be the same. */
  readonly previous?: Sealed | undefined;
}

/** What the page believes about an item before it is opened; an item that says otherwise is refused. */
export interface Expected {
  readonly slot: Slot;
  readonly item?: string | undefined;
  readonly by?: PersonId | undefined;
  readonly revision?: number | undefined;
}

export interface Opened extends Body {
  readonly locked: false;
  readonly item: string;
  readonly author: PersonId;
  readonly epoch: number;
  readonly revision: number;
}

/** Why an item stays closed. `before-you` and `no-key` have a remedy; the others are refusals of what the server sent. */
export type Why =
  | "before-you"
  | "no-key"
  | "malformed"
  | "suite"
  | "other-group"
  | "other-place"
  | "not-a-member"
  | "signature"
  | "rolled-back"
  | "other-author"
  | "other-content"
  | "undecryptable";

export interface Locked {
  readonly locked: true;
  readonly why: Why;
  /** Members who can open it for you again; empty when nobody can. */
  readonly who: readonly PersonId[];
}

/**
 * `none`: nobody opened the group's log yet. `outside`: there is a log and you never asked.
 * `waiting`: you asked, nobody admitted you yet. `changed`: the group knows an older identity of yours.
 * `inside`: you may seal and open. `left`: you were a member.
 */
export type Standing = "none" | "outside" | "waiting" | "changed" | "inside" | "left";

/** A member as the verified log says, with the identity in force for the group. */
export interface RosterMember {
  readonly person: PersonId;
  readonly number: number;
  /** The sequence number of the log entry that let this identity in. */
  readonly since: number;
  /** The group knew this person under other keys before. */
  readonly changed: boolean;
  /** You compared words or codes with this very identity. */
  readonly compared: boolean;
}

/** Somebody who asked to come in, or came back with a new identity, and waits for a member. */
export interface Waiting {
  readonly person: PersonId;
  readonly number: number;
  readonly changed: boolean;
  /** There is no agreement in force, or they signed it: a member may let them in. */
  readonly ready: boolean;
}

export interface GroupKeys {
  readonly group: GroupId;
  readonly standing: Standing;
  readonly roster: readonly RosterMember[];
  readonly waiting: readonly Waiting[];
  /** The newest epoch; 0 before the group is opened. */
  readonly epoch: number;
  readonly head: { readonly seq: number; readonly hash: string };
  /** The six words of a member, or of somebody waiting. Takes about half a second the first time. */
  words(person: PersonId): Promise<readonly string[]>;
  /** Members of now who were given the key of this epoch. */
  readersOf(epoch: number): readonly PersonId[];
  /** Text for a QR of the whole group: another device compares it with what it sees itself. */
  rosterCode(): Promise<string>;
  /** Reads on first when the other device knows more; answers who was compared, or that the two see different people. */
  compareCode(scanned: string): Promise<readonly PersonId[] | "differs">;
  /** Throws `NotInside` unless standing is `inside`, `TooLong` above 64 KiB of text. */
  seal(what: ToSeal): Promise<Sealed>;
  /** Never throws for what the server sent: a refusal is a `Locked`. */
  open(sealed: string, expected: Expected): Promise<Opened | Locked>;
  /** Reads what was added to the log since, verifies it, and says where things stand now. Throws `Distrust`. */
  refresh(): Promise<GroupKeys>;
}

export interface PersonalToSeal {
  readonly item: string;
  readonly slot: Slot;
  readonly revision: number;
  readonly body: Body;
}

export interface Keyring {
  readonly person: PersonId;
  /** 1 for a first identity, one more each time everything was lost. */
  readonly number: number;
  /** True when the browser would not keep the keys: closing this page locks it again. */
  readonly memoryOnly: boolean;
  /** Loads log, identities and wraps, replays the log from its first entry and pins its head. Throws `Distrust`. */
  group(group: GroupId): Promise<GroupKeys>;
  /** For drafts and private notes: only this person opens them. */
  sealPersonal(what: PersonalToSeal): Promise<Sealed>;
  openPersonal(sealed: string, expected: Expected): Promise<Opened | Locked>;
}

/** The server showed something that a faithful server never shows. Pages stop and say so. */
export class Distrust extends Error {
  override readonly name = "Distrust";
  constructor(
    readonly reason: DistrustReason,
    readonly detail = "",
  ) {
    super(`distrust: ${reason}${detail && ` (${detail})`}`);
  }
}

export type DistrustReason =
  | "shorter-history"
  | "other-history"
  | "bad-entry"
  | "bad-identity"
  | "bad-wrap"
  | "other-account";

export class NotInside extends Error {
  override readonly name = "NotInside";
}

export class TooLong extends Error {
  override readonly name = "TooLong";
}
