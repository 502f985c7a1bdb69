// @vitest-environment node
/** The screen's idea of what I may do is the server's: moments judged by the engine (kring/methods/tests/rights.py). */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { after } from "./known";
import { awaitsReveal, mayTakeOver, partOf, type Room, reachable } from "./part";
import type { Mine, Script, State } from "./wire";

interface Moment {
  readonly script: string;
  readonly state: State;
  readonly mine: Mine;
  readonly me: string;
  readonly here: readonly string[];
  readonly may: {
    readonly write: boolean;
    readonly park: boolean;
    readonly ready: boolean;
    readonly end_turn: boolean;
    readonly keep_time: boolean;
    readonly bring?: boolean;
    readonly take_over: readonly string[];
    readonly go_to: readonly number[];
  };
}

const path = new URL("../../kring/methods/tests/rights.json", import.meta.url);
const judged = JSON.parse(readFileSync(path, "utf8")) as {
  scripts: Record<string, Script>;
  moments: readonly Moment[];
};

/** The room as this browser knows it after the stream's first message. */
function known({ script, state, mine, me, here }: Moment): Room {
  const whole = { now: "2026-12-02T10:00:00.000Z", state, mine, items: {}, earlier: [] };
  const first = after(null, { event: "state", id: "1", data: JSON.stringify(whole) }, 0);
  const method = judged.scripts[script];
  if (!first || !method) throw new Error("a moment has a script and a state");
  return { script: method, state: first.state, mine: first.mine, me, here };
}

test.each(judged.moments.map((moment, number) => [number, moment] as const))("moment %i", (_, moment) => {
  const room = known(moment);
  const part = partOf(room);
  if (!part) throw new Error("every moment is in an open meeting");
  const duties = ["presenter", "facilitator", "timekeeper", "note-taker", "observer"];
  expect({
    write: part.mayWrite,
    park: part.mayPark,
    ready: part.mayBeReady,
    end_turn: part.mayEndTurn,
    keep_time: part.keepsTime,
    take_over: duties.filter((role) => mayTakeOver(room, role)),
    ...(moment.may.bring === undefined ? {} : { bring: part.mayBring }),
  }).toEqual({
    write: moment.may.write,
    park: moment.may.park,
    ready: moment.may.ready,
    end_turn: moment.may.end_turn,
    keep_time: moment.may.keep_time,
    take_over: duties.filter((role) => moment.may.take_over.includes(role)),
    ...(moment.may.bring === undefined ? {} : { bring: moment.may.bring }),
  });
  const leaves = part.facilitates && !awaitsReveal(part.phase, room.state);
  expect(leaves ? reachable(room.script, room.state) : []).toEqual(moment.may.go_to);
});
