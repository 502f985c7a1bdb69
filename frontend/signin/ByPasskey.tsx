import { useEffect, useRef } from "preact/hooks";
import { handOver } from "../keyring/handed";
import { type Answer, askToUsePasskey, field, signInWith } from "./auth";
import { canOfferQuietly, onLocalhost, type Place, place, secretOf, sendable, usePasskey } from "./ceremony";
import { afterPasskey, sentenceFor } from "./sentences";
import { texts } from "./texts";
import { useTry } from "./useTry";

interface Props {
  readonly onHeard: (answer: Answer) => void;
  readonly onDone: () => void;
}

/** A button, and beside it the browser's own offer in the mail field. Where neither works, the reason. */
export function ByPasskey({ onHeard, onDone }: Props) {
  const where = place();
  return where === "fine" ? <Ask onHeard={onHeard} onDone={onDone} /> : <Elsewhere where={where} />;
}

function Ask({ onHeard, onDone }: Props) {
  const t = texts();
  const attempt = useTry();
  const offer = useRef<AbortController | null>(null);
  const last = useRef<Promise<unknown>>(Promise.resolve());

  // The server remembers the challenge it gave last: one question at a time, and none for an offer that gave way.
  const ask = (signal: AbortSignal): Promise<Answer> => {
    const next = last.current.then(() => {
      signal.throwIfAborted();
      return askToUsePasskey();
    });
    last.current = next.catch(() => undefined);
    return next;
  };

  const signIn = async (signal: AbortSignal, quietly: boolean) => {
    const asked = await ask(signal);
    onHeard(asked);
    if (asked.status !== 200) return quietly ? undefined : afterPasskey(asked);
    const options = field(asked.body, "data", "request_options", "publicKey");
    const credential = await usePasskey(options as never, signal, quietly);
    const answer = await signInWith(sendable(credential));
    if (answer.status !== 200) return afterPasskey(answer);
    const secret = secretOf(credential);
    if (secret !== null) await handOver(String(field(answer.body, "data", "user", "id")), secret);
    onDone();
    return undefined;
  };

  useEffect(() => {
    const quiet = new AbortController();
    offer.current = quiet;
    void canOfferQuietly()
      .then(async (can) => (can ? attempt.tell((await signIn(quiet.signal, true)) ?? "") : undefined))
      .catch(() => undefined); // an offer that nobody took is no failure
    return () => quiet.abort();
  }, []);

  const press = () => {
    // Two questions at once are refused by the browser: the quiet offer gives way to the button.
    offer.current?.abort();
    void attempt.run(
      () => signIn(new AbortController().signal, false),
      (cause) => sentenceFor(cause, "use"),
    );
  };

  return (
    <div>
      <p class="signin-or">{t.passkey.or}</p>
      {attempt.fault && (
        <div class="utrecht-alert utrecht-alert--error" role="alert">
          <div class="utrecht-alert__content">{attempt.fault}</div>
        </div>
      )}
      <button type="button" aria-busy={attempt.busy} onClick={press}>
        {attempt.busy ? t.busy : t.passkey.use}
      </button>
    </div>
  );
}

export function Elsewhere({ where }: { readonly where: Exclude<Place, "fine"> }) {
  const t = texts().passkey;
  if (where !== "loopback-number") return <p class="hint">{t[where]}</p>;
  const there = onLocalhost();
  return (
    <p>
      {t.loopback} <a href={there}>{new URL(there).host}</a>.
    </p>
  );
}
