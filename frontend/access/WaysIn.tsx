/** The ways in of an account: what there is, add, replace (the new one is tried before the old one goes), remove. */

import { useEffect, useState } from "preact/hooks";
import { api, type Me } from "../api";
import { locale } from "../islands/mount";
import type { NewCodeOffer, OpenAccount } from "../keyring/account";
import { Button, Notice, StepHeading } from "../parts/parts";
import { AddPasskey, AddPassphrase } from "./AddWays";
import { NewCode } from "./NewCode";
import { texts } from "./texts";
import { Unlock } from "./Unlock";
import { useAttempt } from "./useAttempt";

type Way = Me["ways_in"][number];
type Wish = "code" | "passphrase" | "passkey";

interface Props {
  readonly me: Me;
  readonly onChanged: () => Promise<void>;
  readonly onLock: () => void;
}

export function WaysIn({ me, onChanged, onLock }: Props) {
  const t = texts().ways;
  const [wish, setWish] = useState<Wish | null>(null);
  const [told, setTold] = useState("");
  const finish = async (sentence: string) => {
    await onChanged();
    setWish(null);
    setTold(sentence);
  };
  if (wish) return <Change me={me} wish={wish} onDone={finish} onBack={() => setWish(null)} />;
  const hasPassphrase = me.ways_in.some((way) => way.kind === "passphrase");
  return (
    <div class="stack">
      <h1>{t.title}</h1>
      <p>{t.explain}</p>
      {told && <Notice tone="ok">{told}</Notice>}
      {me.ways_in.length === 1 && <Notice tone="info">{t.onlyCode}</Notice>}
      <ul class="plain-list stack">
        {me.ways_in.map((way) => (
          <WayRow key={way.id} way={way} me={me} onRemoved={() => finish(t.removed)} />
        ))}
      </ul>
      <div class="row">
        <Button look="quiet" onPress={() => setWish("code")}>
          {t.replaceCode}
        </Button>
        <Button look="quiet" onPress={() => setWish("passphrase")}>
          {hasPassphrase ? t.replacePassphrase : texts().extras.passphraseAdd}
        </Button>
        <Button look="quiet" onPress={() => setWish("passkey")}>
          {texts().extras.passkeyAdd}
        </Button>
      </div>
      <h2>{t.thisDevice}</h2>
      <p>{t.thisDeviceExplain}</p>
      <div class="row">
        <Button look="quiet" onPress={onLock}>
          {t.lock}
        </Button>
      </div>
    </div>
  );
}

interface RowProps {
  readonly way: Way;
  readonly me: Me;
  readonly onRemoved: () => Promise<void>;
}

function WayRow({ way, me, onRemoved }: RowProps) {
  const t = texts().ways;
  const [sure, setSure] = useState(false);
  const attempt = useAttempt();
  const isLastCode =
    way.kind === "recovery-code" && me.ways_in.filter((other) => other.kind === "recovery-code").length === 1;
  const date = new Date(way.made_at).toLocaleDateString(locale(), { dateStyle: "long" });
  const remove = () =>
    void attempt.run(async () => {
      await api.removeWayIn(way.id);
      await onRemoved();
    });
  return (
    <li class="card">
      <strong>{t.kinds[way.kind]}</strong>
      <span class="hint">{t.made(date)}</span>
      {isLastCode && <span class="hint">{t.keepOne}</span>}
      {attempt.fault && <Notice tone="error">{attempt.fault}</Notice>}
      {sure && <p role="status">{t.removeSure}</p>}
      {!isLastCode && (
        <div class="row">
          <Button
            look={sure ? "danger" : "text"}
            label={sure ? undefined : t.removeNamed(`${t.kinds[way.kind]}, ${t.made(date)}`)}
            onPress={sure ? remove : () => setSure(true)}
            busy={attempt.busy}
          >
            {sure ? t.removeYes : t.remove}
          </Button>
          {sure && (
            <Button look="text" onPress={() => setSure(false)}>
              {texts().back}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

interface ChangeProps {
  readonly me: Me;
  readonly wish: Wish;
  readonly onDone: (sentence: string) => Promise<void>;
  readonly onBack: () => void;
}

/** Opens the account once more (this device holds no secret that could make a new way in), then makes the change. */
function Change({ me, wish, onDone, onBack }: ChangeProps) {
  const [account, setAccount] = useState<OpenAccount | null>(null);
  const t = texts().ways;
  const back = (
    <div class="row no-print">
      <Button look="text" onPress={onBack}>
        {texts().back}
      </Button>
    </div>
  );
  if (account === null) {
    return (
      <div class="stack">
        <StepHeading>{t.openFirst}</StepHeading>
        <p>{t.openFirstExplain}</p>
        <Unlock me={me} onOpen={async (opened) => setAccount(opened)} />
        {back}
      </div>
    );
  }
  return (
    <div class="stack">
      <Wished me={me} wish={wish} account={account} onDone={onDone} />
      {back}
    </div>
  );
}

function Wished({ me, wish, account, onDone }: Omit<ChangeProps, "onBack"> & { readonly account: OpenAccount }) {
  const t = texts();
  if (wish === "code") return <WishedCode me={me} account={account} onDone={onDone} />;
  if (wish === "passkey") {
    return <AddPasskey account={account} onAdded={() => void onDone(t.extras.added)} />;
  }
  const replaces = me.ways_in.some((way) => way.kind === "passphrase");
  const sentence = replaces ? t.ways.replaced : t.extras.added;
  return <AddPassphrase account={account} replaces={replaces} onAdded={() => void onDone(sentence)} />;
}

function WishedCode({ me, account, onDone }: Omit<ChangeProps, "onBack" | "wish"> & { readonly account: OpenAccount }) {
  const [offer, setOffer] = useState<NewCodeOffer | null>(null);
  useEffect(() => void account.offerCode().then(setOffer), [account]);
  if (offer === null) return null;
  const accept = async () => {
    await offer.accept();
    await onDone(texts().ways.replaced);
  };
  return <NewCode offer={offer} name={me.name} onConfirmed={accept} />;
}
