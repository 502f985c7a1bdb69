// @vitest-environment node
import { expect, test } from "vitest";
import { partOf } from "../room/part";
import { aState, script } from "../room/script.fixture";
import type { State } from "../room/wire";
import { mayRelease, rulesIn, todoOf, whatIDid, whyOf } from "./coach";
import type { Scene } from "./source";
import { texts } from "./texts";

const waiting: Scene = {
  next: null,
  heard: null,
  waits: true,
  wrote: 0,
  example: { kind: "question", text: "Hoe laat was het?" },
  answers: {},
  isBroken: false,
};

function part(state: State, me: string) {
  return partOf({ script, state, mine: { hidden: {}, parked: {} }, me, here: [] });
}

test("the coach says nothing to do while others act", () => {
  const state = aState();
  expect(todoOf({ ...waiting, waits: false }, state, part(state, "bram"), script)).toBeNull();
});

test("whoever has the turn hears so, and then how to pass it on", () => {
  const state = aState({ turn: { order: ["bram"], now: "bram", taken: [] } });
  expect(todoOf({ ...waiting, wrote: 1 }, state, part(state, "bram"), script)).toBe("turnOn");
});

test("before the meeting the facilitator begins", () => {
  expect(todoOf(waiting, aState({ stage: "waiting" }), null, script)).toBe("begin");
});

test("the coach has a button only where the room has none", () => {
  const state = aState();
  const mine = part(state, "bram");
  expect(mine?.facilitates).toBe(false);
  expect(mayRelease(waiting, state, mine)).toBe(mine?.mayBeReady !== true);
  expect(mayRelease({ ...waiting, waits: false }, state, mine)).toBe(false);
  expect(mine && mayRelease(waiting, state, { ...mine, facilitates: true })).toBe(false);
});

test.each(script.phase.map((phase, index) => [phase.key, index] as const))("%s has a reason", (_key, index) => {
  expect(whyOf(script, index, texts.nl)).toMatch(/\.$/u);
});

test("the end counts what I did, and names the rules this method has", () => {
  const asked = ["open", "contribute", "contribute", "park", "next"].map((kind, at) => ({
    at,
    command: { id: String(at), kind },
  }));
  expect(whatIDid(asked)).toEqual({ wrote: 2, parked: 1, spoke: 0, led: 2 });
  for (const rule of rulesIn(script)) expect(texts.nl.end.rule[rule]).toBeTruthy();
});
