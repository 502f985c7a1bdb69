/** Showing one goal to one person, seeing to whom it is shown, and showing it no longer. */

import { useEffect, useState } from "preact/hooks";
import { type Acquaintance, meet, remember } from "../keyring/known";
import type { ReaderRow } from "../keyring/showing";
import type { Keyring } from "../keyring/types";
import { Button, Notice, StepHeading } from "../parts/parts";
import { isBehind } from "./goal";
import { day, texts } from "./texts";
import type { Goals, KeptGoal, Shown } from "./useGoals";
import { Words } from "./Words";

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

function rolesOf(reader: ReaderRow): string {
  return [...new Set(reader.why.map((why) => texts().show.role[why.role] ?? ""))].join(", ");
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

/** The owner's act: who gets it, what cannot be taken back, and whether it is really them. */
function Confirm({ keyring, goals, goal, reader, onDone }: ConfirmProps) {
  const t = texts();
  const { name } = reader;
  const known = useAcquaintance(keyring, reader);
  const [withMarks, setWithMarks] = useState(false);
  const [busy, setBusy] = useState(false);
  const show = async () => {
    setBusy(true);
    const isShown = await goals.show(goal, reader, withMarks);
    setBusy(false);
    if (isShown) onDone();
  };
  const isChanged = known?.standing === "changed" || known?.standing === "older";
  return (
    <section class="goal-doing">
      <StepHeading level={3}>{t.show.confirm(name)}</StepHeading>
      {isChanged && <Notice tone="error">{t.show.newKeys(name)}</Notice>}
      <p>{t.show.warning(name)}</p>
      {goal.value.earlier.length > 0 && <p class="hint">{t.show.not}</p>}
      {goal.value.marks.length > 0 && (
        <label class="goal-tick">
          <input type="checkbox" checked={withMarks} onChange={(event) => setWithMarks(event.currentTarget.checked)} />
          {t.show.marks}
        </label>
      )}
      {known && <Comparing keyring={keyring} name={name} known={known} />}
      <div class="row">
        <Button busy={busy} disabled={!known || isChanged} onPress={() => void show()}>
          {t.show.yes}
        </Button>
        <Button look="quiet" onPress={onDone}>
          {t.show.back}
        </Button>
      </div>
    </section>
  );
}

type Known = Acquaintance & { readonly again: () => void };

/** Who they are on this device; null while that is looked up. */
export function useAcquaintance(
  keyring: Keyring,
  { person, record }: { readonly person: string; readonly record: string | null },
): Known | null {
  const [known, setKnown] = useState<Acquaintance | null>(null);
  const look = () => {
    if (record !== null) void meet(keyring, person, record).then(setKnown, () => undefined);
  };
  useEffect(look, [keyring, person, record]);
  return known && { ...known, again: look };
}

/** Six words to hear from them, and the press that says they were the same. */
export function Comparing({
  keyring,
  name,
  known,
}: {
  readonly keyring: Keyring;
  readonly name: string;
  readonly known: Known;
}) {
  const t = texts().words;
  const [isOpen, setOpen] = useState(known.standing === "changed");
  if (known.standing === "compared") return <p class="hint">{t.compared}</p>;
  const same = () => void remember(keyring, known.identity, { compared: true }).then(known.again);
  if (!isOpen) {
    return (
      <p>
        {t.notYet}{" "}
        <Button look="text" onPress={() => setOpen(true)}>
          {t.open}
        </Button>
      </p>
    );
  }
  return (
    <div class="goal-words-box">
      <h4>{t.title(name)}</h4>
      <p>{t.why(name)}</p>
      <Words identity={known.identity} />
      <div class="row">
        <Button look="quiet" onPress={same}>
          {t.same}
        </Button>
      </div>
      <p class="hint">{t.differ}</p>
    </div>
  );
}
