// @vitest-environment node
import { expect, test } from "vitest";
import { minutesOf, outlookOf, stepsToCome } from "./outlook";
import { aPhase, aState, script } from "./script.fixture";

const now = Date.parse("2026-11-23T10:05:00.000Z"); // three minutes left in this step; three more steps of five
const inMinutes = (minutes: number) => now + minutes * 60_000;

test("what is still to come fits in the time that is left", () => {
  expect(outlookOf(script, aState(), now, inMinutes(30))).toEqual({
    here: 3,
    steps: 4,
    asked: 18,
    left: 30,
    short: 0,
    remedy: null,
  });
});

test("too little time is told, with the step whose skipping is enough", () => {
  expect(outlookOf(script, aState(), now, inMinutes(14))).toMatchObject({
    short: 4,
    remedy: { kind: "skip", phase: 2, gives: 5 },
  });
});

test("otherwise the longest step is held shorter, and never below three minutes", () => {
  const long = { ...script, phase: script.phase.map((phase) => ({ ...phase, may_skip: false })) };
  long.phase[3] = aPhase({ key: "suggest", minutes: 12 });
  expect(outlookOf(long, aState(), now, inMinutes(20))).toMatchObject({
    asked: 25,
    short: 5,
    remedy: { kind: "shorten", phase: 3, gives: 5 },
  });
  expect(outlookOf(long, aState(), now, inMinutes(1))).toMatchObject({ short: 24, remedy: { gives: 9 } });
});

test("what was resolved is never cut", () => {
  const last = { ...script, phase: [...script.phase.slice(0, 2), aPhase({ minutes: 9, output: "resolution" })] };
  expect(outlookOf(last, aState(), now, inMinutes(2))).toMatchObject({ short: 10, remedy: null });
});

test("a step whose time is over asks nothing more", () => {
  const over = aState({ timer: { ends_at: "2026-11-23T10:04:00.000Z" } });
  expect(outlookOf(script, over, now, inMinutes(60))).toMatchObject({ here: 0, steps: 3, asked: 15 });
});

test("a meeting past its planned end has nothing left, and one on another day is not compared with its plan", () => {
  expect(outlookOf(script, aState(), now, inMinutes(-20))).toMatchObject({ left: 0, short: 18 });
  expect(outlookOf(script, aState(), now, inMinutes(60 * 24))).toMatchObject({ left: null, short: 0 });
});

test("a paused clock keeps what was left", () => {
  expect(outlookOf(script, aState({ timer: { left: 61 } }), now, inMinutes(60)).here).toBe(2);
});

test("minutes for each count who speaks there", () => {
  const round = aPhase({ form: "round", minutes: 1, minutes_each: 2, speaks: ["adviser"] });
  expect(minutesOf(round, aState())).toBe(5);
});

test("a way that was not chosen is not counted", () => {
  const ways = {
    ...script,
    phase: [aPhase({ key: "choose" }), aPhase({ module: "a" }), aPhase({ module: "b" }), aPhase({ key: "end" })],
  };
  expect(stepsToCome(ways, aState({ phase: 0 }))).toEqual([1, 3]);
  expect(stepsToCome(ways, aState({ phase: 0, modules: { choose: "b" } }))).toEqual([2, 3]);
});
