/** One resolution of my own: what, when, with whom, and how it stands. */

import { useId, useState } from "preact/hooks";
import { names } from "../handing/names";
import type { Kept } from "../own/shelf";
import type { Resolution } from "../own/values";
import { Button, Field } from "../parts/parts";
import { type Due, dueOf, states, told } from "./due";
import type { Facts } from "./facts";
import { ChangeResolution } from "./ResolutionForm";
import { FromMeeting, type Goals, type Keep } from "./Resolutions";
import { dayIn, texts } from "./texts";

interface Props {
  readonly kept: Kept<Resolution>;
  readonly facts: Facts;
  readonly goals: Goals;
  readonly onKeep: Keep;
  readonly onRemove: (kept: Kept<Resolution>) => Promise<boolean>;
}

const tones: Readonly<Record<Due, string>> = {
  late: "tag tag-floor",
  soon: "tag",
  later: "tag",
  "some-day": "tag",
  settled: "tag tag-ready",
};

type Doing = "look" | "tell" | "change" | "remove";

export function ResolutionCard({ kept, facts, goals, onKeep, onRemove }: Props) {
  const t = texts().resolution;
  const [doing, setDoing] = useState<Doing>("look");
  const { value } = kept;
  const due = dueOf(value, facts.today);
  const goal = goals.find(({ id }) => id === value.goal)?.value.text;
  if (doing === "change") {
    return (
      <li class="card">
        <ChangeResolution kept={kept} goals={goals} onKeep={onKeep} onDone={() => setDoing("look")} />
      </li>
    );
  }
  return (
    <li class="card resolution">
      <p>
        <span class={tones[due]}>{due === "settled" ? t.state(value.state) : t.due[due]}</span>{" "}
        {value.when && <time dateTime={value.when}>{dayIn(value.when)}</time>}
      </p>
      <p class="contribution-text resolution-what" dir="auto">
        {value.what}
      </p>
      {value.withWhom && <p dir="auto">{`${names().naming.labels["withWhom"]}: ${value.withWhom}`}</p>}
      {goal && (
        <p class="hint" dir="auto">
          {names().kinds.goal}: {goal}
        </p>
      )}
      {value.words && (
        <p class="contribution-text" dir="auto">
          <span class="path-label">{due === "settled" ? "" : `${t.state(value.state)}. `}</span>
          {value.words}
        </p>
      )}
      <FromMeeting facts={facts} meeting={value.meeting} />
      {doing === "tell" && <Tell kept={kept} onKeep={onKeep} onDone={() => setDoing("look")} />}
      {doing === "remove" && (
        <div role="alert">
          <p>{t.sure}</p>
          <div class="row">
            <Button look="danger" onPress={() => void onRemove(kept)}>
              {t.yes}
            </Button>
            <Button look="text" onPress={() => setDoing("look")}>
              {t.no}
            </Button>
          </div>
        </div>
      )}
      {doing === "look" && (
        <div class="row no-print">
          <Button look="quiet" onPress={() => setDoing("tell")}>
            {t.how}
          </Button>
          <Button look="text" onPress={() => setDoing("change")}>
            {t.change}
          </Button>
          <Button look="text" onPress={() => setDoing("remove")}>
            {t.remove}
          </Button>
        </div>
      )}
    </li>
  );
}

interface TellProps {
  readonly kept: Kept<Resolution>;
  readonly onKeep: Keep;
  readonly onDone: () => void;
}

/** How it stands, with a word on how it went. */
export function Tell({ kept, onKeep, onDone }: TellProps) {
  const t = texts().resolution;
  const name = useId();
  const [state, setState] = useState(kept.value.state);
  const [words, setWords] = useState(kept.value.words);
  const keep = async (event: Event) => {
    event.preventDefault();
    if (await onKeep(told(kept.value, state, words, new Date().toISOString()), kept)) onDone();
  };
  return (
    <form onSubmit={keep}>
      <fieldset class="resolution-states">
        <legend>{t.how}</legend>
        {states.map((each) => (
          <label key={each} class="choice">
            <input type="radio" name={name} checked={state === each} onChange={() => setState(each)} />
            {t.state(each)}
          </label>
        ))}
      </fieldset>
      <Field label={t.words} value={words} rows={2} onValue={setWords} />
      <div class="row">
        <Button>{t.keep}</Button>
        <Button look="text" onPress={onDone}>
          {t.cancel}
        </Button>
      </div>
    </form>
  );
}
