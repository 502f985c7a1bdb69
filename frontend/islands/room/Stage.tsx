/** The centre of the room: the circle, what step it is, what I do now and what I do not. */

import { useEffect, useRef } from "preact/hooks";
import { Circle } from "../../circle/Circle";
import { clockText, partLeft, secondsLeft } from "../../room/clock";
import { minutesOf } from "../../room/outlook";
import { roleOf } from "../../room/part";
import { instructionFor, inWords, listOf, useRoom } from "./context";
import { Places } from "./Places";
import { seatsOf, seatWords, underClock } from "./seats";
import { said } from "./texts";

export function Stage() {
  return (
    <>
      <LiveCircle />
      <PhaseWords />
      <Places />
    </>
  );
}

export function LiveCircle() {
  const model = useRoom();
  const t = said();
  const seats = seatsOf(model);
  const state = model.known.value?.state;
  const phase = model.page.script.phase[state?.phase ?? 0];
  const minutes = phase && state ? minutesOf(phase, state) : 1;
  const left = state?.stage === "open" ? secondsLeft(state.timer, model.now.value) : null;
  const clock =
    left === null ? {} : { clock: clockText(left), left: state ? partLeft(state, minutes, model.now.value) : 0 };
  return (
    <div class="room-circle">
      <Circle
        seats={seats}
        {...clock}
        under={underClock(model, t)}
        label={t.circle(listOf(seats.map((seat) => seat.name)))}
      />
      <ul class="visually-hidden" aria-label={t.circleList}>
        {seats.map((seat) => (
          <li key={seat.person}>{seatWords(seat, t)}</li>
        ))}
      </ul>
    </div>
  );
}

function PhaseWords() {
  const model = useRoom();
  const t = said();
  const heading = useRef<HTMLHeadingElement>(null);
  const state = model.known.value?.state;
  const phase = model.page.script.phase[state?.phase ?? 0];
  const place = `${state?.phase} ${state?.visit}`;
  useEffect(() => {
    if (!place || document.activeElement?.matches("textarea, input, select")) return; // nobody is dragged away from typing
    window.scrollTo(0, 0);
    // The step changed under what had the focus: without this a keyboard user starts at the top of the page.
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [place]);
  if (!state || !phase) return null;
  const forbidden = phase.forbidden
    .map((each) => t.forbidden[each])
    .filter((each): each is string => each !== undefined);
  return (
    <div class="room-phase">
      <h1 tabIndex={-1} ref={heading}>
        {inWords(phase.title)}
      </h1>
      <p class="lead">{instructionFor(phase, roleOf(state, model.page.me))}</p>
      {phase.rule && (
        <p>
          <strong class="room-rule">{inWords(phase.rule)}</strong>
        </p>
      )}
      {!phase.rule && forbidden.length > 0 && (
        <p class="hint">
          {t.notNow} {listOf(forbidden)}.
        </p>
      )}
    </div>
  );
}
