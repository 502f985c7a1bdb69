/** All steps of the meeting, which one it is, and how long the rest takes. */

import { clockText, secondsLeft } from "../../room/clock";
import { minutesOf } from "../../room/outlook";
import { stepsShown } from "../../room/step";
import type { Phase } from "../../room/wire";
import { inWords, useRoom } from "./context";
import { said } from "./texts";

export function Rail() {
  const model = useRoom();
  const t = said();
  const state = model.known.value?.state;
  const { phase: phases, name } = model.page.script;
  const now = state?.stage === "open" ? state.phase : -1;
  const left = secondsLeft(state?.timer ?? null, model.now.value);
  const shown = stepsShown(model.page.script, state);
  const minutesHere = (phase: Phase) => (state ? minutesOf(phase, state) : phase.minutes);
  const later = phases.filter((_, index) => index > now && shown.includes(index));
  const rest = later.reduce((sum, phase) => sum + minutesHere(phase), 0) + Math.ceil((left ?? 0) / 60);
  return (
    <nav class="room-rail" aria-label={t.allSteps}>
      <h2>
        {inWords(name)} · {t.minutesLeft(rest)}
      </h2>
      <ol>
        {shown.map((index) => {
          const phase = phases[index];
          if (!phase) return null;
          const isDone = state?.stage === "closed" || index < now;
          return (
            <li
              key={phase.key}
              class={isDone ? "done" : index === now ? "now" : ""}
              aria-current={index === now ? "step" : undefined}
            >
              <span>{inWords(phase.title)}</span>
              {isDone && <span class="visually-hidden">({t.done})</span>}
              <span class="rail-minutes">{index === now && left !== null ? clockText(left) : minutesHere(phase)}</span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
