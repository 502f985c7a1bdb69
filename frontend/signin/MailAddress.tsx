/** The mail address somebody signs in with, and changing it: the new one must send a code back. */

import { useState } from "preact/hooks";
import { askToChangeMail, confirmMail } from "./auth";
import { LineField } from "./LineField";
import { afterAskingMail, afterConfirmingMail, sentenceFor } from "./sentences";
import { texts } from "./texts";
import { useTry } from "./useTry";

type Step = { readonly at: "shown" } | { readonly at: "asking" } | { readonly at: "code"; readonly wrong: number };

export function MailAddress({ email }: { readonly email: string }) {
  const t = texts().address;
  const [present, setPresent] = useState(email);
  const [step, setStep] = useState<Step>({ at: "shown" });
  const [told, setTold] = useState("");
  const [typed, setTyped] = useState("");
  const [code, setCode] = useState("");
  const attempt = useTry();
  const say = (cause: unknown) => sentenceFor(cause, "use");

  const ask = async () => {
    const fault = afterAskingMail(await askToChangeMail(typed.trim()));
    if (fault === undefined) setStep({ at: "code", wrong: 0 });
    return fault;
  };
  const confirm = (wrong: number) => async () => {
    const answer = await confirmMail(code);
    const fault = afterConfirmingMail(answer, wrong + 1);
    if (fault !== undefined) {
      setStep({ at: "code", wrong: wrong + 1 });
      return fault;
    }
    setPresent(typed.trim());
    setTold(t.changed(typed.trim()));
    setStep({ at: "shown" });
    return undefined;
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (step.at === "asking" && !typed.includes("@")) return attempt.tell(texts().mail.malformed);
    void attempt.run(step.at === "code" ? confirm(step.wrong) : ask, say);
  };
  const begin = () => {
    setTyped("");
    setCode("");
    setTold("");
    setStep({ at: "asking" });
  };

  return (
    <div class="stack">
      <p role="status">{told}</p>
      {step.at === "shown" && (
        <div class="row">
          <span>{present}</span>
          <button type="button" class="small" onClick={begin}>
            {t.change}
          </button>
        </div>
      )}
      {step.at !== "shown" && (
        <form onSubmit={submit} noValidate>
          {step.at === "asking" && (
            <LineField
              label={t.label}
              kind="email"
              autocomplete="email"
              value={typed}
              onValue={setTyped}
              fault={attempt.fault}
              focus
            />
          )}
          {step.at === "code" && (
            <LineField
              label={t.code(typed.trim())}
              hint={texts().code.patience}
              kind="code"
              autocomplete="one-time-code"
              value={code}
              onValue={setCode}
              fault={attempt.fault}
              focus
            />
          )}
          <div class="row">
            <button type="submit" class="primary" aria-busy={attempt.busy}>
              {attempt.busy ? texts().busy : step.at === "code" ? t.confirm : t.ask}
            </button>
            <button type="button" class="text" onClick={() => setStep({ at: "shown" })}>
              {t.cancel}
            </button>
          </div>
        </form>
      )}
    </div>
  );
}
