/** No way in is left: what that means, in plain words, before a new identity is made. */

import { useState } from "preact/hooks";
import type { Me } from "../api";
import type { OpenAccount } from "../keyring/account";
import { Button, StepHeading } from "../parts/parts";
import { FirstSetUp } from "./FirstSetUp";
import { texts } from "./texts";

interface Props {
  readonly me: Me;
  readonly onOpen: (account: OpenAccount) => Promise<void>;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

export function LostEverything({ me, onOpen, onDone, onBack }: Props) {
  const t = texts().lost;
  const [sure, setSure] = useState(false);
  const [started, setStarted] = useState(false);
  if (started) return <FirstSetUp me={me} onOpen={onOpen} onDone={onDone} />;
  return (
    <div class="stack">
      <StepHeading>{t.title}</StepHeading>
      {t.explain.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <label class="choice">
        <input type="checkbox" checked={sure} onChange={() => setSure(!sure)} />
        {t.sure}
      </label>
      <div class="row">
        <Button onPress={() => setStarted(true)} disabled={!sure} look="danger">
          {t.start}
        </Button>
        <Button onPress={onBack} look="text">
          {texts().back}
        </Button>
      </div>
    </div>
  );
}
