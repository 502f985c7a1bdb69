/**
 * A recovery code is shown, kept, and shown to be kept: two of its groups are typed from the paper.
 *
 * Nothing reaches the server before that, so that nobody owns an account whose code was never written down.
 */

import { useState } from "preact/hooks";
import type { CodeOffer } from "../keyring/account";
import { Button, Field, Notice, StepHeading } from "../parts/parts";
import { CodeSheet } from "./CodeSheet";
import { twoPlaces } from "./code";
import { texts } from "./texts";
import { useAttempt } from "./useAttempt";

interface Props {
  readonly offer: CodeOffer;
  readonly name: string;
  /** Called once the code is confirmed; a rejection is shown and may be tried again. */
  readonly onConfirmed: () => Promise<void>;
}

export function NewCode({ offer, name, onConfirmed }: Props) {
  const [kept, setKept] = useState(false);
  const [on] = useState(() => new Date());
  if (kept) return <Confirm offer={offer} onConfirmed={onConfirmed} onShow={() => setKept(false)} />;
  return <Show groups={offer.groups} name={name} on={on} onKept={() => setKept(true)} />;
}

interface ShowProps {
  readonly groups: readonly string[];
  readonly name: string;
  readonly on: Date;
  readonly onKept: () => void;
}

function Show({ groups, name, on, onKept }: ShowProps) {
  const t = texts().code;
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard?.writeText(groups.join("-")).then(() => setCopied(true));
  return (
    <div class="stack">
      <StepHeading>{t.title}</StepHeading>
      <p class="no-print">{t.keep}</p>
      <CodeSheet groups={groups} name={name} on={on} />
      <div class="row no-print">
        <Button onPress={() => window.print()} look="quiet">
          {t.print}
        </Button>
        <Button onPress={copy} look="quiet">
          {t.copy}
        </Button>
      </div>
      {copied && <Notice tone="ok">{t.copied}</Notice>}
      <div class="row no-print">
        <Button onPress={onKept}>{t.have}</Button>
      </div>
    </div>
  );
}

interface ConfirmProps {
  readonly offer: CodeOffer;
  readonly onConfirmed: () => Promise<void>;
  readonly onShow: () => void;
}

function Confirm({ offer, onConfirmed, onShow }: ConfirmProps) {
  const t = texts().code;
  const [places] = useState(() => twoPlaces(offer.groups.length));
  const [typed, setTyped] = useState<readonly string[]>(["", ""]);
  const [wrong, setWrong] = useState<readonly boolean[]>([false, false]);
  const attempt = useAttempt();
  const submit = (event: Event) => {
    event.preventDefault();
    const faults = places.map((place, at) => !offer.isGroup(place, typed[at] ?? ""));
    setWrong(faults);
    if (!faults.some(Boolean)) void attempt.run(onConfirmed);
  };
  return (
    <form class="stack" onSubmit={submit}>
      <StepHeading>{t.confirm}</StepHeading>
      <p>{t.confirmHint}</p>
      {places.map((place, at) => (
        <Field
          key={place}
          label={t.group(place)}
          code
          value={typed[at] ?? ""}
          onValue={(value) => setTyped(typed.map((old, index) => (index === at ? value : old)))}
          fault={wrong[at] ? t.groupWrong(place) : undefined}
        />
      ))}
      {attempt.fault && <Notice tone="error">{attempt.fault}</Notice>}
      <div class="row">
        <Button busy={attempt.busy}>{attempt.busy ? texts().busy : texts().on}</Button>
        <Button look="text" onPress={onShow}>
          {t.show}
        </Button>
      </div>
    </form>
  );
}
