/**
 * All sealing and opening (docs/protocol.md). No DOM, no fetch, no storage: bytes in, bytes out.
 * Everything that is not accepted throws `Refused` with one `Reason`.
 */
export { type Account, createAccount, type NewAccount, openAccount } from "./account";
export { fromBase64url, toBase64url } from "./encoding";
export { Identities, type Identity, identityHash, parseIdentity } from "./identity";
export {
  CODE_GROUPS,
  GROUP_CHARACTERS,
  isGroupOf,
  makeRecoveryCode,
  type RecoveryCode,
  readRecoveryCode,
} from "./recovery";
export { REASONS, type Reason, Refused } from "./refusal";
export type * from "./types";
export {
  checkWayIn,
  makeWayIn,
  openWayIn,
  PASSPHRASE_CHARACTERS,
  PRF_SALT,
  type WayIn,
  type WayInKind,
  type WayInSecret,
} from "./ways";
