/** The door of a page that is for oneself alone: no group stands between, only this device. */

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { lacking, NoMeans } from "../access/NoMeans";
import { LockedDevice } from "../group/Gate";
import { sentenceFor } from "../group/useGroup";
import { openKeyring } from "../keyring/keyring";
import type { Keyring } from "../keyring/types";
import { Button, Notice } from "../parts/parts";
import { texts } from "./texts";

interface Props {
  readonly children: (keyring: Keyring) => ComponentChildren;
}

export function OwnPage(props: Props) {
  const missing = lacking();
  return missing ? <NoMeans missing={missing} /> : <Opened {...props} />;
}

type Found = Keyring | "loading" | "locked" | { readonly fault: string };

function Opened({ children }: Props) {
  const [found, setFound] = useState<Found>("loading");
  const open = () =>
    void openKeyring().then(
      (keyring) => setFound(keyring ?? "locked"),
      (cause: unknown) => setFound({ fault: sentenceFor(cause) }),
    );
  useEffect(open, []);
  if (found === "loading") return <p role="status">{texts().loading}</p>;
  if (found === "locked") return <LockedDevice onOpen={open} />;
  if ("fault" in found) return <Fault sentence={found.fault} onAgain={open} />;
  return <>{children(found)}</>;
}

export function Fault({ sentence, onAgain }: { readonly sentence: string; readonly onAgain: () => void }) {
  return (
    <Notice tone="error">
      <p>{sentence}</p>
      <Button look="quiet" onPress={onAgain}>
        {texts().again}
      </Button>
    </Notice>
  );
}
