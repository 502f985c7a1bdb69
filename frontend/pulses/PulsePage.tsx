/** The page for members: answering what is open, what came of it, the line over time, and asking. */

import { useState } from "preact/hooks";
import { Failed } from "../group/Failed";
import type { Here } from "../group/here";
import { useReading } from "../group/useReading";
import { Notice } from "../parts/parts";
import { Asking } from "./Asking";
import { Line } from "./Line";
import { Result } from "./Result";
import { type Asked, type Reading, readPulses, today } from "./reading";
import { dayOf, texts } from "./texts";
import { Voting } from "./Voting";

export function PulsePage(here: Here) {
  const t = texts();
  const { reading, fault, look } = useReading(() => readPulses(here), [here.keys]);
  const [said, setSaid] = useState("");
  if (fault) {
    return <Failed sentence={fault} onAgain={look} />;
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
