/** What both pages for oneself share: whether it is kept, the other text there may be, the timer, and being done. */

import { useEffect, useState } from "preact/hooks";
import { ask } from "../api";
import { SavingWords } from "../beforehand/Saving";
import { sentenceFor } from "../group/useGroup";
import { locale } from "../islands/mount";
import { StayedClosed } from "../own/StayedClosed";
import type { Kept } from "../own/shelf";
import { Button, Notice } from "../parts/parts";
import { tooLongBy } from "../room/structure";
import { texts } from "./texts";
import type { OwnText } from "./useKept";

type Step = "prepared" | "reported";

export const sayDone = (meeting: string, step: Step, done: boolean) =>
  ask<unknown>("PUT", `/meetings/${meeting}/own`, { step, done });

interface KeptProps<Value> {
  readonly own: OwnText<Value>;
  readonly shown: (value: Value) => preact.ComponentChild;
}

/** Whether it is kept; and where there are two texts, both. */
export function Standing<Value>({ own, shown }: KeptProps<Value>) {
  const t = texts();
  const isTooLong = tooLongBy(JSON.stringify(own.value)) > 0;
  return (
    <>
      <div role="status">
        {own.isTold && (
          <Notice tone="warning" title={t.both.title}>
            <p>{t.both.told}</p>
          </Notice>
        )}
      </div>
      {own.others.map((other) => (
        <Other key={other.id} other={other} own={own} shown={shown} />
      ))}
      {isTooLong && <Notice tone="error">{t.tooLong}</Notice>}
      <StayedClosed locked={own.locked} />
    </>
  );
}

function Other<Value>({ other, own, shown }: KeptProps<Value> & { readonly other: Kept<Value> }) {
  const t = texts().both;
  const [isSure, setSure] = useState(false);
  return (
    <details class="card own-other no-print">
      <summary>{t.other}</summary>
      <p class="hint">{t.at(moment(other.at))}</p>
      {shown(other.value)}
      {isSure ? (
        <fieldset>
          <legend>{t.sure}</legend>
          <div class="row">
            <Button look="danger" onPress={() => void own.drop(other)}>
              {t.yes}
            </Button>
            <Button look="quiet" onPress={() => setSure(false)}>
              {t.no}
            </Button>
          </div>
        </fieldset>
      ) : (
        <div class="row">
          <Button look="quiet" onPress={() => void own.goOnWith(other)}>
            {t.goOn}
          </Button>
          <Button look="text" onPress={() => setSure(true)}>
            {t.drop}
          </Button>
        </div>
      )}
    </details>
  );
}

const moment = (at: string) =>
  new Intl.DateTimeFormat(locale(), { dateStyle: "long", timeStyle: "short" }).format(new Date(at));

/** A day as somebody says it; nothing for what is no date. */
export function dayOf(on: string | undefined): string {
  const at = on ? new Date(`${on}T12:00:00`) : null;
  if (!at || Number.isNaN(at.getTime())) return "";
  return new Intl.DateTimeFormat(locale(), { dateStyle: "long" }).format(at);
}

interface DoneProps {
  readonly meeting: string;
  readonly step: Step;
  readonly isDone: boolean;
  readonly onDone: (done: boolean) => void;
  readonly own: OwnText<unknown>;
}

/** Writing counts as doing it; this is for who did it on paper or in their head, or has just ended. */
export function Done({ meeting, step, isDone, onDone, own }: DoneProps) {
  const t = texts();
  const [fault, setFault] = useState("");
  const say = (done: boolean) => {
    setFault("");
    sayDone(meeting, step, done).then(
      () => onDone(done),
      (cause: unknown) => setFault(sentenceFor(cause)),
    );
  };
  return (
    <div class="own-done no-print">
      <p class="hint">
        {t.preparing.lead} <SavingWords saving={own.saving} />
      </p>
      {fault && <Notice tone="error">{fault}</Notice>}
      <p role="status">{isDone && t.done.said}</p>
      <div class="row">
        {isDone ? (
          <Button look="text" onPress={() => say(false)}>
            {t.done.undo}
          </Button>
        ) : (
          <Button look="quiet" onPress={() => say(true)}>
            {t.done.say}
          </Button>
        )}
        <Button look="quiet" onPress={() => window.print()}>
          {t.print}
        </Button>
      </div>
    </div>
  );
}

/** Counts down on this page and nowhere else. `onSpent` gets whole minutes when it stops. */
export function Timer({
  choices,
  onSpent,
}: {
  readonly choices: readonly number[];
  readonly onSpent?: (minutes: number) => void;
}) {
  const t = texts().timer;
  const [run, setRun] = useState<{ readonly from: number; readonly until: number } | null>(null);
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    if (!run) return;
    const ticking = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(ticking);
  }, [run]);
  const start = (minutes: number) => {
    setNow(Date.now());
    setRun({ from: Date.now(), until: Date.now() + minutes * 60_000 });
  };
  const stop = () => {
    if (run) onSpent?.(Math.round((Date.now() - run.from) / 60_000));
    setRun(null);
  };
  const left = run ? Math.max(0, Math.ceil((run.until - now) / 1000)) : 0;
  return (
    <details class="own-timer no-print">
      <summary>{t.title}</summary>
      <p class="hint">{t.lead}</p>
      <div class="row">
        {run ? (
          <>
            <span role="timer" aria-live="off">
              {t.left(`${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`)}
            </span>
            <Button look="quiet" onPress={stop}>
              {t.stop}
            </Button>
          </>
        ) : (
          choices.map((minutes) => (
            <Button key={minutes} look="quiet" onPress={() => start(minutes)}>
              {t.minutes(minutes)}
            </Button>
          ))
        )}
      </div>
      <p role="status">{run && left === 0 && t.over}</p>
    </details>
  );
}
