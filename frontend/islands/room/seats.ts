/** The circle of this room as a picture and in words. */

import type { Seat } from "../../circle/Circle";
import { clockText } from "../../room/clock";
import type { RoomModel } from "../../room/model";
import { awaitsReveal, covers, isShared } from "../../room/part";
import { chairOf, outsiders, tableOf, turnLeft } from "../../room/step";
import type { Phase, State } from "../../room/wire";
import { inWords } from "./context";
import type { Texts } from "./texts";

/** Who has the floor: given by the facilitator, by turn, or because the step is the presenter's to tell. */
export function speakerOf(state: State, phase: Phase | undefined): string | null {
  if (state.stage !== "open") return null;
  if (state.floor) return state.floor;
  if (state.turn?.now) return state.turn.now;
  const isTelling =
    phase && phase.form === "talk" && covers(phase.speaks, "presenter") && !covers(phase.speaks, "adviser");
  return isTelling ? (state.roles["presenter"] ?? null) : null;
}

export function seatsOf(model: RoomModel): Seat[] {
  const known = model.known.value;
  if (!known) return model.page.members.map(({ person, name }) => ({ person, name, away: true }));
  const { state, here } = known;
  const phase = model.page.script.phase[state.phase];
  const speaker = speakerOf(state, phase);
  const out = state.stage === "open" ? outsiders(phase, state) : [];
  const mates = tableOf(state, model.page.me);
  return state.seats.map((person) => ({
    person,
    name: model.page.members.find((member) => member.person === person)?.name ?? "?",
    presenter: state.roles["presenter"] === person,
    facilitator: state.roles["facilitator"] === person,
    me: !model.isWall && person === model.page.me,
    speaks: speaker === person,
    ready: state.ready.includes(person),
    hand: state.hands.indexOf(person) + 1,
    away: !here.includes(person) && !isShared(state),
    out: out.includes(person),
    mate: !model.isWall && mates.includes(person),
    chair: chairName(phase, state, person),
  }));
}

function chairName(phase: Phase | undefined, state: State, person: string): string {
  const chair = chairOf(phase, state, person);
  return chair ? inWords(chair) : "";
}

/** What a seat shows, as words for the list: "Anna: brengt in, heeft het woord". */
export function seatWords(seat: Seat, t: Texts): string {
  const words = [
    seat.me ? t.seat.me : "",
    seat.presenter ? t.seat.presenter : "",
    seat.facilitator ? t.seat.facilitator : "",
    seat.speaks ? t.seat.speaks : "",
    seat.ready ? t.seat.ready : "",
    seat.hand ? t.seat.hand(seat.hand) : "",
    seat.out ? t.seat.out : "",
    seat.chair ? t.seat.chair(seat.chair) : "",
    seat.away ? t.seat.away : "",
  ].filter(Boolean);
  return words.length > 0 ? `${seat.name}: ${words.join(", ")}` : seat.name;
}

/** The line below the clock: who speaks, or how many are ready. */
export function underClock(model: RoomModel, t: Texts): string {
  const state = model.known.value?.state;
  if (state?.stage !== "open") return "";
  if (state.paused) return t.paused;
  const phase = model.page.script.phase[state.phase];
  const speaker = speakerOf(state, phase);
  const left = turnLeft(phase, state, model.now.value);
  if (speaker && left !== null) return t.turnClock(model.nameOf(speaker), clockText(Math.max(0, left)));
  if (speaker) return t.speaksShort(model.nameOf(speaker));
  if (phase?.form === "silence") return t.silence;
  if (isShared(state)) return ""; // who has no screen cannot say that they are ready
  if (model.isWall && awaitsReveal(phase, state)) return ""; // a wall counts nothing while writing is unseen
  return t.readyCount(state.ready.length, state.seats.length);
}
