/** The door of a page of one's own: it opens once this device holds the keys of who is signed in. */

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { lacking, NoMeans } from "../access/NoMeans";
import { LockedDevice } from "../group/Gate";
import { HardStop } from "../group/HardStop";
import { sentenceFor } from "../group/useGroup";
import { openKeyring } from "../keyring/keyring";
import { Distrust, type Keyring } from "../keyring/types";
import { Notice } from "../parts/parts";

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
      (keyring) => setFound(keyring ?? "locked"),
      (cause: unknown) => setFound(cause instanceof Distrust ? { distrust: cause } : { fault: sentenceFor(cause) }),
    );
  useEffect(open, []);
  if (found === "loading") return <p role="status">{loading}</p>;
  if (found === "locked") return <LockedDevice onOpen={open} />;
  if ("fault" in found) return <Notice tone="error">{found.fault}</Notice>;
  if ("distrust" in found) return <HardStop distrust={found.distrust} />;
  return <>{children(found)}</>;
}
