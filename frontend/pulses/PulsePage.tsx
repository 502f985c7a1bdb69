/** The page for members: answering what is open, what came of it, the line over time, and asking. */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Here } from "../group/here";
import { sentenceFor } from "../group/useGroup";
import { Button, Notice } from "../parts/parts";
import { Asking } from "./Asking";
import { Line } from "./Line";
import { Result } from "./Result";
import { type Asked, type Reading, readPulses, today } from "./reading";
import { dayOf, texts } from "./texts";
import { Voting } from "./Voting";

export function PulsePage(here: Here) {
  const t = texts();
  const { reading, fault, look } = useReading(here);
  const [said, setSaid] = useState("");
  if (fault) {
    return (
      <Notice tone="error">
        <p>{fault}</p>
        <Button look="quiet" onPress={look}>
          {t.again}
        </Button>
      </Notice>
    );
  }
  if (!reading) return <p role="status">{t.loading}</p>;
  const done = (sentence: string) => {
    setSaid(sentence);
    look();
  };
  const open = reading.asked.find((one) => one.state === "open");
  const over = reading.asked.filter((one) => one.state !== "open");
  const newest = over.at(-1);
  return (
    <>
      <div role="status">{said && <Notice tone="ok">{said}</Notice>}</div>
      {reading.refused.map((reason) => (
        <Notice key={reason} tone="error">
          {t.unknown(reason)}
        </Notice>
      ))}
      {open && !open.iVoted && <Voting here={here} poll={open.poll} onDone={() => done(t.open.voted)} />}
      {open?.iVoted && <Waiting asked={open} />}
      {newest && <Result asked={newest} />}
      <Line asked={over} />
      {!open && <Next here={here} reading={reading} onAsked={() => done(t.ask.done)} />}
    </>
  );
}

function useReading(here: Here) {
  const [reading, setReading] = useState<Reading | null>(null);
  const [fault, setFault] = useState("");
  const turn = useRef(0);
  const { keys } = here;
  const look = useCallback(() => {
    const mine = ++turn.current;
    void readPulses(here).then(
      (found) => {
        if (mine !== turn.current) return; // what was asked for later is newer
        setFault("");
        setReading(found);
      },
      (cause: unknown) => setFault(sentenceFor(cause)),
    );
  }, [keys]);
  useEffect(look, [look]);
  return { reading, fault, look };
}

function Waiting({ asked }: { readonly asked: Asked }) {
  const t = texts().open;
  return (
    <section class="card">
      <h2>{t.title}</h2>
      <p>{t.voted}</p>
      <p>{t.count(asked.voted, asked.poll.members, dayOf(asked.poll.closes))}</p>
    </section>
  );
}

interface NextProps {
  readonly here: Here;
  readonly reading: Reading;
  readonly onAsked: () => void;
}

function Next({ here, reading, onAsked }: NextProps) {
  const t = texts().ask;
  const from = reading.opensFrom;
  if (from !== null && today() < from) return <p class="hint">{t.from(dayOf(from))}</p>;
  return <Asking here={here} onAsked={onAsked} />;
}
