/** What the coach says: why this step is there, what I do now, and what the rules protected at the end. Pure. */

import { asksAdvice, isHiddenStep, type Part, writingFor } from "../room/part";
import type { Phase, Script, State } from "../room/wire";
import type { Asked } from "./round";
import type { Scene } from "./source";
import type { texts } from "./texts";

type Texts = (typeof texts)["nl"];
export type Todo = keyof Texts["todo"];

/** Why a step is held as it is: its form, and the most telling thing it does not allow. */
export function whyOf(script: Script, index: number, t: Texts): string {
  const phase = script.phase[index];
  return phase ? [t.why[phase.form], t.whyNot[forbiddenIn(script, phase, index)]].filter(Boolean).join(" ") : "";
}

/** In a round nobody reacts; elsewhere it matters most whether advice still comes, or has been. */
function forbiddenIn(script: Script, phase: Phase, index: number): string {
  if (phase.form === "round" && phase.forbidden.includes("discussion")) return "discussion";
  if (!phase.forbidden.includes("advice")) return phase.forbidden[0] ?? "";
  if (script.phase.slice(index + 1).some(asksAdvice)) return "advice";
  return script.phase.slice(0, index).some(asksAdvice) ? "advice-again" : "advice-never";
}

/** What everybody waits for me to do; null while others are busy. */
export function todoOf(scene: Scene, state: State, part: Part | null, script: Script): Todo | null {
  if (!scene.waits) return null;
  if (state.stage === "waiting") return "begin";
  if (!part) return null;
  if (part.isMyTurn) return part.mayWrite && !hasWritten(scene, part) ? "turn" : "turnOn";
  if (part.hasFloor) return "floor";
  if (part.facilitates) return todoOfLeader(state, part, script);
  if (!part.mayWrite || !part.writing) return "read";
  if (part.writing.kind === "answer") return scene.example === null ? "read" : "answer";
  if (hasWritten(scene, part)) return "writeOn";
  return ["choice", "rating", "ranking"].includes(part.writing.kind) ? "choose" : "write";
}

function todoOfLeader(state: State, part: Part, script: Script): Todo {
  const { phase } = part;
  if (isHiddenStep(phase) && !state.revealed) return part.mayWrite ? "write" : "reveal";
  if (phase.form === "module" && !state.modules?.[phase.key]) return "choose";
  if (phase.key === script.presenter_after && !state.roles["presenter"]) return "presenter";
  if (state.hands.length > 0) return "hands";
  return state.phase === script.phase.length - 1 ? "last" : "lead";
}

function hasWritten(scene: Scene, part: Part): boolean {
  return scene.wrote > 0 && scene.wrote >= (part.writing?.minimum ?? 0);
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
    hidden: phases.some(isHiddenStep),
    round: phases.some((phase) => phase.form === "round"),
    discussion: phases.some((phase) => phase.forbidden.includes("discussion")),
    choice: phases.some((phase) => writingFor(phase, "presenter")?.kind === "choice"),
    resolution: phases.some((phase) => phase.output === "resolution"),
  };
  return Object.keys(found).filter((rule) => found[rule]);
}
