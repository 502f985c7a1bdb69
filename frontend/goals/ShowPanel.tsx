/** Showing one goal to one person, seeing to whom it is shown, and showing it no longer. */

import { useState } from "preact/hooks";
import type { ReaderRow } from "../keyring/showing";
import type { Keyring } from "../keyring/types";
import { Button, StepHeading } from "../parts/parts";
import { AskFirst, rolesOf } from "./AskFirst";
import { isBehind } from "./goal";
import { day, texts } from "./texts";
import type { Goals, KeptGoal, Shown } from "./useGoals";

interface Props {
  readonly keyring: Keyring;
  readonly goals: Goals;
  readonly goal: KeptGoal;
}

export function ShowPanel({ keyring, goals, goal }: Props) {
  const t = texts().show;
  const [chosen, setChosen] = useState<ReaderRow | null>(null);
  const shown = goals.shownOf(goal.value);
  if (chosen) {
    return <Confirm keyring={keyring} goals={goals} goal={goal} reader={chosen} onDone={() => setChosen(null)} />;
  }
  return (
    <section class="goal-doing">
      <StepHeading level={3}>{t.title}</StepHeading>
      {goals.readers.length === 0 && (
        <p>
          {t.none} {t.noneWhy}
        </p>
      )}
      <ul class="plain-list goal-readers">
        {goals.readers.map((reader) => (
          <li key={reader.person}>
            <strong>{reader.name}</strong> <span class="hint">{rolesOf(reader)}</span>
            <Standing
              goals={goals}
              goal={goal}
              reader={reader}
              shown={shown.find(({ row }) => row.reader === reader.person && !row.ended)}
              onChoose={() => setChosen(reader)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface StandingProps extends Omit<Props, "keyring"> {
  readonly reader: ReaderRow;
  readonly shown: Shown | undefined;
  readonly onChoose: () => void;
}

function Standing({ goals, goal, reader, shown, onChoose }: StandingProps) {
  const t = texts().show;
  if (shown) {
    const behind = isBehind(goal.value, shown.showing);
    return (
      <>
        <span class="hint">{t.since(day(shown.row.at))}</span>
        {shown.row.is_for_lost_keys && <span>{t.lost(reader.name)}</span>}
        {behind && <span>{t.behind}</span>}
        <div class="row">
          {(behind || shown.row.is_for_lost_keys) && (
            <Button look="quiet" onPress={onChoose}>
              {t.newer}
            </Button>
          )}
          <Button look="quiet" onPress={() => void goals.withdraw(goal, shown)} label={`${t.stop}: ${reader.name}`}>
            {t.stop}
          </Button>
        </div>
      </>
    );
  }
  if (reader.record === null) return <span>{t.noAccess(reader.name)}</span>;
  return (
    <div class="row">
      <Button look="quiet" onPress={onChoose}>
        {t.choose(reader.name)}
      </Button>
    </div>
  );
}

interface ConfirmProps extends Props {
  readonly reader: ReaderRow;
  readonly onDone: () => void;
}

function Confirm({ keyring, goals, goal, reader, onDone }: ConfirmProps) {
  const t = texts().show;
  const [withMarks, setWithMarks] = useState(false);
  return (
    <AskFirst keyring={keyring} reader={reader} onYes={() => goals.show(goal, reader, withMarks)} onBack={onDone}>
      {goal.value.earlier.length > 0 && <p class="hint">{t.not}</p>}
      {goal.value.marks.length > 0 && (
        <label class="goal-tick">
          <input type="checkbox" checked={withMarks} onChange={(event) => setWithMarks(event.currentTarget.checked)} />
          {t.marks}
        </label>
      )}
    </AskFirst>
  );
}
