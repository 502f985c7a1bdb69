/**
 * My part: what I may do now, from the script, the room's state and who I am. Pure, and only for the screen:
 * the server judges every command itself (kring/methods/rules/judging/), by the same rules.
 */

import type { Mine, Phase, Script, State, Writing } from "./wire";

export type Role = "presenter" | "facilitator" | "adviser";
export const duties = ["timekeeper", "note-taker", "observer"] as const;
const adviceKinds = ["suggestion", "advice"];
const mostParked = 20;

export interface Part {
  readonly role: Role;
  readonly phase: Phase;
  /** What I write in this phase; null when I listen. */
  readonly writing: Writing | null;
  /** May I send it now, and if not, why not. */
  readonly mayWrite: boolean;
  readonly waitsFor: "turn" | "reveal" | "enough" | null;
  /** Sits out of the circle: reads along, and writes for themself at most. */
  readonly isOutside: boolean;
  /** There is nothing to send here; one's own notes take the place of the composer. */
  readonly onlyNotes: boolean;
  readonly maySpeak: boolean;
  readonly isMyTurn: boolean;
  readonly hasFloor: boolean;
  readonly handPlace: number;
  readonly mayBeReady: boolean;
  readonly isReady: boolean;
  readonly mayPark: boolean;
  readonly mayBring: boolean;
  readonly mayEndTurn: boolean;
  readonly keepsTime: boolean;
  readonly facilitates: boolean;
  /** May take the whole group back, undo, and give more time: who facilitates, or anybody where the room guides. */
  readonly leads: boolean;
}

export interface Room {
  readonly script: Script;
  readonly state: State;
  readonly mine: Mine;
  readonly me: string;
  readonly here: readonly string[];
}

export function covers(who: readonly string[], role: Role): boolean {
  return who.includes(role) || who.includes("everyone");
}

export function roleOf(state: State, person: string): Role {
  if (state.roles["presenter"] === person) return "presenter";
  return state.roles["facilitator"] === person ? "facilitator" : "adviser";
}

/** The roles that must be held; nobody facilitates where the room guides. */
export function rolesOf(script: Script, state: State): readonly string[] {
  return state.guided === undefined ? script.roles : script.roles.filter((role) => role !== "facilitator");
}

/** What this role writes here. Who sits out of the circle writes for themself at most. */
export function writingFor(phase: Phase, role: Role): Writing | null {
  const found = phase.writes.find((writing) => covers(writing.who, role)) ?? null;
  return isOutside(phase, role) && !found?.private ? null : found;
}

/** Sits this role out of the circle: reads along, and neither writes nor speaks? */
export function isOutside(phase: Phase, role: Role): boolean {
  return phase.outside?.includes(role) ?? false;
}

/** One screen for all, or paper: nobody is seen coming in, and who facilitates types for everybody. */
export function isShared(state: State): boolean {
  return state.way === "projector" || state.way === "paper";
}

/**
 * What the person writes whose words are typed here: me, or, where one types for all, somebody else. Who types for
 * others waits for no turn: what was said aloud is written down.
 */
export function penOf(room: Room, writer: string): Part | null {
  const { hidden } = room.mine;
  const theirs = Object.entries(hidden).flatMap(([item, { for: whose = room.me, ...one }]) =>
    whose === writer ? [[item, one] as const] : [],
  );
  const part = partOf({ ...room, me: writer, mine: { ...room.mine, hidden: Object.fromEntries(theirs) } });
  if (!part || writer === room.me || part.waitsFor !== "turn") return part;
  return { ...part, waitsFor: null, mayWrite: !part.writing?.private };
}

/** Is what is written here unseen until the reveal? */
export function isHiddenStep(phase: Phase): boolean {
  if (phase.form === "groups") return phase.writes.some((writing) => !writing.private);
  return phase.form === "hidden" || phase.unseen === true;
}

/** Waits something for the reveal, as far as anybody can know? */
export function awaitsReveal(phase: Phase | undefined, state: State): boolean {
  return phase !== undefined && isHiddenStep(phase) && !state.revealed;
}

export function asksAdvice(phase: Phase): boolean {
  return phase.writes.some((writing) => adviceKinds.includes(writing.kind));
}

/** How many contributions I made in the present visit, those only I see among them. */
export function madeHere({ state, mine, me }: Room): number {
  const here = (one: { phase: number; visit: number }) => one.phase === state.phase && one.visit === state.visit;
  const shown = Object.values(state.contributions).filter((one) => one.by === me && here(one));
  return shown.length + Object.values(mine.hidden).filter((one) => one.for === undefined && here(one)).length;
}

/** In a round somebody writes when it is their turn, and may go on when they have had it. */
function awaitsTurn(state: State, me: string): boolean {
  if (!state.turn || state.turn.now === null) return false;
  return state.turn.now !== me && !state.turn.taken.includes(me);
}

function waitsFor(room: Room, writing: Writing): Part["waitsFor"] {
  if (writing.after_reveal && !room.state.revealed) return "reveal";
  if (writing.anonymous && room.state.revealed) return "enough";
  if (awaitsTurn(room.state, room.me)) return "turn";
  return madeHere(room) >= writing.maximum ? "enough" : null;
}

/** My part in the present phase; null before the meeting opens and after it closed. */
export function partOf(room: Room): Part | null {
  const { script, state, me } = room;
  const phase = script.phase[state.phase];
  if (state.stage !== "open" || !phase) return null;
  const role = roleOf(state, me);
  const writing = writingFor(phase, role);
  const blocked = writing && waitsFor(room, writing);
  const maySpeak = covers(phase.speaks, role) && !isOutside(phase, role);
  const facilitates = role === "facilitator";
  const isGuided = state.guided !== undefined;
  const leads = facilitates || isGuided;
  const mayWrite = writing !== null && !writing.private && blocked === null;
  return {
    role,
    phase,
    writing,
    mayWrite,
    waitsFor: blocked,
    isOutside: isOutside(phase, role),
    onlyNotes: isOutside(phase, role) || writing?.private === true || (phase.form === "silence" && !writing),
    maySpeak,
    isMyTurn: state.turn?.now === me,
    hasFloor: state.floor === me,
    handPlace: state.hands.indexOf(me) + 1,
    mayBeReady: isGuided || maySpeak || writing !== null,
    isReady: state.ready.includes(me),
    mayPark: mayPark(room, phase, role),
    mayBring: mayWrite && asksAdvice(phase) && !writing.anonymous,
    mayEndTurn: mayEndTurn(room, facilitates),
    keepsTime: leads || state.roles["timekeeper"] === me,
    facilitates,
    leads,
  };
}

/** Asks this step so much of me on a screen that a phone has no room for it at its lower edge? */
export function isLarge({ phase, writing }: Part): boolean {
  if (phase.form === "module") return true;
  return writing !== null && (writing.aspects.length > 1 || ["choice", "rating", "ranking"].includes(writing.kind));
}

function mayPark({ script, mine }: Room, phase: Phase, role: Role): boolean {
  const later = script.phase.some((each) => asksAdvice(each) && writingFor(each, role));
  const isIn = !isOutside(phase, role);
  return isIn && phase.forbidden.includes("advice") && later && Object.keys(mine.parked).length < mostParked;
}

/** The next step that asks this role for advice; -1 when none is still to come. */
export function nextAdvicePhase(script: Script, present: number, role: Role): number {
  return script.phase.findIndex(
    (each, index) => index > present && asksAdvice(each) && writingFor(each, role) !== null,
  );
}

/** One's own; any, for who facilitates; and where the room guides, that of somebody who is not here. */
function mayEndTurn({ state, me, here }: Room, facilitates: boolean): boolean {
  const speakers = [state.floor, state.turn?.now ?? null].filter((speaker) => speaker !== null);
  const isAway = (speaker: string) => state.guided !== undefined && !here.includes(speaker);
  return speakers.some((speaker) => facilitates || speaker === me || isAway(speaker));
}

/** The holders of a role who are not here: somebody else may take it over. */
export function mayTakeOver({ state, me, here }: Room, role: string): boolean {
  const holder = state.roles[role];
  const other = role === "presenter" ? "facilitator" : "presenter";
  const isMain = role === "presenter" || role === "facilitator";
  if (state.stage === "closed" || holder === me || (isMain && state.roles[other] === me)) return false;
  if (state.roles["facilitator"] === me) return true;
  if (state.guided !== undefined && role === "facilitator") return false;
  if (state.offer?.role === role && here.includes(state.offer.to)) return false;
  return holder === undefined || !here.includes(holder);
}

/** What looks off about going on now; null when nothing does. The facilitator may go on all the same. */
export type Doubt = "reveal-first" | "nobody-wrote" | "time-left" | "round-not-over";

export function doubtAboutNext(room: Room, now: number): Doubt | null {
  const { state, script } = room;
  const phase = script.phase[state.phase];
  if (!phase) return null;
  if (awaitsReveal(phase, state)) return "reveal-first";
  const expects = phase.writes.some((writing) => writing.minimum > 0 && !writing.private);
  const wrote = Object.values(state.contributions).some(
    (one) => one.phase === state.phase && one.visit === state.visit,
  );
  if (expects && !wrote) return "nobody-wrote";
  if (state.turn && state.turn.now !== null && state.turn.taken.length < state.turn.order.length)
    return "round-not-over";
  const left = state.timer?.ends_at ? Date.parse(state.timer.ends_at) - now : 0;
  return left > phase.minutes * 60_000 * 0.8 && state.ready.length === 0 ? "time-left" : null;
}

/** Is this phase held? One of a module is, when that module was chosen. */
export function isHeld(phase: Phase | undefined, state: State): boolean {
  return phase !== undefined && (!phase.module || Object.values(state.modules ?? {}).includes(phase.module));
}

/** What must be chosen before the present phase can be left. */
export function mustChoose(script: Script, state: State): "module" | "presenter" | null {
  const phase = script.phase[state.phase];
  if (phase?.form === "module" && state.modules?.[phase.key] === undefined) return "module";
  return phase?.key === script.presenter_after && state.roles["presenter"] === undefined ? "presenter" : null;
}

/** Phases after this one that may be skipped to: the next one that is held, and those behind skippable ones. */
export function reachable(script: Script, state: State): number[] {
  const found: number[] = [];
  if (state.disturbance || mustChoose(script, state)) return found;
  for (let index = state.phase + 1; index < script.phase.length; index++) {
    const phase = script.phase[index];
    if (!isHeld(phase, state)) continue;
    found.push(index);
    if (!phase?.may_skip || phase.key === script.presenter_after) break;
  }
  return found;
}
