/** What the browser of a practice round asks and shows, with a server that answers as told. */

import { beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../api";
import type { Listener } from "../room/live";
import type { Message } from "../room/wire";
import type { Move, StepAsked, StepTold } from "./round";
import { PracticeSource } from "./source";
import { Time } from "./time";

const told = (given: Partial<StepTold>): StepTold => ({
  whole: null,
  moves: [],
  waits: true,
  wrote: 0,
  example: null,
  answers: {},
  ...given,
});

const move = (at: number, given: Partial<Move> = {}): Move => ({
  at,
  now: "2026-01-01T10:00:00.000Z",
  kind: "contributed",
  by: "noor",
  command: `theirs ${at}`,
  change: { hands: [] },
  mine: null,
  texts: {},
  heard: "",
  ...given,
});

let asked: StepAsked[];
let heard: Message[];
let answers: (StepTold | Error | Promise<StepTold>)[];

const listener: Listener = { position: () => null, line: () => undefined, take: (message) => heard.push(message) };

function source() {
  const round = { role: "adviser", others: 2, case: "nurse", seed: 1, language: "nl", draft: false };
  const ask = async (one: StepAsked) => {
    asked.push(one);
    const answer = answers.shift() ?? told({});
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return new PracticeSource(round, ["me", "noor", "esra"], ask, new Time());
}

/** The commands of what was shown, in order. */
const shown = () => heard.filter(({ event }) => event === "change").map(({ data }) => JSON.parse(data).command);

beforeEach(() => {
  vi.useFakeTimers();
  [asked, heard, answers] = [[], [], []];
});

const whole = { now: "2026-01-01T10:00:00.000Z", state: {}, mine: {} };

test("companions act one after another, and then everybody waits for me", async () => {
  answers = [told({ whole, moves: [move(5000), move(9000)] })];
  const played = source();
  await played.run(listener);
  expect(heard.map((one) => one.event)).toEqual(["state", "presence"]);
  expect(played.scene.value.waits).toBe(false);
  await vi.runAllTimersAsync();
  expect(heard.map((one) => one.event)).toEqual(["state", "presence", "change", "change"]);
  expect(played.scene.value.waits).toBe(true);
});

test("waiting can be skipped", async () => {
  answers = [told({ whole, moves: [move(5000), move(9000), move(9001)] })];
  const played = source();
  await played.run(listener);
  played.skip();
  expect(heard).toHaveLength(5);
});

test("what I typed does not go out, and comes back to my own screen", async () => {
  const mine = move(6000, { by: "me", command: "mine" });
  answers = [told({ whole, moves: [move(5000)] }), told({ moves: [mine] })];
  const played = source();
  await played.run(listener);
  played.skip();
  const answer = await played.send({ id: "mine", kind: "contribute", phase: 0, visit: 1, sealed: "mijn geheim" });
  expect(answer.done).toBe(true);
  expect(JSON.stringify(asked)).not.toContain("geheim");
  expect(asked[1]).toMatchObject({ seen: 1, asked: [{ command: { id: "mine", kind: "contribute" } }] });
  expect(heard.at(-1)?.data).toContain("mijn geheim");
});

test("who acts first keeps what was shown, and lets the rest happen anew", async () => {
  answers = [told({ whole, moves: [move(5000), move(90_000)] }), told({ moves: [move(91_000)] })];
  const played = source();
  await played.run(listener);
  await vi.advanceTimersByTimeAsync(1000);
  await played.send({ id: "mine", kind: "raise" });
  expect(asked[1]?.seen).toBe(1);
  const at = asked[1]?.asked[0]?.at ?? 0;
  expect(at).toBeGreaterThanOrEqual(5000);
  expect(at).toBeLessThan(90_000);
});

test("skipping while a press is on its way shows nothing that the press comes before", async () => {
  const [esra, noor] = [move(5000, { command: "esra" }), move(90_000, { command: "noor" })];
  answers = [told({ whole, moves: [esra, noor] })];
  const played = source();
  await played.run(listener);
  const mine = move(1000, { by: "me", command: "mine" });
  answers = [told({ moves: [mine, esra, noor] })];
  const answer = played.send({ id: "mine", kind: "ready" });
  await Promise.resolve(); // asked, and not yet answered
  played.skip();
  expect(shown()).toEqual([]);
  await answer;
  expect(shown()).toEqual(["mine", "esra", "noor"]);
});

test("a press while more is on its way is not undone by it", async () => {
  answers = [told({ whole, moves: [move(5000)], waits: false })];
  const played = source();
  await played.run(listener);
  const mine = move(6000, { by: "me", command: "mine" });
  const slow = new Promise<StepTold>((tell) => window.setTimeout(() => tell(told({})), 500));
  answers = [slow, told({ moves: [mine, move(7000)] })];
  played.skip(); // and what comes next is asked for
  const answer = played.send({ id: "mine", kind: "ready" });
  await vi.advanceTimersByTimeAsync(1000);
  await answer;
  await vi.runAllTimersAsync();
  expect(asked.map(({ seen }) => seen)).toEqual([0, 1, 1]);
  expect(shown()).toEqual(["theirs 5000", "mine", "theirs 7000"]);
});

test("a refusal is told in its own words, and what I asked is forgotten", async () => {
  answers = [
    told({ whole }),
    new Problem(409, "Wacht op je beurt.", { type: "kring:not-allowed-now" }),
    told({ moves: [move(5000)] }),
  ];
  const played = source();
  await played.run(listener);
  const answer = await played.send({ id: "one", kind: "done" });
  expect(answer).toMatchObject({ done: false, kind: "not-allowed-now", sentence: "Wacht op je beurt." });
  expect(played.refused.value).toBe("Wacht op je beurt.");
  await played.release();
  expect(asked.at(-1)?.asked.map(({ command }) => command.kind)).toEqual(["go-on"]);
});

test("without a server the round waits, and goes on when it is back", async () => {
  answers = [new TypeError("no network"), told({ whole, moves: [move(1000)] })];
  const played = source();
  await played.run(listener);
  expect(played.scene.value.isBroken).toBe(true);
  await played.tryAgain();
  expect(played.scene.value.isBroken).toBe(false);
});
