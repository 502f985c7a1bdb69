import { useState } from "preact/hooks";
import { type Answer, askCode, isSignedIn, sendCode } from "./auth";
import { LineField } from "./LineField";
import type { Asked } from "./remembered";
import { afterAskingCode, afterSendingCode, sentenceFor, TRIES } from "./sentences";
import { texts } from "./texts";
import { useTry } from "./useTry";

interface Props {
  readonly asked: Asked;
  readonly onAsked: (asked: Asked | null) => void;
  readonly onHeard: (answer: Answer) => void;
  readonly onDone: () => void;
}

export function CodeStep({ asked, onAsked, onHeard, onDone }: Props) {
  const t = texts();
  const [code, setCode] = useState("");
  const [isVoid, setVoid] = useState(asked.wrong >= TRIES);
  const attempt = useTry();
  const say = (cause: unknown) => sentenceFor(cause, "use");

  const use = async () => {
    const answer = await sendCode(code);
    onHeard(answer);
    if (answer.status === 200 || (answer.status === 409 && (await isSignedIn()))) return void onDone();
    const wrong = asked.wrong + (answer.status === 400 ? 1 : 0);
    setVoid(answer.status === 409 || wrong >= TRIES);
    onAsked({ ...asked, wrong });
    return afterSendingCode(answer, wrong);
  };
  const again = async () => {
    const answer = await askCode(asked.email);
    const fault = afterAskingCode(answer);
    if (fault !== undefined) return fault;
    setVoid(false);
    setCode("");
    onAsked({ ...asked, wrong: 0 });
    return undefined;
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (code.replaceAll(/\D/g, "").length < 8) return attempt.tell(t.code.empty);
    void attempt.run(use, say);
  };

  return (
    <form onSubmit={submit} noValidate>
      <LineField
        label={t.code.label}
        hint={t.code.patience}
        kind="code"
        autocomplete="one-time-code"
        value={code}
        onValue={setCode}
        fault={attempt.fault}
        focus
      />
      <div class="signin-actions">
        <button type="submit" class={isVoid ? "" : "primary"} aria-busy={attempt.busy} disabled={isVoid}>
          {attempt.busy ? t.busy : t.code.use}
        </button>
        <button type="button" class={isVoid ? "primary" : "text"} onClick={() => void attempt.run(again, say)}>
          {t.code.again}
        </button>
        <button type="button" class="text" onClick={() => onAsked(null)}>
          {t.code.other}
        </button>
      </div>
    </form>
  );
}
