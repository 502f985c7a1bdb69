/** My learning goals: mine alone, until I show one. */

import { useEffect, useRef, useState } from "preact/hooks";
import { Failed } from "../group/Failed";
import type { Keyring } from "../keyring/types";
import { StayedClosed } from "../own/StayedClosed";
import { Button, Notice } from "../parts/parts";
import { GoalCard } from "./GoalCard";
import { GoalForm, type Programme } from "./GoalForm";
import { texts } from "./texts";
import { type KeptGoal, useGoals } from "./useGoals";

interface Props {
  readonly keyring: Keyring;
  /** What I take part in. */
  readonly programmes: readonly Programme[];
}

export function GoalsPage({ keyring, programmes }: Props) {
  const t = texts();
  const goals = useGoals(keyring);
  const [writes, setWrites] = useState<"nothing" | "new" | KeptGoal>("nothing");
  const { found, fault, said } = goals;
  if (found === null) {
    if (!fault) return <p role="status">{t.loading}</p>;
    return <Failed sentence={fault} onAgain={goals.look} />;
  }
  const done = () => {
    setWrites("nothing");
    document.getElementById("main")?.focus(); // what was pressed is gone: a keyboard goes on from here
  };
  const news = (
    <>
      <News said={said} />
      {fault && <Notice tone="error">{fault}</Notice>}
    </>
  );
  if (writes !== "nothing") {
    const before = writes === "new" ? undefined : writes;
    return (
      <>
        {news}
        <GoalForm keyring={keyring} goals={goals} programmes={programmes} before={before} onDone={done} />
      </>
    );
  }
  const open = found.kept.filter(({ value }) => value.state === "open");
  const others = found.kept.filter(({ value }) => value.state !== "open");
  const list = (some: readonly KeptGoal[]) => (
    <ul class="plain-list goals">
      {some.map((goal) => (
        <GoalCard
          key={goal.id}
          keyring={keyring}
          goals={goals}
          goal={goal}
          programme={programmes.find((one) => one.id === goal.value.programme)?.title}
          onChange={() => setWrites(goal)}
        />
      ))}
    </ul>
  );
  return (
    <>
      {news}
      <StayedClosed locked={found.locked} />
      {found.kept.length === 0 && <Nothing />}
      {list(open)}
      <p class="row no-print">
        <Button onPress={() => setWrites("new")}>{t.write}</Button>
      </p>
      {others.length > 0 && (
        <section>
          <h2>{t.goal.others}</h2>
          {list(others)}
        </section>
      )}
    </>
  );
}

/** What was done. It takes the focus: what was pressed for it may be gone by now. */
function News({ said }: { readonly said: string }) {
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (said) here.current?.focus();
  }, [said]);
  return (
    <div role="status" tabIndex={-1} ref={here}>
      {said && <Notice tone="ok">{said}</Notice>}
    </div>
  );
}

function Nothing() {
  const t = texts().none;
  return (
    <section class="card">
      <h2>{t.title}</h2>
      <p>{t.lead}</p>
      <p>{t.how}</p>
    </section>
  );
}
