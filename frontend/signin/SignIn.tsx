/** Signing in: a mail address and the code that comes back, or a passkey. */

import { useEffect, useState } from "preact/hooks";
import { type Answer, isWaitingForCode } from "./auth";
import { ByPasskey } from "./ByPasskey";
import { CodeStep } from "./CodeStep";
import { MailStep } from "./MailStep";
import { type Asked, remember, remembered } from "./remembered";
import { clockSentence } from "./sentences";
import { texts } from "./texts";

interface Props {
  /** Goes where the person was going, once signed in. */
  readonly onDone: () => void;
}

export function SignIn({ onDone }: Props) {
  const t = texts();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [email, setEmail] = useState("");
  const [clock, setClock] = useState("");
  const [done, setDone] = useState(false);

  useEffect(() => {
    const before = remembered();
    if (before === null) return;
    void isWaitingForCode()
      .then((waits) => (waits ? setAsked(before) : remember(null)))
      .catch(() => undefined); // without an answer the page begins at the beginning, which is always right
  }, []);

  const heard = (answer: Answer) => setClock(clockSentence(answer.skew) ?? "");
  const goOn = (next: Asked | null) => {
    remember(next);
    setAsked(next);
  };
  const finish = () => {
    remember(null);
    setDone(true);
    onDone();
  };

  return (
    <>
      <p role="status">{done ? t.signedIn : asked ? t.code.sent(asked.email) : ""}</p>
      {clock && (
        <div class="utrecht-alert utrecht-alert--warning">
          <div class="utrecht-alert__content">{clock}</div>
        </div>
      )}
      {asked ? (
        <CodeStep asked={asked} onAsked={goOn} onHeard={heard} onDone={finish} />
      ) : (
        <>
          <MailStep email={email} onEmail={setEmail} onAsked={goOn} onHeard={heard} />
          <ByPasskey onHeard={heard} onDone={finish} />
        </>
      )}
    </>
  );
}
