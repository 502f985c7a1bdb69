/** All steps of the meeting, which one it is, and how long the rest takes. */

import { clockText, secondsLeft } from "../../room/clock";
import { inWords, useRoom } from "./context";
import { said } from "./texts";

export function Rail() {
  const model = useRoom();
  const t = said();
  const state = model.known.value?.state;
  const { phase: phases, name } = model.page.script;
  const now = state?.stage === "open" ? state.phase : -1;
  const left = secondsLeft(state?.timer ?? null, model.now.value);
  const rest = phases.slice(now + 1).reduce((sum, phase) => sum + phase.minutes, 0) + Math.ceil((left ?? 0) / 60);
  return (
    <nav class="room-rail" aria-label={t.allSteps}>
      <h2>
        {inWords(name)} · {t.minutesLeft(rest)}
      </h2>
      <ol>
        {phases.map((phase, index) => {
          const isDone = state?.stage === "closed" || index < now;
          return (
            <li
              key={phase.key}
              class={isDone ? "done" : index === now ? "now" : ""}
              aria-current={index === now ? "step" : undefined}
            >
              <span>{inWords(phase.title)}</span>
              {isDone && <span class="visually-hidden">({t.done})</span>}
              <span class="rail-minutes">{index === now && left !== null ? clockText(left) : phase.minutes}</span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
