/** The circle of this room as a picture and in words. */

import type { Seat } from "../../circle/Circle";
import type { RoomModel } from "../../room/model";
import { covers } from "../../room/part";
import type { Phase, State } from "../../room/wire";
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
  const speaker = speakerOf(state, model.page.script.phase[state.phase]);
  return state.seats.map((person) => ({
    person,
    name: model.page.members.find((member) => member.person === person)?.name ?? "?",
    presenter: state.roles["presenter"] === person,
    facilitator: state.roles["facilitator"] === person,
    me: !model.isWall && person === model.page.me,
    speaks: speaker === person,
    ready: state.ready.includes(person),
    hand: state.hands.indexOf(person) + 1,
    away: !here.includes(person),
  }));
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
    seat.away ? t.seat.away : "",
  ].filter(Boolean);
  return words.length > 0 ? `${seat.name}: ${words.join(", ")}` : seat.name;
}

/** The line below the clock: who speaks, or how many are ready. */
export function underClock(model: RoomModel, t: Texts): string {
  const state = model.known.value?.state;
  if (state?.stage !== "open") return "";
  if (state.paused) return t.paused;
  const speaker = speakerOf(state, model.page.script.phase[state.phase]);
  if (speaker) return t.speaksShort(model.nameOf(speaker));
  return t.readyCount(state.ready.length, state.seats.length);
}
