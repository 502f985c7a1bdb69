/** Writing a case beforehand. Only its author reads it until it is shared; it is kept while typing. */

import { useState } from "preact/hooks";
import { sentenceFor } from "../group/useGroup";
import { Button, Field, Notice, StepHeading } from "../parts/parts";
import type { Draft } from "../room/drafts";
import { doubtAbout } from "./i-form";
import { checks, noOffer, type Offer, urgencies } from "./offer";
import { isTooLong, SavingWords } from "./Saving";
import { texts } from "./texts";
import type { OwnDraft } from "./useOwnDraft";

interface Props {
  readonly own: OwnDraft;
  /** Shared already: sharing again is a change. */
  readonly isShared: boolean;
  /** Opened by pressing a button: then the focus comes along. */
  readonly isAsked: boolean;
  readonly onShare: (offer: Offer) => Promise<void>;
  readonly onLater: () => void;
}

export function OfferForm({ own, isShared, isAsked, onShare, onLater }: Props) {
  const t = texts().offer;
  const [fault, setFault] = useState("");
  const [busy, setBusy] = useState(false);
  const offer = offerIn(own.draft);
  const change = (changed: Partial<Offer>) => own.write(draftOf({ ...offer, ...changed }));
  const title = isShared ? t.change : t.begin;
  const doubt = doubtAbout(offer.question);
  const isComplete = offer.happened.trim() !== "" && offer.question.trim() !== "" && !isTooLong(offer.happened);
  const share = async (event: Event) => {
    event.preventDefault();
    if (busy || !isComplete) return;
    setBusy(true);
    setFault("");
    await onShare(offer).catch((cause: unknown) => setFault(sentenceFor(cause)));
    setBusy(false);
  };
  return (
    <form class="card offer-form" onSubmit={share}>
      {isAsked ? <StepHeading level={3}>{title}</StepHeading> : <h3>{title}</h3>}
      <Field
        label={t.happened}
        hint={t.happenedHint}
        value={offer.happened}
        onValue={(happened) => change({ happened })}
        rows={5}
      />
      <Field
        label={t.question}
        hint={t.questionHint}
        value={offer.question}
        onValue={(question) => change({ question })}
        rows={2}
      />
      <p class="hint offer-doubt" role="status">
        {doubt && t.doubt[doubt]}
      </p>
      <Urgencies offer={offer} change={change} />
      <Checks offer={offer} change={change} />
      {fault && <Notice tone="error">{fault}</Notice>}
      <p class="hint">
        {!isShared && t.only} <SavingWords saving={own.saving} />
      </p>
      <div class="row">
        <Button busy={busy} disabled={!isComplete}>
          {isShared ? t.keep : t.share}
        </Button>
        <Button look="text" onPress={onLater}>
          {t.later}
        </Button>
      </div>
    </form>
  );
}

interface PartProps {
  readonly offer: Offer;
  readonly change: (changed: Partial<Offer>) => void;
}

function Urgencies({ offer, change }: PartProps) {
  const t = texts().offer;
  return (
    <fieldset>
      <legend>{t.urgency}</legend>
      {urgencies.toReversed().map((urgency) => (
        <label key={urgency} class="choice">
          <input type="radio" name="urgency" checked={offer.urgency === urgency} onChange={() => change({ urgency })} />
          {t.urgencies[urgency]}
        </label>
      ))}
    </fieldset>
  );
}

function Checks({ offer, change }: PartProps) {
  const t = texts().offer;
  const toggled = (check: (typeof checks)[number]) =>
    checks.filter((each) => (each === check) !== offer.checks.includes(each));
  const isWritten = offer.question.trim() !== "";
  return (
    <fieldset>
      <legend>{t.checks}</legend>
      {checks.map((check) => (
        <label key={check} class="choice">
          <input
            type="checkbox"
            checked={offer.checks.includes(check)}
            onChange={() => change({ checks: toggled(check) })}
          />
          {t.check[check]}
        </label>
      ))}
      {isWritten && offer.checks.length < checks.length && <p class="hint">{t.notAll}</p>}
    </fieldset>
  );
}

/** A draft holds words only; so do its fields. */
export function draftOf({ happened, question, urgency, checks: said }: Offer): Draft {
  return { text: happened, fields: { question, urgency, checks: said.join(" ") } };
}

export function offerIn({ text, fields }: Draft): Offer {
  const said = (fields["checks"] ?? "").split(" ");
  return {
    happened: text,
    question: fields["question"] ?? "",
    urgency: urgencies.find((one) => one === fields["urgency"]) ?? noOffer.urgency,
    checks: checks.filter((check) => said.includes(check)),
  };
}
