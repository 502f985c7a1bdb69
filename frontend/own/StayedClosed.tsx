/** What of one's own stays closed on this device, and why: every text says so, and none is taken away. */

import type { Locked } from "../keyring/types";
import { Notice } from "../parts/parts";
import { texts } from "./closed-texts";

export type Reason = keyof ReturnType<typeof texts>["why"];

export function reasonOf({ why }: Locked): Reason {
  if (why === "no-key") return "lost"; // of one's own things only an earlier identity is the reason
  return why === "malformed" ? "malformed" : "wrong";
}

export function StayedClosed({ locked }: { readonly locked: readonly Locked[] }) {
  const t = texts();
  return (
    <>
      {[...byReason(locked)].map(([reason, all]) => (
        <Notice key={reason} tone={reason === "wrong" ? "warning" : "info"} title={t.count(all.length)}>
          <p>{t.why[reason]}</p>
        </Notice>
      ))}
    </>
  );
}

/** Not `Map.groupBy`: it is younger than some browsers that we serve. */
function byReason(locked: readonly Locked[]): Map<Reason, Locked[]> {
  const found = new Map<Reason, Locked[]>();
  for (const one of locked) found.set(reasonOf(one), [...(found.get(reasonOf(one)) ?? []), one]);
  return found;
}
