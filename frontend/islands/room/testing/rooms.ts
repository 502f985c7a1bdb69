/** One room for each kind of step, in the middle of it: for tests in real browsers, and for pictures. */

import type { Body } from "../../../keyring/types";
import { aPhase, aState, aWriting } from "../../../room/script.fixture";
import type { Mine, Phase, Said, Script, State } from "../../../room/wire";

export interface Played {
  readonly script: Script;
  readonly state: State;
  readonly mine: Partial<Mine>;
  readonly me: string;
  readonly texts: Readonly<Record<string, Body>>;
}

export const people = ["Anna de Wit", "Bram Visser", "Chaima El Idrissi", "Daan Postma", "Elif Kaya", "Fons Hermans"];
export const persons = people.map((_, index) => `00000000-0000-4000-8000-00000000000${index + 1}`);
const [anna = "", bram = "", chaima = "", daan = "", elif = "", fons = ""] = persons;
export const says = (nl: string, en: string): Said => ({ nl, en });
const label = (key: string, nl: string, en: string) => ({ key, nl, en });

const questions: readonly [string, string][] = [
  [bram, "Wat zei de vrouw zelf, in haar eigen woorden?"],
  [chaima, "Wat maakte dat je toch deed wat de dochter vroeg?"],
  [daan, "Waar was je bang voor als je was gestopt?"],
  [elif, "Heb je al eens met haar arts gepraat?"],
];
const ideas: readonly [string, string][] = [
  [bram, "Vraag de dochter om even op de gang te wachten. Zeg dat je haar moeder graag zelf wilt horen."],
  [chaima, "Zeg hardop wat je ziet: ik zie dat u dit niet wilt."],
  [elif, "Kom een uur later terug en vraag het opnieuw."],
  [fons, "Bespreek met het team wat jullie doen als familie aandringt."],
];

interface Given {
  readonly key: string;
  readonly phase: Partial<Phase>;
  readonly before?: readonly [kind: Body["kind"], texts: readonly [string, string][]];
  readonly here?: readonly [by: string, body: Body][];
  readonly state?: Partial<State>;
  readonly me?: string;
  /** Steps after this one, such as those of a module. */
  readonly later?: readonly Partial<Phase>[];
  readonly mine?: Partial<Mine>;
  readonly texts?: Played["texts"];
}

/** Two steps before it, one or two after it: enough for a list of steps and for what is shown from earlier. */
export function room({
  key,
  phase,
  before,
  here = [],
  state = {},
  me = bram,
  later = [],
  mine = {},
  ...given
}: Given): Played {
  const first = aPhase({ key: "case", title: says("De casus", "The case"), minutes: 6 });
  const second = aPhase({
    key: "before",
    title: before?.[0] === "question" ? says("Vragen", "Questions") : says("Suggesties", "Suggestions"),
    minutes: 10,
    form: "hidden",
    writes: [aWriting({ kind: before?.[0] ?? "suggestion" })],
  });
  const present = aPhase({ key, minutes: 8, shows: before ? ["before"] : [], ...phase });
  const last = aPhase({ key: "end", title: says("Evaluatie", "Evaluation"), minutes: 8, form: "round" });
  const contributions: Record<string, State["contributions"][string]> = {};
  const texts: Record<string, Body> = { ...given.texts };
  (before?.[1] ?? []).forEach(([by, text], index) => {
    contributions[itemOf(1, index)] = { by, phase: 1, visit: 1, revision: 1 };
    texts[itemOf(1, index)] = { kind: before?.[0] ?? "note", parent: null, text };
  });
  here.forEach(([by, body], index) => {
    contributions[itemOf(2, index)] = { ...(by && { by }), phase: 2, visit: 1, revision: 1 };
    texts[itemOf(2, index)] = body;
  });
  return {
    script: {
      key: "kinds",
      name: says("Proefmethode", "Trial method"),
      roles: ["presenter", "facilitator"],
      phase: [first, second, present, ...later.map((one, index) => aPhase({ key: `later-${index}`, ...one })), last],
    },
    state: aState({
      phase: 2,
      seats: persons,
      roles: { presenter: anna, facilitator: daan },
      contributions,
      ...state,
    }),
    mine,
    me,
    texts,
  };
}

/** A version 4 id that says where it stands. */
export function itemOf(phase: number, index: number): string {
  return `0000000${phase}-0000-4000-8000-${String(index + 1).padStart(12, "0")}`;
}

const idea = (index: number) => itemOf(1, index);
const json = (kind: Body["kind"], given: object): Body => ({ kind, parent: null, text: JSON.stringify(given) });
const scale = [label("warm", "Warm", "Warm"), label("neutral", "Neutraal", "Neutral"), label("cold", "Koud", "Cold")];
const columns = [label("helped", "Wat hielp", "What helped"), label("me", "Wat ik deed", "What I did")];

const rating: Partial<Phase> = {
  title: says("Warm of koud?", "Warm or cold?"),
  form: "rating",
  speaks: ["nobody"],
  unseen: true,
  rule: says("Je hoeft niets uit te leggen.", "You need not explain anything."),
  instruction: {
    everyone: says(
      "Welke vraag raakt jou? Geef elke vraag een plek.",
      "Which question touches you? Give each a place.",
    ),
  },
  writes: [aWriting({ who: ["everyone"], kind: "rating", maximum: 1, scale, of: ["question"] })],
};
const vote: Partial<Phase> = {
  title: says("Welke vraag pakken we?", "Which question do we take?"),
  form: "choice",
  speaks: ["nobody"],
  unseen: true,
  rule: says("Stem zonder te overleggen.", "Vote without talking."),
  instruction: {
    everyone: says("Kies de vraag waar jij verder mee wilt.", "Choose the question you want to go on with."),
  },
  writes: [aWriting({ who: ["everyone"], kind: "choice", maximum: 1, of: ["question"] })],
};
const ranking: Partial<Phase> = {
  title: says("Op een rij", "In order"),
  form: "ranking",
  rule: says("Zet de beste bovenaan.", "Put the best on top."),
  instruction: { everyone: says("Zet de beste suggesties op een rij.", "Put the best suggestions in order.") },
  writes: [aWriting({ who: ["everyone"], kind: "ranking", maximum: 1 })],
  output: "list",
};
const gossip: Partial<Phase> = {
  title: says("Roddelen", "Gossip"),
  speaks: ["adviser", "facilitator"],
  outside: ["presenter"],
  forbidden: ["advice"],
  rule: says("Praat niet met de inbrenger.", "Do not talk to the presenter."),
  instruction: {
    presenter: says("Luister. Zij praten alsof jij er niet bent.", "Listen. They talk as if you were not there."),
    everyone: says("Wat valt je op? Praat over de inbrenger.", "What strikes you? Talk about the presenter."),
  },
  writes: [aWriting({ who: ["adviser", "facilitator"], kind: "analysis" })],
};
const list: Partial<Phase> = {
  title: says("Wat werkte?", "What worked?"),
  form: "list",
  instruction: { everyone: says("Wat hielp? En wat deed jij zelf?", "What helped? And what did you do?") },
  writes: [aWriting({ who: ["everyone"], kind: "insight", aspects: columns })],
  output: "list",
};
const chairs: Partial<Phase> = {
  title: says("Op de stoel van de ander", "On the other's chair"),
  speaks: ["presenter"],
  rule: says("Praat vanuit die stoel: “ik”.", "Speak from that chair: “I”."),
  instruction: {
    everyone: says("Ga zitten als de dochter. Wat zie je?", "Sit down as the daughter. What do you see?"),
  },
  chairs: [
    { ...label("daughter", "De dochter", "The daughter"), who: ["presenter", "adviser"] },
    { ...label("mother", "De moeder", "The mother"), who: ["adviser"] },
  ],
};
const modules: Partial<Phase> = {
  title: says("Hoe verder?", "How to go on?"),
  form: "module",
  instruction: { everyone: says("Kies samen wat nu helpt.", "Choose together what helps now.") },
  modules: [
    {
      key: "storm",
      title: says("Ideeënregen", "Rain of ideas"),
      purpose: says("Als je veel wegen wilt zien.", "When you want to see many ways."),
    },
    {
      key: "good",
      title: says("Goede raad", "Good advice"),
      purpose: says("Als je weet wat je wilt, en nog niet hoe.", "When you know what you want, and not how."),
    },
    {
      key: "headline",
      title: says("Krantenkop", "Headline"),
      purpose: says("Als nog niet helder is waar het om gaat.", "When it is not clear yet what it is about."),
    },
  ],
};

export const rooms: Readonly<Record<string, Played>> = {
  rating: room({ key: "rating", phase: rating, before: ["question", questions] }),
  "rating-told": room({
    key: "rating",
    phase: rating,
    before: ["question", questions],
    state: { revealed: true },
    here: [
      [bram, json("rating", { ratings: { [idea(0)]: "warm", [idea(1)]: "warm", [idea(2)]: "cold" }, reason: "" })],
      [
        elif,
        json("rating", { ratings: { [idea(0)]: "warm", [idea(1)]: "neutral" }, reason: "Vraag één bleef hangen." }),
      ],
      [fons, json("rating", { ratings: { [idea(0)]: "cold", [idea(1)]: "warm" }, reason: "" })],
    ],
  }),
  vote: room({ key: "vote", phase: vote, before: ["question", questions] }),
  "vote-told": room({
    key: "vote",
    phase: vote,
    before: ["question", questions],
    state: { revealed: true },
    here: [
      [bram, json("choice", { chosen: [idea(1)], reason: "Hier gaat het om." })],
      [chaima, json("choice", { chosen: [idea(1), idea(2)], reason: "" })],
      [fons, json("choice", { chosen: [idea(0)], reason: "" })],
    ],
  }),
  ranking: room({ key: "ranking", phase: ranking, before: ["suggestion", ideas] }),
  "out-of-the-circle": room({
    key: "gossip",
    phase: gossip,
    me: anna,
    here: [[bram, { kind: "analysis", parent: null, text: "Ik denk dat ze vooral iedereen te vriend wil houden." }]],
  }),
  "in-the-circle": room({ key: "gossip", phase: gossip }),
  columns: room({
    key: "columns",
    phase: list,
    me: bram,
    here: [
      [bram, json("insight", { aspect: "helped", text: "Een collega die vooraf even meekeek." })],
      [anna, json("insight", { aspect: "me", text: "Ik bleef zitten tot zij begon te praten." })],
      [elif, json("insight", { aspect: "me", text: "Ik zei eerst wat goed ging." })],
    ],
  }),
  chairs: room({ key: "chairs", phase: chairs, me: anna, state: { chairs: { mother: elif } } }),
  "chairs-lead": room({ key: "chairs", phase: chairs, me: daan, state: { chairs: { daughter: anna } } }),
  silence: room({
    key: "silence",
    phase: {
      title: says("Stilte", "Silence"),
      form: "silence",
      speaks: ["nobody"],
      instruction: { everyone: says("Laat bezinken wat je hoorde.", "Let sink in what you heard.") },
      writes: [aWriting({ who: ["everyone"], kind: "note", private: true })],
    },
  }),
  tables: room({
    key: "tables",
    phase: {
      title: says("In tweetallen", "In pairs"),
      form: "groups",
      size: 2,
      instruction: {
        everyone: says("Praat met je tafel. Eén van jullie schrijft.", "Talk at your table. One of you writes."),
      },
      writes: [aWriting({ who: ["adviser"], kind: "suggestion" })],
    },
    state: {
      tables: [
        [anna, bram],
        [chaima, daan],
        [elif, fons],
      ],
    },
  }),
  modules: room({ key: "modules", phase: modules, me: daan }),
  "modules-look": room({ key: "modules", phase: modules, state: { modules: { modules: "good" } } }),
  again: room({
    key: "again",
    phase: {
      title: says("Nog een beurt", "One more turn"),
      form: "round",
      minutes_each: 2,
      loop: { to: "case", most: "everyone", passes: "presenter" },
      instruction: {
        everyone: says("Zeg in twee minuten wat je meeneemt.", "Say in two minutes what you take along."),
      },
    },
    me: daan,
    state: {
      turn: { order: persons, now: bram, taken: [anna], since: "2026-11-23T10:00:20.000Z" },
      loops: { again: 2 },
    },
  }),
  pitch: room({
    key: "pitch",
    phase: {
      title: says("Kort je vraag", "Your question, short"),
      form: "hidden",
      instruction: {
        everyone: says("Zeg in twee zinnen wat je wilt weten.", "Say in two sentences what you want to know."),
      },
      writes: [aWriting({ who: ["everyone"], kind: "case", maximum: 1, sentences: 2, anonymous: true })],
    },
  }),
  nameless: room({
    key: "nameless",
    phase: {
      title: says("Zonder naam", "Without a name"),
      form: "hidden",
      instruction: { everyone: says("Lees wat er is geschreven.", "Read what was written.") },
      writes: [aWriting({ who: ["everyone"], kind: "image", anonymous: true })],
    },
    state: { revealed: true },
    here: [
      ["", { kind: "image", parent: null, text: "Een kat die op hete kolen loopt." }],
      ["", { kind: "image", parent: null, text: "Een brug waar niemand over durft." }],
    ],
  }),
  closed: room({
    key: "columns",
    phase: list,
    state: { stage: "closed" },
    here: [[anna, json("insight", { aspect: "me", text: "Ik bleef zitten tot zij begon te praten." })]],
  }),
};
