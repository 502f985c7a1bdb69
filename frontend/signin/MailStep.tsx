import { type Answer, askCode } from "./auth";
import { LineField } from "./LineField";
import type { Asked } from "./remembered";
import { afterAskingCode, sentenceFor } from "./sentences";
import { texts } from "./texts";
import { useTry } from "./useTry";

interface Props {
  readonly email: string;
  readonly onEmail: (email: string) => void;
  readonly onAsked: (asked: Asked) => void;
  readonly onHeard: (answer: Answer) => void;
}

/** Whether anybody has this address is not said: the answer is the same, and the mail tells. */
export function MailStep({ email, onEmail, onAsked, onHeard }: Props) {
  const t = texts();
  const attempt = useTry();
  const submit = (event: Event) => {
    event.preventDefault();
    const address = email.trim();
    if (!address.includes("@")) return attempt.tell(t.mail.malformed);
    void attempt.run(
      async () => {
        const answer = await askCode(address);
        onHeard(answer);
        const fault = afterAskingCode(answer);
        if (fault === undefined) onAsked({ email: address, wrong: 0 });
        return fault;
      },
      (cause) => sentenceFor(cause, "use"),
    );
  };
  return (
    <form onSubmit={submit} noValidate>
      <LineField
        label={t.mail.label}
        hint={t.mail.explain}
        kind="email"
        autocomplete="username webauthn"
        value={email}
        onValue={onEmail}
        fault={attempt.fault}
      />
      <div class="signin-actions">
        <button type="submit" class="primary" aria-busy={attempt.busy}>
          {attempt.busy ? t.busy : t.mail.ask}
        </button>
      </div>
    </form>
  );
}
