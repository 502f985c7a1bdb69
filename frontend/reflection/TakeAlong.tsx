/** The presenter's case, put where the meeting finds it: still a draft that only they read, until they send it. */

import { useState } from "preact/hooks";
import { draftOf } from "../beforehand/OfferForm";
import { noOffer } from "../beforehand/offer";
import { lookbackDraftPlace as draftPlaceOf, offerDraftPlace } from "../beforehand/places";
import { type OwnDraft, useOwnDraft } from "../beforehand/useOwnDraft";
import type { Keyring } from "../keyring/types";
import { Button } from "../parts/parts";
import type { Draft } from "../room/drafts";
import { caseKeys, caseText } from "./roles";
import { texts } from "./texts";

interface Props {
  readonly keyring: Keyring;
  readonly group: string;
  readonly meeting: string;
  readonly caseStep: string;
  readonly answers: Readonly<Record<string, string>>;
}

export function TakeAlong({ keyring, group, meeting, caseStep, answers }: Props) {
  const t = texts().along;
  const [more, setMore] = useState({ part: false, feelings: false });
  const chosen = (["part", "feelings"] as const).filter((name) => more[name]);
  const whole = caseText(answers, ["happened", ...chosen, "question"]);
  const offer = draftOf({
    ...noOffer,
    happened: caseText(answers, ["happened", ...chosen]),
    question: (answers[caseKeys.question] ?? "").trim(),
  });
  if (whole === "") return null;
  return (
    <section class="card own-along">
      <h3>{t.title}</h3>
      <p>{t.lead}</p>
      {(["part", "feelings"] as const).map((name) => (
        <label key={name} class="choice">
          <input type="checkbox" checked={more[name]} onChange={() => setMore({ ...more, [name]: !more[name] })} />
          {t[name]}
        </label>
      ))}
      {caseStep && (
        <Along
          keyring={keyring}
          group={group}
          meeting={meeting}
          place={draftPlaceOf(caseStep)}
          draft={{ text: whole, fields: {} }}
          says={{ press: t.room, hint: t.roomHint, done: t.inRoom }}
        />
      )}
      <Along
        keyring={keyring}
        group={group}
        meeting={meeting}
        place={offerDraftPlace}
        draft={offer}
        says={{ press: t.offer, hint: t.offerHint, done: t.offered }}
      />
    </section>
  );
}

interface AlongProps extends Omit<Props, "answers" | "caseStep"> {
  readonly place: string;
  readonly draft: Draft;
  readonly says: { readonly press: string; readonly hint: string; readonly done: string };
}

/** What stands there already is replaced only after asking. */
function Along({ keyring, group, meeting, place, draft, says }: AlongProps) {
  const t = texts().along;
  const own = useOwnDraft(keyring, group, meeting, place);
  const [step, setStep] = useState<"" | "asking" | "done">("");
  const put = () => {
    own.write(draft);
    setStep("done");
  };
  const isThere = isSame(own, draft);
  return (
    <div class="own-along-way">
      <div class="row">
        <Button
          look="quiet"
          disabled={!own.isReady}
          onPress={() => (own.isEmpty || isThere ? put() : setStep("asking"))}
        >
          {says.press}
        </Button>
      </div>
      <p class="hint">{says.hint}</p>
      {step === "asking" && (
        <fieldset>
          <legend>{t.replace}</legend>
          <div class="row">
            <Button look="quiet" onPress={put}>
              {t.yes}
            </Button>
            <Button look="text" onPress={() => setStep("")}>
              {t.no}
            </Button>
          </div>
        </fieldset>
      )}
      <p role="status">
        {step === "done" && isThere && own.saving !== "writing" && (
          <>
            {says.done} <a href={`/bijeenkomsten/${meeting}/`}>{t.there}</a>
          </>
        )}
      </p>
    </div>
  );
}

const isSame = (own: OwnDraft, draft: Draft) =>
  own.draft.text === draft.text && JSON.stringify(own.draft.fields) === JSON.stringify(draft.fields);
