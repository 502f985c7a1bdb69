/** One goal of one's own, and what can be done with it. */

import { useState } from "preact/hooks";
import { enumerate } from "../access/code";
import type { Keyring } from "../keyring/types";
import { Button, Field, Notice, StepHeading } from "../parts/parts";
import { GoalText } from "./GoalText";
import { marked, moved, scaleEnds } from "./goal";
import { ShowPanel } from "./ShowPanel";
import { day, texts } from "./texts";
import type { Goals, KeptGoal } from "./useGoals";

interface Props {
  readonly keyring: Keyring;
  readonly goals: Goals;
  readonly goal: KeptGoal;
  readonly programme: string | undefined;
  readonly onChange: () => void;
}

type Doing = "nothing" | "mark" | "show" | "remove";

export function GoalCard({ keyring, goals, goal, programme, onChange }: Props) {
  const t = texts();
  const [doing, setDoing] = useState<Doing>("nothing");
  const { value } = goal;
  const back = () => setDoing("nothing");
  const toggle = (what: Doing) => setDoing(doing === what ? "nothing" : what);
  return (
    <li class="card goal" id={`doel-${goal.id}`}>
      <p class="goal-state">
        <span class={`tag${value.state === "open" ? " tag-floor" : value.state === "reached" ? " tag-ready" : ""}`}>
          {t.state[value.state]}
        </span>
        {goal.twinOf && <span class="tag">{t.twin}</span>}
      </p>
      <GoalText goal={value} programme={programme} level={4} />
      <WhoReads goals={goals} goal={goal} />
      <div class="row no-print">
        <Button look="quiet" onPress={() => toggle("mark")} expanded={doing === "mark"}>
          {t.goal.mark}
        </Button>
        <Button look="quiet" onPress={() => toggle("show")} expanded={doing === "show"}>
          {t.goal.show}
        </Button>
        <Button look="quiet" onPress={onChange}>
          {t.goal.change}
        </Button>
      </div>
      {doing === "mark" && <MarkForm goals={goals} goal={goal} onDone={back} />}
      {doing === "show" && <ShowPanel keyring={keyring} goals={goals} goal={goal} />}
      {doing === "remove" && <Removing goals={goals} goal={goal} onBack={back} />}
      {doing !== "remove" && (
        <details class="no-print">
          <summary>{t.goal.more}</summary>
          <Earlier goal={goal} />
          <div class="row">
            <States goals={goals} goal={goal} />
            <Button look="text" onPress={() => setDoing("remove")}>
              {t.goal.remove}
            </Button>
          </div>
        </details>
      )}
    </li>
  );
}

interface Part {
  readonly goals: Goals;
  readonly goal: KeptGoal;
}

/** To whom it is shown now; and who got another place since, until its owner has seen that. */
function WhoReads({ goals, goal }: Part) {
  const t = texts();
  const shown = goals.shownOf(goal.value);
  const names = shown.filter(({ row }) => !row.ended).map(({ row }) => row.name);
  return (
    <>
      {names.length > 0 && <p class="hint">{t.goal.shownTo(enumerate(names, t.and))}</p>}
      {shown
        .filter(({ row }) => row.ended)
        .map((each) => (
          <Notice key={each.row.id} tone="warning">
            <p>{t.show.ended(each.row.name)}</p>
            <Button look="quiet" onPress={() => void goals.withdraw(goal, each)}>
              {t.show.understood}
            </Button>
          </Notice>
        ))}
    </>
  );
}

function States({ goals, goal }: Part) {
  const t = texts().goal;
  const to = (state: "open" | "reached" | "let-go") => () => void goals.keep(moved(goal.value, state), goal);
  if (goal.value.state !== "open") {
    return (
      <Button look="quiet" onPress={to("open")}>
        {t.reopen}
      </Button>
    );
  }
  return (
    <>
      <Button look="quiet" onPress={to("reached")}>
        {t.reached}
      </Button>
      <Button look="quiet" onPress={to("let-go")}>
        {t.letGo}
      </Button>
    </>
  );
}

function Earlier({ goal }: { readonly goal: KeptGoal }) {
  const t = texts().goal;
  const { earlier } = goal.value;
  if (earlier.length === 0) return null;
  return (
    <section>
      <h4>{t.earlier}</h4>
      <ol class="plain-list">
        {earlier.map((one) => (
          <li key={one.at}>
            <span class="goal-text">{one.text}</span> <span class="hint">{t.until_(day(one.at))}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function MarkForm({ goals, goal, onDone }: Part & { readonly onDone: () => void }) {
  const t = texts().mark;
  const [value, setValue] = useState(goal.value.marks.at(-1)?.value ?? 5);
  const [words, setWords] = useState("");
  const [busy, setBusy] = useState(false);
  const keep = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    const isKept = await goals.keep(
      marked(goal.value, { value, words: words.trim(), at: new Date().toISOString() }),
      goal,
    );
    setBusy(false);
    if (isKept) onDone();
  };
  const { low, high } = goal.value.scale;
  const id = `stand-${goal.id}`;
  return (
    <form onSubmit={(event) => void keep(event)} class="goal-doing">
      <StepHeading level={3}>{t.title}</StepHeading>
      <div class="utrecht-form-field">
        <label for={id}>{t.scale}</label>
        {(low || high) && (
          <div class="utrecht-form-field-description" id={`${id}-ends`}>
            {scaleEnds.low}: {low || "…"} · {scaleEnds.high}: {high || "…"}
          </div>
        )}
        <div class="goal-slide">
          <input
            id={id}
            type="range"
            min={scaleEnds.low}
            max={scaleEnds.high}
            value={value}
            aria-describedby={low || high ? `${id}-ends` : undefined}
            onInput={(event) => setValue(Number(event.currentTarget.value))}
          />
          <output for={id}>{t.value(value)}</output>
        </div>
      </div>
      <Field label={t.words} hint={t.hint} rows={2} value={words} onValue={setWords} />
      <div class="row">
        <Button busy={busy}>{t.keep}</Button>
        <Button look="quiet" onPress={onDone}>
          {texts().form.stop}
        </Button>
      </div>
    </form>
  );
}

function Removing({ goals, goal, onBack }: Part & { readonly onBack: () => void }) {
  const t = texts();
  const names = goals.shownOf(goal.value).map(({ row }) => row.name);
  const handed = goals.handedTo(goal);
  return (
    <section class="goal-doing">
      <StepHeading level={3}>{t.remove.title}</StepHeading>
      <p>{t.remove.plain}</p>
      {names.length > 0 && <p>{t.remove.shown(enumerate(names, t.and))}</p>}
      {handed.length > 0 && <p>{t.remove.handed(enumerate(handed, t.and))}</p>}
      <div class="row">
        <Button look="danger" onPress={() => void goals.remove(goal)}>
          {t.remove.yes}
        </Button>
        <Button look="quiet" onPress={onBack}>
          {t.form.stop}
        </Button>
      </div>
    </section>
  );
}
