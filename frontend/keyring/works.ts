/** Do stored keys really work? Some browsers hand back a key that is there and does nothing. */

import type { Account } from "../sealed";
import { checkSignature, hkdf, hpkeOpen, hpkeSeal, randomBytes, sign } from "../sealed/suite";

/** Signs, opens and derives once with each key. */
export async function accountWorks(account: Account): Promise<boolean> {
  const probe = randomBytes(32);
  const { sealingKey, signingKey } = account.identity;
  await checkSignature(signingKey, await sign(account.signing, probe), probe);
  const back = await hpkeOpen(account.sealing, probe, await hpkeSeal(sealingKey, probe, probe));
  const own = await hkdf(account.self, probe, probe);
  return back.length === probe.length && own.length === probe.length;
}
