// @vitest-environment node
import { expect, test } from "vitest";
import { consentOf, nudgeOf, readinessOf } from "./guided";
import { partOf } from "./part";
import { aState, script } from "./script.fixture";

const here = ["anna", "bram", "chaima"];
const roles = { presenter: "anna" };

test("half of those present, rounded up, take the group on", () => {
  const state = aState({ guided: "half", roles, ready: ["bram", "daan"] });
  expect(readinessOf({ state, here })).toEqual({ needed: 2, ready: ["bram"], busy: ["anna", "chaima"] });
});

test("or everybody who is here, and nobody waits for an empty chair", () => {
  const state = aState({ guided: "all", roles });
  expect(readinessOf({ state, here })).toMatchObject({ needed: 3 });
});

test("where the room guides, anybody leads, keeps time, and may be ready in every step", () => {
  const state = aState({ guided: "half", roles, phase: 0 });
  const part = partOf({ script, state, mine: { hidden: {}, parked: {} }, me: "bram", here });
  expect(part).toMatchObject({ facilitates: false, leads: true, keepsTime: true, mayBeReady: true, maySpeak: false });
});

test("the turn of somebody who is not here may be taken on by anybody", () => {
  const turn = { order: ["daan", "bram"], now: "daan", taken: [] };
  const state = aState({ guided: "half", roles, phase: 2, turn });
  const room = { script, mine: { hidden: {}, parked: {} }, me: "bram", here };
  expect(partOf({ ...room, state })).toMatchObject({ mayEndTurn: true });
  expect(partOf({ ...room, state, here: [...here, "daan"] })).toMatchObject({ mayEndTurn: false });
});

test("the timekeeper's words come at the last minute and when the time is over, not while the clock stands still", () => {
  const ends = Date.parse("2026-11-23T10:08:00.000Z");
  expect(nudgeOf(aState(), ends - 61_000)).toBeNull();
  expect(nudgeOf(aState(), ends - 60_000)).toBe("minute");
  expect(nudgeOf(aState(), ends + 5_000)).toBe("over");
  expect(nudgeOf(aState({ timer: { left: 30 }, paused: "2026-11-23T10:07:30.000Z" }), ends)).toBeNull();
});

test("taking over asks more than half of those present", () => {
  const state = aState({ offer: { role: "facilitator", to: "bram", agreed: ["bram"] } });
  expect(consentOf({ state, here, me: "anna" })).toMatchObject({ needed: 2, mayAgree: true });
  expect(consentOf({ state, here, me: "bram" })).toMatchObject({ mayAgree: false });
});
