/** Rooms where it matters who leads and how the group meets: for tests in real browsers, and for pictures. */

import { aWriting } from "../../../room/script.fixture";
import type { Phase } from "../../../room/wire";
import { itemOf, type Played, persons, room, says } from "./rooms";

const [anna = "", bram = "", chaima = "", daan = "", elif = "", fons = ""] = persons;
const nobodyFacilitates = { presenter: anna };

const questions: Partial<Phase> = {
  title: says("Vragen", "Questions"),
  form: "hidden",
  forbidden: ["advice"],
  rule: says("Nog geen advies.", "No advice yet."),
  instruction: {
    everyone: says("Schrijf op wat je wilt weten.", "Write down what you want to know."),
    facilitator: says(
      "Geef iedereen tijd om te schrijven. Lees de vragen daarna samen.",
      "Give everybody time to write. Then read the questions together.",
    ),
  },
  writes: [aWriting({ who: ["adviser", "facilitator"], minimum: 1 })],
};
const next: Partial<Phase> = {
  title: says("Suggesties", "Suggestions"),
  minutes: 110,
  form: "hidden",
  instruction: {
    everyone: says("Wat zou jij doen?", "What would you do?"),
    facilitator: says("Laat iedereen eerst zelf schrijven.", "Let everybody write alone first."),
  },
  writes: [aWriting({ kind: "suggestion" })],
};

const leads = {
  key: "leads",
  phase: questions,
  later: [next],
  me: daan,
  state: { hands: [chaima], ready: [bram, elif] },
  mine: { heard: [anna, bram, daan], parked_by: { [fons]: 2 }, unsafe: [{ at: "2026-11-23T10:00:30.000Z" }] },
};

export const leadingRooms: Readonly<Record<string, Played>> = {
  leads: room(leads),
  "leads-on-the-wall": room({ ...leads, state: { way: "projector" } }),
  guided: room({
    key: "guided",
    phase: questions,
    state: {
      guided: "half",
      roles: nobodyFacilitates,
      ready: [chaima, elif],
      timer: { ends_at: "2026-11-23T10:01:40.000Z" },
    },
  }),
  "guided-begins": room({
    key: "guided",
    phase: questions,
    state: { stage: "waiting", phase: 0, visit: 0, timer: null, guided: "all", roles: nobodyFacilitates },
  }),
  disturbed: room({
    key: "disturbed",
    phase: questions,
    me: daan,
    state: { disturbance: { by: elif, since: "2026-11-23T10:00:30.000Z" }, timer: { left: 200 } },
  }),
  offered: room({
    key: "offered",
    phase: questions,
    state: { offer: { role: "facilitator", to: chaima, agreed: [chaima] } },
  }),
  attest: room({ key: "attest", phase: questions, state: { way: "distance", attested: [anna, daan] } }),
  "writes-for-all": room({
    key: "scribe",
    phase: { ...questions, form: "open" },
    me: daan,
    state: {
      way: "paper",
      contributions: {
        [itemOf(2, 0)]: { by: chaima, scribe: daan, phase: 2, visit: 1, revision: 1 },
      },
    },
    texts: { [itemOf(2, 0)]: { kind: "question", parent: null, text: "Wie was er nog meer bij?" } },
  }),
};
