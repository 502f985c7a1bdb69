/**
 * The page /toegang/: from "this device knows nothing" to "open", and the ways in afterwards.
 *
 * `<div data-island="access" data-next="/groepen/…/"></div>`
 */

import { useEffect, useState } from "preact/hooks";
import { api, type Me } from "../api";
import { keep, lockDevice, type OpenAccount } from "../keyring/account";
import { openKeyring } from "../keyring/keyring";
import { onOtherTab } from "../keyring/tabs";
import { Button, Notice } from "../parts/parts";
import { FirstSetUp } from "./FirstSetUp";
import { LostEverything } from "./LostEverything";
import { lacking, NoMeans } from "./NoMeans";
import { texts } from "./texts";
import { Unlock } from "./Unlock";
import { sentenceFor } from "./useAttempt";
import { WaysIn } from "./WaysIn";

type Stage = "loading" | "failed" | "first" | "locked" | "lost" | "open";

export function Access({ next }: { readonly next: string }) {
  const missing = lacking();
  return missing ? <NoMeans missing={missing} /> : <WithMeans next={next} />;
}

function stageOf(me: Me, isOpen: boolean): Stage {
  if (me.identity === null) return "first";
  return isOpen ? "open" : "locked";
}

function WithMeans({ next }: { readonly next: string }) {
  const [me, setMe] = useState<Me | null>(null);
  const [stage, setStage] = useState<Stage>("loading");
  const [fault, setFault] = useState("");
  const [told, setTold] = useState("");

  const look = async (): Promise<Me> => {
    const found = await api.me();
    setMe(found);
    return found;
  };
  const begin = () => {
    setStage("loading");
    look()
      .then(async (found) => setStage(stageOf(found, (await openKeyring()) !== null)))
      .catch((cause: unknown) => {
        setFault(sentenceFor(cause));
        setStage("failed");
      });
  };
  useEffect(begin, []);
  // Another tab opened or locked this device. Whoever is typing a new code in this one is left in peace.
  const isSettled = stage === "locked" || stage === "open";
  useEffect(() => (isSettled ? onOtherTab(begin) : undefined), [isSettled]);

  const leave = () => location.assign(next || "/");
  const unlocked = async (account: OpenAccount) => {
    const lasting = await keep(account);
    if (next && lasting) return leave();
    setTold(lasting ? texts().unlock.done : texts().unlock.doneMemory);
    setStage("open");
  };
  const lock = () =>
    void lockDevice(me?.person ?? "").then(() => {
      setTold(texts().ways.locked);
      setStage("locked");
    });

  if (stage === "failed") {
    return (
      <Notice tone="error">
        <p>{fault}</p>
        <Button look="quiet" onPress={begin}>
          {texts().again}
        </Button>
      </Notice>
    );
  }
  if (stage === "loading" || me === null) return <p role="status">{texts().loading}</p>;
  const kept = async (account: OpenAccount) => void (await keep(account));
  if (stage === "first") return <FirstSetUp me={me} onOpen={kept} onDone={leave} />;
  if (stage === "lost") {
    return <LostEverything me={me} onOpen={kept} onDone={leave} onBack={() => setStage("locked")} />;
  }
  return (
    <>
      {told && <Notice tone="ok">{told}</Notice>}
      {stage === "locked" ? (
        <Closed me={me} onOpen={unlocked} onLost={() => setStage("lost")} />
      ) : (
        <WaysIn me={me} onChanged={async () => void (await look())} onLock={lock} />
      )}
    </>
  );
}

interface ClosedProps {
  readonly me: Me;
  readonly onOpen: (account: OpenAccount) => Promise<void>;
  readonly onLost: () => void;
}

function Closed({ me, onOpen, onLost }: ClosedProps) {
  const t = texts().unlock;
  return (
    <div class="stack">
      <h1>{t.title}</h1>
      <p>{t.explain}</p>
      <Unlock me={me} onOpen={onOpen} />
      <div class="row">
        <Button look="text" onPress={onLost}>
          {t.lost}
        </Button>
      </div>
    </div>
  );
}
