/** Adding a way in to an account that is open: a passphrase or a passkey, each tried before it counts. */

import { useState } from "preact/hooks";
import type { OpenAccount } from "../keyring/account";
import { Button, Field, Notice } from "../parts/parts";
import { PASSPHRASE_CHARACTERS } from "../sealed";
import { makePasskey, passkeysSupported } from "./passkey";
import { texts } from "./texts";
import { passkeySentence } from "./Unlock";
import { useAttempt } from "./useAttempt";

interface Props {
  readonly account: OpenAccount;
  readonly onAdded: () => void;
}

interface PassphraseProps extends Props {
  /** Older passphrases lapse once the new one works. */
  readonly replaces?: boolean;
}

/** Typed twice, or once while it may be seen. */
export function AddPassphrase({ account, onAdded, replaces = false }: PassphraseProps) {
  const t = texts().extras;
  const [phrase, setPhrase] = useState("");
  const [again, setAgain] = useState("");
  const [seen, setSeen] = useState(false);
  const [asked, setAsked] = useState(false);
  const attempt = useAttempt();
  const isShort = [...phrase].length < PASSPHRASE_CHARACTERS;
  const differs = !seen && phrase !== again;
  const submit = (event: Event) => {
    event.preventDefault();
    setAsked(true);
    if (isShort || differs) return;
    void attempt.run(async () => {
      await (replaces ? account.replacePassphrase(phrase) : account.addPassphrase(phrase));
      onAdded();
    });
  };
  const type = seen ? "text" : "password";
  return (
    <form class="card" onSubmit={submit}>
      <h2>{replaces ? texts().ways.replacePassphrase : t.passphrase}</h2>
      <p>{t.passphraseExplain}</p>
      <Field
        label={t.passphraseLabel}
        type={type}
        value={phrase}
        onValue={setPhrase}
        autocomplete="new-password"
        fault={asked && isShort ? t.passphraseShort : undefined}
      />
      {!seen && (
        <Field
          label={t.passphraseAgain}
          type={type}
          value={again}
          onValue={setAgain}
          autocomplete="new-password"
          fault={asked && !isShort && differs ? t.passphraseDiffers : undefined}
        />
      )}
      <label class="choice">
        <input type="checkbox" checked={seen} onChange={() => setSeen(!seen)} />
        {t.passphraseShow}
      </label>
      {attempt.fault && <Notice tone="error">{attempt.fault}</Notice>}
      <div class="row">
        <Button look="quiet" busy={attempt.busy}>
          {attempt.busy ? texts().busy : replaces ? texts().ways.replacePassphrase : t.passphraseAdd}
        </Button>
      </div>
    </form>
  );
}

export function AddPasskey({ account, onAdded }: Props) {
  const t = texts().extras;
  const attempt = useAttempt();
  if (!passkeysSupported()) return null;
  const add = () =>
    void attempt.run(async () => {
      await account.addPasskey(await makePasskey(), "");
      onAdded();
    }, passkeySentence);
  return (
    <section class="card">
      <h2>{t.passkey}</h2>
      <p>{t.passkeyExplain}</p>
      {attempt.fault && <Notice tone="error">{attempt.fault}</Notice>}
      <div class="row">
        <Button onPress={add} look="quiet" busy={attempt.busy}>
          {t.passkeyAdd}
        </Button>
      </div>
    </section>
  );
}
