// @vitest-environment node
import { expect, test } from "vitest";
import { partOf } from "./part";
import { aPhase, aState, aWriting, said, script } from "./script.fixture";
import {
  againFrom,
  chairOf,
  lengthLeft,
  outsiders,
  sentencesIn,
  stepNumber,
  stepsShown,
  tableOf,
  turnLeft,
  wordsIn,
  writerOf,
} from "./step";
import type { Phase, Script } from "./wire";

const method = (...phase: Phase[]): Script => ({ ...script, phase });
const at = (phase: Phase, me: string, given = {}) =>
  partOf({
    script: method(phase),
    state: aState({ phase: 0, ...given }),
    mine: { hidden: {}, parked: {} },
    me,
    here: ["anna", "bram", "chaima", "daan"],
  });

test("the presenter out of the circle reads along, and has notes and nothing else", () => {
  const gossip = aPhase({ outside: ["presenter"], forbidden: ["advice"], writes: [aWriting({ who: ["everyone"] })] });
  expect(at(gossip, "anna")).toMatchObject({
    isOutside: true,
    onlyNotes: true,
    writing: null,
    mayWrite: false,
    maySpeak: false,
    mayPark: false,
    mayBeReady: false,
  });
  expect(at(gossip, "bram")).toMatchObject({ isOutside: false, mayWrite: true });
  expect(outsiders(gossip, aState())).toEqual(["anna"]);
});

test("a private note is never sent, and who writes one may say that they are ready", () => {
  const alone = aPhase({
    form: "silence",
    speaks: ["nobody"],
    writes: [aWriting({ who: ["everyone"], kind: "note", private: true })],
  });
  expect(at(alone, "bram")).toMatchObject({ onlyNotes: true, mayWrite: false, mayBeReady: true });
});

test("ways that were not chosen are no steps", () => {
  const ways = method(
    aPhase({ key: "begin" }),
    aPhase({ key: "which", form: "module" }),
    aPhase({ key: "one", module: "a" }),
    aPhase({ key: "other", module: "b" }),
    aPhase({ key: "end" }),
  );
  expect(stepsShown(ways, aState())).toEqual([0, 1, 4]);
  const chosen = aState({ phase: 3, modules: { which: "b" } });
  expect(stepsShown(ways, chosen)).toEqual([0, 1, 3, 4]);
  expect(stepNumber(ways, chosen)).toEqual({ now: 3, all: 4 });
});

test("going round again counts down, and says who presents then", () => {
  const from = (phase: Phase, given = {}, here = ["anna", "bram", "chaima", "daan"]) =>
    againFrom({
      script: method(phase),
      state: aState({ phase: 0, ...given }),
      mine: { hidden: {}, parked: {} },
      me: "chaima",
      here,
    });
  const round = aPhase({ key: "turn", loop: { to: "turn", most: "everyone", passes: "presenter" } });
  expect(from(round)).toEqual({ left: 3, presenter: "bram" });
  expect(from(round, {}, ["anna", "chaima", "daan"])).toEqual({ left: 2, presenter: "chaima" });
  expect(from(round, { loops: { turn: 3 } })).toMatchObject({ left: 0 });
  const twice = aPhase({ key: "turn", loop: { to: "turn", most: 2 } });
  expect(from(twice, { loops: { turn: 1 } })).toEqual({ left: 1, presenter: null });
  expect(from({ ...twice, unseen: true })).toBeNull();
  expect(from(aPhase())).toBeNull();
});

test("a table has a writer who has something to write", () => {
  const groups = aPhase({ form: "groups", writes: [aWriting({ who: ["adviser"] })] });
  const state = aState({ tables: [["anna", "bram", "chaima"], ["daan"]] });
  expect(tableOf(state, "chaima")).toEqual(["anna", "bram", "chaima"]);
  expect(writerOf(groups, state, tableOf(state, "anna"))).toBe("bram");
});

test("somebody sits on a chair of this step", () => {
  const phase = aPhase({ chairs: [{ key: "client", ...said("the client"), who: ["presenter"] }] });
  expect(chairOf(phase, aState({ chairs: { client: "anna" } }), "anna")?.key).toBe("client");
  expect(chairOf(phase, aState(), "anna")).toBeNull();
});

test("a turn has a length of its own, and may last longer", () => {
  const round = aPhase({ form: "round", minutes_each: 2 });
  const turn = { order: ["anna"], now: "anna", taken: [], since: "2026-11-23T10:00:00.000Z" };
  const now = Date.parse("2026-11-23T10:01:30.000Z");
  expect(turnLeft(round, aState({ turn }), now)).toBe(30);
  expect(turnLeft(round, aState({ turn, paused: "2026-11-23T10:01:00.000Z" }), now)).toBe(60);
  expect(turnLeft(aPhase(), aState({ turn }), now)).toBeNull();
});

test.each([
  ["", 0],
  ["Hoe laat was het", 1],
  ["Ik ging weg. Zij bleef! Waarom?", 3],
  ["Dr. A. de Vries was er om 8.30 uur…", 2],
  ["eerste regel\ntweede regel", 2],
])("%j counts as %i sentences", (text, count) => {
  expect(sentencesIn(text)).toBe(count);
});

test("words are counted as people count them", () => {
  expect(wordsIn("Ze zei: 't is m'n zus-in-spe, 84 jaar.")).toBe(8);
});

test("a pitch says what is left, and informs when it is longer", () => {
  expect(lengthLeft(aWriting({ sentences: 3 }), "Een. Twee.")).toEqual({ unit: "sentences", left: 1 });
  expect(lengthLeft(aWriting({ sentences: 3, words: 2 }), "een twee drie")).toEqual({ unit: "words", left: -1 });
  expect(lengthLeft(aWriting(), "wat men wil")).toBeNull();
});
