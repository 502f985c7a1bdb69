/** A short method and a room in it, for tests: Anna presents, Chaima facilitates, Bram and Daan advise. */

import type { Phase, Script, State, Writing } from "./wire";

export const said = (text: string) => ({ nl: text, en: text });

export function aWriting(given: Partial<Writing> = {}): Writing {
  return { who: ["adviser"], kind: "question", minimum: 0, maximum: 20, aspects: [], after_reveal: false, ...given };
}

export function aPhase(given: Partial<Phase> = {}): Phase {
  return {
    key: "talk",
    title: said("Talk"),
    minutes: 5,
    form: "talk",
    speaks: ["everyone"],
    writes: [],
    forbidden: [],
    may_repeat: false,
    may_skip: false,
    shows: [],
    instruction: {},
    ...given,
  };
}

export const script: Script = {
  key: "short",
  name: said("Short"),
  roles: ["presenter", "facilitator"],
  phase: [
    aPhase({
      key: "incident",
      speaks: ["presenter"],
      writes: [aWriting({ who: ["presenter"], kind: "case", maximum: 1 })],
    }),
    aPhase({
      key: "ask",
      form: "hidden",
      forbidden: ["advice"],
      may_repeat: true,
      writes: [
        aWriting({ who: ["adviser", "facilitator"], minimum: 1, maximum: 3 }),
        aWriting({ who: ["presenter"], kind: "answer", after_reveal: true }),
      ],
    }),
    aPhase({ key: "round", form: "round", may_skip: true }),
    aPhase({
      key: "suggest",
      form: "hidden",
      writes: [aWriting({ who: ["adviser", "facilitator"], kind: "suggestion" })],
    }),
    aPhase({
      key: "choose",
      form: "choice",
      shows: ["suggest"],
      writes: [aWriting({ who: ["presenter"], kind: "choice", maximum: 1 })],
    }),
  ],
};

export function aState(given: Partial<State> = {}): State {
  return {
    stage: "open",
    phase: 1,
    visit: 1,
    timer: { ends_at: "2026-11-23T10:08:00.000Z" },
    paused: null,
    undo_until: null,
    seats: ["anna", "bram", "chaima", "daan"],
    roles: { presenter: "anna", facilitator: "chaima" },
    turn: null,
    floor: null,
    hands: [],
    ready: [],
    revealed: false,
    contributions: {},
    ...given,
  };
}
