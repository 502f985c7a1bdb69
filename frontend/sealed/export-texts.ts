/** The few words of an export page itself. */
import type { Kind } from "./body";

interface Texts {
  readonly made: (name: string, day: string) => string;
  readonly check: string;
  readonly closed: (count: number) => string;
  readonly agreement: string;
  readonly version: (number: number) => string;
  readonly inForce: string;
  readonly signed: (names: string) => string;
  readonly elsewhere: string;
  readonly empty: string;
  readonly withdrawn: string;
  readonly kinds: Readonly<Record<Kind, string>>;
}

const nl: Texts = {
  made: (name, day) => `Meegenomen door ${name} op ${day}.`,
  check: "Met het commando “kring verify” kun je nagaan dat niets is veranderd.",
  closed: (count) => `Niet geopend: ${count}. Dit is vaak gezegd voordat je erbij kwam.`,
  agreement: "Onze afspraken",
  version: (number) => `Versie ${number}`,
  inForce: "geldt",
  signed: (names) => `Getekend door ${names}.`,
  elsewhere: "Overig",
  empty: "Hier is niets geschreven.",
  withdrawn: "Deze casus is teruggetrokken.",
  kinds: {
    question: "vraag",
    answer: "antwoord",
    analysis: "analyse",
    suggestion: "suggestie",
    advice: "advies",
    choice: "keuze",
    ranking: "volgorde",
    resolution: "voornemen",
    checkin: "inchecken",
    lookback: "terugblik",
    case: "casus",
    evaluation: "evaluatie",
    note: "notitie",
    rating: "waardering",
    image: "beeld",
    insight: "inzicht",
    agreement: "afspraken",
    goal: "leerdoel",
    preparation: "voorbereiding",
    report: "reflectieverslag",
    reading: "literatuur",
    talk: "gespreksverslag",
    ballot: "stem",
    release: "terugkoppeling",
  },
};

const en: Texts = {
  made: (name, day) => `Taken along by ${name} on ${day}.`,
  check: "With the command “kring verify” you can check that nothing was changed.",
  closed: (count) => `Not opened: ${count}. Often this was said before you came.`,
  agreement: "Our agreement",
  version: (number) => `Version ${number}`,
  inForce: "in force",
  signed: (names) => `Signed by ${names}.`,
  elsewhere: "Elsewhere",
  empty: "Nothing was written here.",
  withdrawn: "This case was taken back.",
  kinds: {
    question: "question",
    answer: "answer",
    analysis: "analysis",
    suggestion: "suggestion",
    advice: "advice",
    choice: "choice",
    ranking: "ranking",
    resolution: "resolution",
    checkin: "check-in",
    lookback: "look back",
    case: "case",
    evaluation: "evaluation",
    note: "note",
    rating: "rating",
    image: "image",
    insight: "insight",
    agreement: "agreement",
    goal: "learning goal",
    preparation: "preparation",
    report: "reflection",
    reading: "literature",
    talk: "record of a talk",
    ballot: "ballot",
    release: "release",
  },
};

export const texts = { nl, en };
