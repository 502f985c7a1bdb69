/** Names for what stands as a key in the parts of a path. Apart from other sentences: the room carries these too. */

import { language, locale } from "../islands/mount";
import type { MomentKind, Naming } from "./handed";

const here = () => import.meta.env.KRING_LANGUAGE ?? language();

// Made once: a list of hundreds asks for hundreds of dates.
const days = new Intl.DateTimeFormat(locale(), {
  day: "numeric",
  month: "long",
  year: "numeric",
});

/** Of an ISO instant, or of a day as yyyy-mm-dd; anything else as it is. */
export function dayIn(date: string): string {
  const at = new Date(date.length === 10 ? `${date}T12:00:00` : date);
  return Number.isNaN(at.getTime()) ? date : days.format(at);
}

const nl = {
  kinds: {
    goal: "Leerdoel",
    meeting: "Bijeenkomst",
    case: "Casus",
    insight: "Inzicht",
    resolution: "Voornemen",
    preparation: "Voorbereiding",
    report: "Reflectieverslag",
  } as Readonly<Record<MomentKind, string>>,
  naming: {
    labels: {
      where: "Waar en wanneer",
      until: "Te zien op",
      when: "Wanneer",
      withWhom: "Met wie",
      state: "Hoe het staat",
      howItWent: "Hoe het ging",
      question: "Mijn vraag",
      earlier: "Eerder",
      role: "Mijn rol",
    },
    goalStates: { open: "Mee bezig", reached: "Bereikt", "let-go": "Losgelaten" },
    resolutionStates: { open: "Staat open", done: "Gedaan", changed: "Anders geworden", "let-go": "Losgelaten" },
    roles: {
      presenter: "inbrenger",
      facilitator: "begeleider",
      timekeeper: "tijdbewaker",
      "note-taker": "notulist",
      observer: "observator",
      adviser: "adviseur",
    },
    sentences: {
      absent: "Ik was er niet bij.",
      wrote: "Ik schreef mee.",
      silent: "Ik schreef niet mee.",
    },
    titles: {
      "round/advice": "Schriftelijk: advies",
      "round/look-back": "Schriftelijk: terugblik",
      "round/questions": "Schriftelijk: vragen bij een casus",
    },
    mark: (value: number, at: string) => `${value} op mijn schaal, ${dayIn(at)}`,
    day: dayIn,
  } as Omit<Naming, "question">,
};

const en: typeof nl = {
  kinds: {
    goal: "Learning goal",
    meeting: "Meeting",
    case: "Case",
    insight: "Insight",
    resolution: "Resolution",
    preparation: "Preparation",
    report: "Reflection",
  },
  naming: {
    labels: {
      where: "Where and when",
      until: "To be seen by",
      when: "When",
      withWhom: "With whom",
      state: "How it stands",
      howItWent: "How it went",
      question: "My question",
      earlier: "Before",
      role: "My role",
    },
    goalStates: { open: "Working on it", reached: "Reached", "let-go": "Let go" },
    resolutionStates: { open: "Open", done: "Done", changed: "Changed", "let-go": "Let go" },
    roles: {
      presenter: "presenter",
      facilitator: "facilitator",
      timekeeper: "timekeeper",
      "note-taker": "note-taker",
      observer: "observer",
      adviser: "adviser",
    },
    sentences: {
      absent: "I was not there.",
      wrote: "I wrote along.",
      silent: "I did not write.",
    },
    titles: {
      "round/advice": "In writing: advice",
      "round/look-back": "In writing: looking back",
      "round/questions": "In writing: questions on a case",
    },
    mark: (value: number, at: string) => `${value} on my scale, ${dayIn(at)}`,
    day: dayIn,
  },
};

export const names = () => (here() === "en" ? en : nl);
