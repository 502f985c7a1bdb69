/** What the coach says: why this step is there, what I do now, and what the rules protected at the end. Pure. */

import { type Part, writingFor } from "../room/part";
import type { Phase, Script, State } from "../room/wire";
import type { Asked } from "./round";
import type { Scene } from "./source";
import type { texts } from "./texts";

type Texts = (typeof texts)["nl"];
export type Todo = keyof Texts["todo"];

/** Why a step is held as it is: its form, and what it does not allow. At most three sentences' worth. */
export function whyOf(phase: Phase, t: Texts): string {
  const forbidden = phase.forbidden.map((each) => t.whyNot[each]).filter((each) => each !== undefined);
  return [t.why[phase.form], forbidden[0]].filter(Boolean).join(" ");
}

/** What everybody waits for me to do; null while others are busy. */
export function todoOf(scene: Scene, state: State, part: Part | null, script: Script): Todo | null {
  if (!scene.waits) return null;
  if (state.stage === "waiting") return "begin";
  if (!part) return null;
  if (part.isMyTurn) return "turn";
  if (part.hasFloor) return "floor";
  const wrote = scene.example === null;
  if (part.mayWrite && part.writing?.kind === "answer" && !wrote) return "answer";
  if (part.facilitates) return todoOfLeader(state, part, script);
  if (part.mayWrite && (part.writing?.minimum ?? 0) > 0 && !hasWritten(state, part)) return "write";
  return part.mayWrite ? "writeOn" : "read";
}

function todoOfLeader(state: State, part: Part, script: Script): Todo {
  if (part.phase.form === "hidden" && !state.revealed) return part.mayWrite ? "write" : "reveal";
  if (state.hands.length > 0) return "hands";
  return state.phase === script.phase.length - 1 ? "last" : "lead";
}

function hasWritten(state: State, part: Part): boolean {
  return part.waitsFor === "enough" || Object.values(state.contributions).some((one) => isHere(one, state));
}

function isHere(one: { readonly phase: number; readonly visit: number }, state: State): boolean {
  return one.phase === state.phase && one.visit === state.visit;
}

/** Does the coach need a button: where the room itself has none with which I let the others go on. */
export function mayRelease(scene: Scene, state: State, part: Part | null): boolean {
  if (!scene.waits || state.stage !== "open" || part === null || part.facilitates) return false;
  return !part.isMyTurn && !part.hasFloor && (!part.mayBeReady || part.isReady);
}

export interface Did {
  readonly wrote: number;
  readonly parked: number;
  readonly spoke: number;
  readonly led: number;
}

const moves = ["open", "next", "back", "repeat", "again", "reveal", "close"];

export function whatIDid(asked: readonly Asked[]): Did {
  const count = (...kinds: string[]) => asked.filter(({ command }) => kinds.includes(command.kind)).length;
  return { wrote: count("contribute"), parked: count("park"), spoke: count("done"), led: count(...moves) };
}

/** Which rules this method has, in the order of the end page. */
export function rulesIn(script: Script): string[] {
  const { phase: phases } = script;
  const found: Record<string, boolean> = {
    advice: phases.some((phase) => phase.forbidden.includes("advice")),
    hidden: phases.some((phase) => phase.form === "hidden" || phase.unseen === true),
    round: phases.some((phase) => phase.form === "round"),
    discussion: phases.some((phase) => phase.forbidden.includes("discussion")),
    choice: phases.some((phase) => writingFor(phase, "presenter")?.kind === "choice"),
    resolution: phases.some((phase) => phase.output === "resolution"),
  };
  return Object.keys(found).filter((rule) => found[rule]);
}
