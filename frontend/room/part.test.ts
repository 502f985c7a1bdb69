// @vitest-environment node
import { expect, test } from "vitest";
import { doubtAboutNext, mayTakeOver, nextAdvicePhase, partOf, penOf, type Room, reachable } from "./part";
import { aState, script } from "./script.fixture";
import type { Mine, State } from "./wire";

const now = Date.parse("2026-11-23T10:05:00.000Z");

function room(me: string, given: Partial<State> = {}, mine: Partial<Mine> = {}): Room {
  const here = ["anna", "bram", "chaima", "daan"];
  return { script, state: aState(given), mine: { hidden: {}, parked: {}, ...mine }, me, here };
}

test("an adviser writes a question, unseen, and may park advice", () => {
  expect(partOf(room("bram"))).toMatchObject({ role: "adviser", mayWrite: true, mayPark: true, mayBeReady: true });
});

test("the presenter answers only after the reveal", () => {
  expect(partOf(room("anna"))).toMatchObject({ mayWrite: false, waitsFor: "reveal", mayPark: false });
  expect(partOf(room("anna", { revealed: true }))).toMatchObject({ mayWrite: true, waitsFor: null });
});

test("advice waits for the next step that asks for it, if one is still to come", () => {
  expect(nextAdvicePhase(script, 1, "adviser")).toBe(3);
  expect(nextAdvicePhase(script, 3, "adviser")).toBe(-1);
  expect(nextAdvicePhase(script, 1, "presenter")).toBe(-1);
});

test("who listens has nothing to write", () => {
  expect(partOf(room("bram", { phase: 0 }))).toMatchObject({ writing: null, maySpeak: false, mayBeReady: false });
});

test("three questions are enough, and the hidden ones count", () => {
  const one = { phase: 1, visit: 1, revision: 1 };
  const full = room("bram", { contributions: { a: { by: "bram", ...one } } }, { hidden: { b: one, c: one } });
  expect(partOf(full)).toMatchObject({ mayWrite: false, waitsFor: "enough" });
  expect(partOf({ ...full, state: { ...full.state, visit: 2 } })).toMatchObject({ mayWrite: true });
});

test("in a round one waits for one's turn, and the facilitator may end it", () => {
  const turn = { order: ["daan", "anna"], now: "daan", taken: [] };
  expect(partOf(room("daan", { phase: 2, turn }))).toMatchObject({ isMyTurn: true, mayEndTurn: true });
  expect(partOf(room("anna", { phase: 2, turn }))).toMatchObject({ isMyTurn: false, mayEndTurn: false });
  expect(partOf(room("chaima", { phase: 2, turn }))).toMatchObject({ facilitates: true, mayEndTurn: true });
});

test("before and after the meeting nobody has a part", () => {
  expect(partOf(room("anna", { stage: "waiting" }))).toBeNull();
  expect(partOf(room("anna", { stage: "closed" }))).toBeNull();
});

test("a role is taken over from who is away, or by the facilitator's hand, and never both main roles", () => {
  expect(mayTakeOver(room("bram"), "facilitator")).toBe(false);
  expect(mayTakeOver({ ...room("bram"), here: ["bram"] }, "facilitator")).toBe(true);
  expect(mayTakeOver({ ...room("anna"), here: ["anna"] }, "facilitator")).toBe(false);
  expect(mayTakeOver(room("chaima"), "timekeeper")).toBe(true);
});

test("going on is doubted when nothing was revealed, nobody wrote, or a round is not over", () => {
  expect(doubtAboutNext(room("chaima"), now)).toBe("reveal-first");
  expect(doubtAboutNext(room("chaima", { revealed: true }), now)).toBe("nobody-wrote");
  const contributions = { a: { by: "bram", phase: 1, visit: 1, revision: 1 } };
  expect(doubtAboutNext(room("chaima", { revealed: true, contributions }), now)).toBeNull();
  const turn = { order: ["daan", "anna"], now: "anna", taken: ["daan"] };
  expect(doubtAboutNext(room("chaima", { phase: 2, turn }), now)).toBe("round-not-over");
});

test("going on right after the start of a step is doubted, unless somebody is ready", () => {
  const timer = { ends_at: "2026-11-23T10:09:50.000Z" };
  expect(doubtAboutNext(room("chaima", { phase: 0, timer }), now)).toBe("time-left");
  expect(doubtAboutNext(room("chaima", { phase: 0, timer, ready: ["anna"] }), now)).toBeNull();
});

test("a step that may be skipped opens the one behind it", () => {
  expect(reachable(script, aState({ phase: 0 }))).toEqual([1]);
  expect(reachable(script, aState({ phase: 1 }))).toEqual([2, 3]);
});

test("who types for somebody writes what that person may write, and what was typed counts for them", () => {
  const one = { phase: 1, visit: 1, revision: 1 };
  const typed = { a: { ...one, for: "bram" }, b: { ...one, for: "bram" }, c: { ...one, for: "bram" }, d: one };
  const shared = room("chaima", { way: "projector" }, { hidden: typed });
  expect(penOf(shared, "bram")).toMatchObject({ mayWrite: false, waitsFor: "enough" });
  expect(penOf(shared, "daan")).toMatchObject({ mayWrite: true });
  expect(penOf(shared, "chaima")).toMatchObject({ mayWrite: true });
  expect(penOf(shared, "anna")).toMatchObject({ waitsFor: "reveal" });
});

test("what was said aloud is written down at once, whoever has the turn", () => {
  const turn = { order: ["daan", "anna"], now: "daan", taken: [] };
  const writes = [{ ...(script.phase[1]?.writes[0] ?? never()), who: ["everyone"], kind: "checkin" }];
  const round = {
    ...script,
    phase: script.phase.map((phase) => (phase.form === "round" ? { ...phase, writes } : phase)),
  };
  const shared = { ...room("chaima", { way: "paper", phase: 2, turn }), script: round };
  expect(penOf(shared, "anna")).toMatchObject({ mayWrite: true, waitsFor: null });
  expect(penOf(shared, "chaima")).toMatchObject({ mayWrite: false, waitsFor: "turn" });
});

function never(): never {
  throw new Error("the script lacks its writing");
}
