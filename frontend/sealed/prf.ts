/** What a passkey is asked for, and its answer as a key. Apart, because the small sign-in page needs no more than this. */

import { purpose } from "./encoding";
import type { Bytes } from "./types";

/** The input of every passkey's PRF: `extensions.prf.eval.first`. One constant, so one ceremony serves any passkey. */
export const PRF_SALT: Bytes = purpose("passkey-prf");

/** The PRF's 32 bytes as a key that cannot be read out, for a page that hands it to the next. */
export function passkeyKey(prf: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", prf, "HKDF", false, ["deriveBits", "deriveKey"]);
}
