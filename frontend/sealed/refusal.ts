/** Every reason to refuse bytes, one word each; kring/sealed/rules/refusal.py has the same words. */
export const REASONS = [
  "malformed",
  "suite-unknown",
  "class-unknown",
  "type-unknown",
  "too-large",
  "signature-wrong",
  "cannot-open",
  "identity-unknown",
  "identity-other-person",
  "recovery-code-length",
  "recovery-code-mistyped",
  "way-in-kind",
  "way-in-other-identity",
  "way-in-weak",
  "passphrase-short",
  "log-empty",
  "log-other-group",
  "log-out-of-order",
  "log-chain-broken",
  "log-shortened",
  "log-forked",
  "log-closed",
  "genesis-misplaced",
  "actor-not-member",
  "actor-other-identity",
  "already-member",
  "not-joined",
  "subject-not-member",
  "agreement-other",
  "agreement-signed",
  "agreement-unsigned",
  "release-other",
  "release-signed",
  "release-void",
  "release-unsigned",
  "release-expired",
  "note-unsigned",
  "epoch-number",
  "epoch-recipient-extra",
  "epoch-recipient-missing",
  "epoch-stale",
  "epoch-not-mine",
  "epoch-unknown",
  "epoch-not-held",
  "wrap-other",
  "commitment-wrong",
  "item-other-group",
  "item-other-slot",
  "item-other-id",
  "item-other-class",
  "item-other-author",
  "item-other-reader",
  "item-other-epoch",
  "item-rolled-back",
  "item-reused",
  "author-not-member",
  "ballot-doubled",
  "ballot-other-poll",
  "ballots-dropped",
  "ballots-stuffed",
  "poll-early",
  "poll-soon",
  "poll-void",
  "roster-differs",
  "export-differs",
] as const;

export type Reason = (typeof REASONS)[number];

/** Thrown for anything a member's browser does not accept. `groups` numbers the mistyped groups of a recovery code, from 1. */
export class Refused extends Error {
  readonly reason: Reason;
  readonly groups: readonly number[];

  constructor(reason: Reason, detail = "", groups: readonly number[] = []) {
    super(detail ? `${reason}: ${detail}` : reason);
    this.name = "Refused";
    this.reason = reason;
    this.groups = groups;
  }
}
