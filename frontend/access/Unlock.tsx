/** Opening an account on a device that does not know it: by recovery code, passphrase or passkey. */

import { useState } from "preact/hooks";
import type { Me } from "../api";
import { type OpenAccount, openWithCode, openWithPasskey, openWithPassphrase, WrongSecret } from "../keyring/account";
import { Button, Field, Notice } from "../parts/parts";
import { enumerate } from "./code";
import { askPasskey, NoPasskey } from "./passkey";
import { texts } from "./texts";
import { useAttempt } from "./useAttempt";

interface Props {
  readonly me: Me;
  /** Called with the open account; it is not yet kept on this device. */
  readonly onOpen: (account: OpenAccount) => Promise<void>;
}

export function Unlock({ me, onOpen }: Props) {
  const has = (kind: string) => me.ways_in.some((way) => way.kind === kind);
  return (
    <div class="stack">
      {has("passkey") && <ByPasskey me={me} onOpen={onOpen} />}
      {has("passphrase") && <ByPassphrase me={me} onOpen={onOpen} />}
      <ByCode me={me} onOpen={onOpen} />
    </div>
  );
}

/** The sentence for a code that does not open: which groups are wrong, when that can be told. */
export function codeSentence(cause: unknown): string | undefined {
  const t = texts().unlock;
  if (!(cause instanceof WrongSecret)) return undefined;
  if (cause.why === "length") return t.codeLength(cause.typed);
  if (cause.why === "mistyped" && cause.groups.length === 0) return t.codeSomewhere;
  if (cause.why === "mistyped") return t.codeGroups(enumerate(cause.groups.map(t.codeGroup), t.and));
  return t.codeOther;
}

/** In the demo the page brings the code of the made-up person who is signed in; elsewhere there is none. */
export function demoCode(): string {
  return document.querySelector<HTMLElement>("[data-demo-code]")?.dataset["demoCode"] ?? "";
}

function ByCode({ me, onOpen }: Props) {
  const t = texts().unlock;
  const [code, setCode] = useState(demoCode);
  const attempt = useAttempt();
  const submit = (event: Event) => {
    event.preventDefault();
    void attempt.run(async () => onOpen(await openWithCode(me, code)), codeSentence);
  };
  return (
    <form class="card" onSubmit={submit}>
      <h2>{t.withCode}</h2>
      {demoCode() && <Notice tone="info">{t.demoCode}</Notice>}
      <Field
        label={t.codeLabel}
        hint={t.codeHint}
        value={code}
        onValue={setCode}
        fault={attempt.fault || undefined}
        rows={3}
        code
      />
      <div class="row">
        <Button busy={attempt.busy}>{attempt.busy ? texts().busy : t.open}</Button>
      </div>
    </form>
  );
}

function ByPassphrase({ me, onOpen }: Props) {
  const t = texts().unlock;
  const [phrase, setPhrase] = useState("");
  const attempt = useAttempt();
  const submit = (event: Event) => {
    event.preventDefault();
    const say = (cause: unknown) => (cause instanceof WrongSecret ? t.passphraseWrong : undefined);
    void attempt.run(async () => onOpen(await openWithPassphrase(me, phrase)), say);
  };
  return (
    <form class="card" onSubmit={submit}>
      <h2>{t.withPassphrase}</h2>
      <Field
        label={texts().extras.passphraseLabel}
        type="password"
        value={phrase}
        onValue={setPhrase}
        fault={attempt.fault || undefined}
      />
      <div class="row">
        <Button busy={attempt.busy}>{attempt.busy ? texts().busy : t.open}</Button>
      </div>
    </form>
  );
}

/** The sentence for a passkey that gave nothing, or gave what does not fit. */
export function passkeySentence(cause: unknown): string | undefined {
  const t = texts().unlock;
  if (cause instanceof WrongSecret) return t.passkeyOther;
  if (!(cause instanceof NoPasskey)) return undefined;
  return { refused: t.passkeyRefused, "no-secret": t.passkeyNoSecret, unsupported: t.passkeyUnsupported }[cause.why];
}

function ByPasskey({ me, onOpen }: Props) {
  const t = texts().unlock;
  const attempt = useAttempt();
  const open = () =>
    void attempt.run(async () => onOpen(await openWithPasskey(me, await askPasskey())), passkeySentence);
  return (
    <section class="card">
      <h2>{t.withPasskey}</h2>
      <p>{t.passkeyExplain}</p>
      {attempt.fault && <Notice tone="error">{attempt.fault}</Notice>}
      <div class="row">
        <Button onPress={open} busy={attempt.busy}>
          {t.passkeyOpen}
        </Button>
      </div>
    </section>
  );
}
