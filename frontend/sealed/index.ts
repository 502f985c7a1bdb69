/**
 * All sealing and opening (docs/protocol.md). No DOM, no fetch, no storage: bytes in, bytes out.
 * Everything that is not accepted throws `Refused` with one `Reason`.
 */

export { type Account, createAccount, type NewAccount, openAccount } from "./account";
export { agreementDigest, checkAgreement, findAgreement, handOver, openHanded } from "./agreements";
export { type Body, KINDS, type Kind, TEXT_BYTES_MAX, textSize } from "./body";
export { BUNDLE_FORMAT, checkInLog, type Finding, findingsIn, readBundle, type Stated } from "./bundle";
export {
  admit,
  admitAll,
  approveKeyChange,
  askToJoin,
  closeGroup,
  joinAgreeing,
  type LogChange,
  type LogPost,
  leaveGroup,
  newEpoch,
  openRelease,
  propose,
  recordComparison,
  removeMember,
  signAgreement,
  signRelease,
  startGroup,
  voidRelease,
} from "./change";
export { fromBase64url, toBase64url } from "./encoding";
export { type EpochKeys, epochsOf, type MyWrap, openEpochs, openWrap, regrant, type Wrap } from "./epochs";
export { type ItemHeader, parseHeader } from "./header";
export { Identities, type Identity, identityHash, parseIdentity } from "./identity";
export {
  type Expected,
  type GroupSide,
  newItemId,
  type OpenedItem,
  openItem,
  openPersonal,
  sealItem,
  sealPersonal,
  type Writing,
} from "./items";
export { Ledger, type Seen } from "./ledger";
export {
  type Agreement,
  type Asking,
  type Comparison,
  checkPin,
  type Epoch,
  emptyRoster,
  extend,
  type Member,
  type Moment,
  mayComeIn,
  momentAt,
  NOWHERE,
  type Roster,
  replay,
} from "./log";
export { PRF_SALT, passkeyKey } from "./prf";
export {
  CODE_GROUPS,
  GROUP_CHARACTERS,
  isGroupOf,
  makeRecoveryCode,
  type RecoveryCode,
  readRecoveryCode,
} from "./recovery";
export { REASONS, type Reason, Refused } from "./refusal";
export { checkTerms, findTerms, mayLeave, type Release, readTerms, type Terms, writeTerms } from "./releases";
export { changedKeys, compareRosterCode, knownKeys, rosterCode } from "./roster-code";
export { knownIdentity, openShared, sealShared } from "./showing";
export { slotOf } from "./slots";
export {
  checkNote,
  checkNoteSignature,
  type NoteSignature,
  noteDigest,
  readNote,
  type Seat,
  seenNote,
  signNote,
  type TalkNote,
  writeNote,
} from "./talk-note";
export type * from "./types";
export {
  checkWayIn,
  makeWayIn,
  openWayIn,
  PASSPHRASE_CHARACTERS,
  type WayIn,
  type WayInKind,
  type WayInSecret,
} from "./ways";
export { sixWords } from "./words";
