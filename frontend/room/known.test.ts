// @vitest-environment node
import { expect, test } from "vitest";
import { after, type Known } from "./known";
import { aState } from "./script.fixture";

const clock = Date.parse("2026-11-23T10:00:00.000Z");

function said(event: string, data: unknown, id: string | null = null) {
  return { event, id, data: JSON.stringify(data) };
}

function known(): Known {
  const whole = { now: "2026-11-23T10:00:05.000Z", state: aState(), mine: { hidden: {} }, items: {}, earlier: [] };
  const result = after(null, said("state", whole, "7"), clock);
  if (!result) throw new Error("a state is always known");
  return result;
}

test("a state replaces everything, and tells how far this clock is off", () => {
  expect(known()).toMatchObject({ position: "7", skew: 5000, mine: { hidden: {}, parked: {} } });
});

test("a change moves the position and folds into the state", () => {
  const next = after(known(), said("change", { kind: "raise", change: { hands: ["anna"] } }, "8"), clock);
  expect(next).toMatchObject({ position: "8", state: { hands: ["anna"] } });
});

test("a timer that is taken away is null, not absent", () => {
  const next = after(known(), said("change", { kind: "close", change: { timer: null, turn: null } }, "8"), clock);
  expect(next?.state.timer).toBeNull();
  expect(next?.state.turn).toBeNull();
});

test("what is mine takes no position", () => {
  const next = after(known(), said("mine", { kind: "contribute", change: { hidden: { one: { phase: 3 } } } }), clock);
  expect(next).toMatchObject({ position: "7", mine: { hidden: { one: { phase: 3 } }, parked: {} } });
});

test("after a reconnect my own part comes whole, and what is gone is gone", () => {
  const had = after(known(), said("mine", { kind: "contribute", change: { hidden: { one: {} } } }), clock);
  const next = after(had, said("mine", { kind: "whole", change: { hidden: {}, parked: { two: {} } } }), clock);
  expect(next?.mine).toEqual({ hidden: {}, parked: { two: {} } });
});

test("nothing is folded into a room that is not known", () => {
  expect(after(null, said("change", { change: {} }, "1"), clock)).toBeNull();
});
