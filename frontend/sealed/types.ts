/** Which string is which: brands that only exist for the compiler, so that a plain text can never be posted as `Sealed`. */
declare const brand: unique symbol;
type Brand<Name extends string> = string & { readonly [brand]: Name };

export type Bytes = Uint8Array<ArrayBuffer>;

/** Lower-case uuids with hyphens. */
export type PersonId = Brand<"person">;
export type GroupId = Brand<"group">;
export type MeetingId = Brand<"meeting">;
export type ItemId = Brand<"item">;
export type WayInId = Brand<"way-in">;

/** Bytes in base64url without padding, as they travel. */
export type Sealed = Brand<"sealed">;
export type Slot = Brand<"slot">;
export type Entry = Brand<"entry">;
export type EntryHash = Brand<"entry-hash">;
/** One answer to a poll, sealed by nobody. */
export type SealedBallot = Brand<"sealed-ballot">;
export type BallotHash = Brand<"ballot-hash">;
export type ItemHash = Brand<"item-hash">;
export type AgreementDigest = Brand<"agreement-digest">;
/** Names the terms of a release, who is in and where the log stood. */
export type ReleaseDigest = Brand<"release-digest">;
/** A copy of an agreement that one person opens. */
export type SealedAgreement = Brand<"sealed-agreement">;
export type IdentityRecord = Brand<"identity-record">;
export type IdentityHash = Brand<"identity-hash">;
export type SealedBundle = Brand<"sealed-bundle">;
export type SealedKey = Brand<"sealed-key">;
export type SealedRoot = Brand<"sealed-root">;
export type WayInHeader = Brand<"way-in-header">;

/** 32 bytes from which everything of one person opens. Only in memory, only while a way in is made or used. */
export type Root = Bytes & { readonly root: unique symbol };

/** Where a group's log stands; seq 0 before its first entry. Devices pin one of these. */
export interface Head {
  readonly seq: number;
  readonly hash: EntryHash;
}

/** How somebody made sure that a person's words are really theirs. */
export type How = "not-compared" | "words" | "qr";
