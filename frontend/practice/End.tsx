/** After the round: what I did, what the rules protect, and the way to a real meeting. */

import { useRoom } from "../islands/room/context";
import { LiveCircle } from "../islands/room/Stage";
import { rulesIn, whatIDid } from "./coach";
import type { PracticePage } from "./round";
import type { PracticeSource } from "./source";
import { said } from "./texts";

export function End({ source }: { source: PracticeSource }) {
  const model = useRoom();
  const t = said().end;
  const { practice } = model.page as PracticePage;
  return (
    <div class="room-closing coach-end">
      <div class="room-circle-small">
        <LiveCircle />
      </div>
      <h1 tabIndex={-1}>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <h2>{t.did}</h2>
      <ul>
        {didWords(source).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <h2>{t.rules}</h2>
      <ul>
        {rulesIn(model.page.script).map((rule) => (
          <li key={rule}>{t.rule[rule]}</li>
        ))}
      </ul>
      <h2>{t.next}</h2>
      <p>{t.nobody}</p>
      <p class="row">
        <a class="button primary" href="/">
          {t.plan}
        </a>
        <a class="button" href={practice.again}>
          {t.other}
        </a>
      </p>
    </div>
  );
}

function didWords(source: PracticeSource): string[] {
  const t = said().end;
  const { wrote, parked, spoke, led } = whatIDid(source.done);
  const words = [
    wrote > 0 && t.wrote(wrote),
    spoke > 0 && t.spoke(spoke),
    parked > 0 && t.parked(parked),
    led > 0 && t.led(led),
  ].filter((each): each is string => each !== false);
  return words.length > 0 ? words : [t.listened];
}
