/** Every sentence of rounds in writing. */

import type { RoundKind } from "../api";
import { language, locale } from "../islands/mount";

const nl = {
  loading: "We halen het op.",
  kinds: {
    questions: "Vragen bij een casus",
    advice: "Advies",
    "look-back": "Terugblik",
  } as Readonly<Record<RoundKind, string>>,
  tasks: {
    questions: "Schrijf een open vraag die helpt om verder te denken. Nog geen advies.",
    advice: "Schrijf wat jij zou doen, als tip om uit te kiezen.",
    "look-back": "Schrijf wat het jou bracht.",
  } as Readonly<Record<RoundKind, string>>,
  asks: (name: string) => `${name} vraagt`,
  begin: {
    title: "Stel de groep een vraag",
    kind: "Wat wil je van de anderen?",
    kinds: {
      questions: "Vragen bij mijn casus",
      advice: "Advies over mijn casus",
      "look-back": "Samen terugkijken",
    } as Readonly<Record<RoundKind, string>>,
    text: "Waar gaat het over?",
    hint: "In een paar zinnen, met je vraag. Noem geen namen van cliënten of collega’s.",
    days: "Tot wanneer?",
    hour: "Tot acht uur in de avond.",
    day: (day: string, days: number) => (days === 1 ? `morgen, ${day}` : `${day} (${days} dagen)`),
    send: "Vraag het de groep",
    only: "De anderen krijgen een mail zonder inhoud. Alleen de groep kan je vraag lezen.",
  },
  list: {
    none: "Er is nog geen schriftelijke ronde geweest.",
    running: "Loopt nu",
    before: "Eerder",
    waits: "wacht op jou",
    wrote: "jij schreef al",
    until: (day: string) => `Tot ${day}`,
    open: "Alles staat open om te lezen",
  },
  status: {
    closed: (day: string) => `Dicht tot ${day}, of tot iedereen schreef. Daarna lezen jullie alles samen.`,
    wrote: (names: string) => `Al geschreven: ${names}.`,
    awaited: (names: string) => `Nog niet: ${names}.`,
    reminder: "Wie nog niet schreef, krijgt één keer een mail.",
    open: "Alles staat open. De volgorde zegt niets.",
    nobody: "Niemand schreef iets.",
  },
  mine: {
    label: "Jouw tekst",
    only: "Alleen jij leest dit, tot de ronde opengaat.",
    put: "Leg klaar",
    change: "Wijzig je tekst",
    keep: "Bewaar de wijziging",
    cancel: "Laat zo",
    ready: "Je tekst ligt klaar.",
    late: "De ronde is al open. Dit concept is niet meegegaan. Alleen jij leest het.",
    asker: "Jij stelde deze vraag. De anderen schrijven.",
    later: "Je kwam in de groep toen deze ronde al liep. Je leest straks mee.",
  },
  locked: "Dit kan dit apparaat niet openen. Het is van voor jouw tijd in de groep, of het klopt niet.",
  and: "en",
};

const en: typeof nl = {
  loading: "Fetching it.",
  kinds: { questions: "Questions on a case", advice: "Advice", "look-back": "Looking back" },
  tasks: {
    questions: "Write an open question that helps to think further. No advice yet.",
    advice: "Write what you would do, as a tip to choose from.",
    "look-back": "Write what it brought you.",
  },
  asks: (name: string) => `${name} asks`,
  begin: {
    title: "Ask the group a question",
    kind: "What do you want from the others?",
    kinds: { questions: "Questions on my case", advice: "Advice on my case", "look-back": "To look back together" },
    text: "What is it about?",
    hint: "In a few sentences, with your question. No names of clients or colleagues.",
    days: "Until when?",
    hour: "Until eight in the evening.",
    day: (day: string, days: number) => (days === 1 ? `tomorrow, ${day}` : `${day} (${days} days)`),
    send: "Ask the group",
    only: "The others get a mail without content. Only the group can read your question.",
  },
  list: {
    none: "There has been no round in writing yet.",
    running: "Running now",
    before: "Earlier",
    waits: "waits for you",
    wrote: "you wrote already",
    until: (day: string) => `Until ${day}`,
    open: "Everything is open to read",
  },
  status: {
    closed: (day: string) => `Closed until ${day}, or until everybody wrote. Then you read it all together.`,
    wrote: (names: string) => `Wrote already: ${names}.`,
    awaited: (names: string) => `Not yet: ${names}.`,
    reminder: "Who has not written gets one mail, once.",
    open: "Everything is open. The order says nothing.",
    nobody: "Nobody wrote anything.",
  },
  mine: {
    label: "Your text",
    only: "Only you read this, until the round opens.",
    put: "Put it ready",
    change: "Change your text",
    keep: "Keep the change",
    cancel: "Leave it",
    ready: "Your text is ready.",
    late: "The round is open already. This draft did not go along. Only you read it.",
    asker: "You asked this. The others write.",
    later: "You came into the group while this round was running. You will read along.",
  },
  locked: "This device cannot open this. It is from before your time in the group, or it is not right.",
  and: "and",
};

export const texts = () => ((import.meta.env.KRING_LANGUAGE ?? language()) === "en" ? en : nl);

/** "donderdag 26 november, 20:00", by the clock of the Netherlands, as the server says it. */
export function dayAndHour(at: string): string {
  const when = new Date(at);
  const hour = new Intl.DateTimeFormat(locale(), { timeStyle: "short", timeZone }).format(when);
  return `${dayOf(when)}, ${hour}`;
}

export function dayOf(when: Date): string {
  return new Intl.DateTimeFormat(locale(), {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone,
  }).format(when);
}

const timeZone = "Europe/Amsterdam";
