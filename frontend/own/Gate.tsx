/** The door of a page of one's own: it opens once this device holds the keys of who is signed in. */

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { lacking, NoMeans } from "../access/NoMeans";
import { Failed } from "../group/Failed";
import { LockedDevice } from "../group/Gate";
import { HardStop } from "../group/HardStop";
import { sentenceFor } from "../group/useGroup";
import { openKeyring } from "../keyring/keyring";
import { onOtherTab } from "../keyring/tabs";
import { Distrust, type Keyring } from "../keyring/types";

type Found = Keyring | "loading" | "locked" | { readonly fault: string } | { readonly distrust: Distrust };

interface Props {
  /** What is said while it opens. */
  readonly loading: string;
  readonly children: (keyring: Keyring) => ComponentChildren;
}

export function OwnGate(props: Props) {
  const missing = lacking();
  return missing ? <NoMeans missing={missing} /> : <Gate {...props} />;
}

function Gate({ loading, children }: Props) {
  const [found, setFound] = useState<Found>("loading");
  const open = () =>
    void openKeyring().then(
      (keyring) => setFound((before) => (isSame(before, keyring) ? before : (keyring ?? "locked"))),
      (cause: unknown) => setFound(cause instanceof Distrust ? { distrust: cause } : { fault: sentenceFor(cause) }),
    );
  useEffect(open, []);
  useEffect(() => onOtherTab(open), []); // what another tab locks, closes here too
  if (found === "loading") return <p role="status">{loading}</p>;
  if (found === "locked") return <LockedDevice onOpen={open} />;
  if ("fault" in found) return <Failed sentence={found.fault} onAgain={open} />;
  if ("distrust" in found) return <HardStop distrust={found.distrust} />;
  return <>{children(found)}</>;
}

/** Whoever is writing while another tab opens this device too, writes on. */
function isSame(before: Found, keyring: Keyring | null): boolean {
  if (keyring === null || typeof before === "string" || !("person" in before)) return false;
  return before.person === keyring.person && before.number === keyring.number;
}
