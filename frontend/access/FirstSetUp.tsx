/**
 * The first time, and starting anew after losing everything: recovery code first, then what makes opening easier.
 *
 * `number` in the new account tells the two apart; the steps are the same.
 */

import { useState } from "preact/hooks";
import type { Me } from "../api";
import { makeAccount, type NewAccount, type OpenAccount } from "../keyring/account";
import { Button, Notice, StepHeading } from "../parts/parts";
import { AddPasskey, AddPassphrase } from "./AddWays";
import { NewCode } from "./NewCode";
import { texts } from "./texts";
import { useAttempt } from "./useAttempt";

interface Props {
  readonly me: Me;
  /** Keeps the account on this device. */
  readonly onOpen: (account: OpenAccount) => Promise<void>;
  /** The last button: where the person was going. */
  readonly onDone: () => void;
}

export function FirstSetUp({ me, onOpen, onDone }: Props) {
  const [fresh, setFresh] = useState<NewAccount | null>(null);
  const [account, setAccount] = useState<OpenAccount | null>(null);
  if (account) return <Extras account={account} onDone={onDone} />;
  if (!fresh) return <Why me={me} onMade={setFresh} />;
  const publish = async () => {
    const opened = await fresh.publish();
    await onOpen(opened);
    setAccount(opened);
  };
  return <NewCode offer={fresh} name={me.name} onConfirmed={publish} />;
}

function Why({ me, onMade }: { readonly me: Me; readonly onMade: (fresh: NewAccount) => void }) {
  const t = texts().code;
  const attempt = useAttempt();
  const make = () => void attempt.run(async () => onMade(await makeAccount(me)));
  return (
    <div class="stack">
      <h1>{t.why}</h1>
      {t.explain.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {attempt.fault && <Notice tone="error">{attempt.fault}</Notice>}
      <div class="row">
        <Button onPress={make} busy={attempt.busy}>
          {t.make}
        </Button>
      </div>
    </div>
  );
}

interface ExtrasProps {
  readonly account: OpenAccount;
  readonly onDone: () => void;
}

function Extras({ account, onDone }: ExtrasProps) {
  const t = texts().extras;
  const [passkey, setPasskey] = useState(false);
  const [passphrase, setPassphrase] = useState(false);
  const any = passkey || passphrase;
  return (
    <div class="stack">
      <Notice tone="ok">{texts().code.confirmed}</Notice>
      <StepHeading>{t.title}</StepHeading>
      <p>{t.explain}</p>
      {passkey ? (
        <Notice tone="ok" title={t.passkey}>
          {t.added}
        </Notice>
      ) : (
        <AddPasskey account={account} onAdded={() => setPasskey(true)} />
      )}
      {passphrase ? (
        <Notice tone="ok" title={t.passphrase}>
          {t.added}
        </Notice>
      ) : (
        <AddPassphrase account={account} onAdded={() => setPassphrase(true)} />
      )}
      <div class="row">
        <Button onPress={onDone} look={any ? "primary" : "quiet"}>
          {any ? t.go : texts().later}
        </Button>
      </div>
    </div>
  );
}
