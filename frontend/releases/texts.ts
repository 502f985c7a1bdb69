/** Every sentence of what a group tells outside. */

import { language, locale } from "../islands/mount";
import type { Fault } from "./writing";

const nl = {
  loading: "Een ogenblik.",
  and: "en",
  none: {
    alone: "Deze groep hoort bij geen traject. Er is buiten de groep niemand om iets te vertellen.",
    title: "Er ligt nu niets klaar",
    lead: "Wat jullie zeggen, blijft onder elkaar. Wil je samen iets vertellen? Schrijf dan een tekst.",
    rule: "Alleen als jullie allemaal tekenen, gaat precies die tekst naar buiten. Anders gaat er niets.",
    secret: "Buiten de groep ziet niemand dat er een voorstel was, of wie niet tekende.",
  },
  question: {
    title: "Vragen aan de groep",
    by: (name: string, day: string) => `${name}, ${day}`,
    answer: "Schrijf samen een antwoord",
    free: "Je hoeft niet te antwoorden.",
  },
  proposal: {
    title: (name: string) => `Voorstel van ${name}`,
    newer: "Dit is een nieuwe versie. De handtekeningen onder de vorige gelden niet meer.",
    text: "Precies deze tekst",
    to: "Wie hem leest",
    also: "Ook de coördinator en jullie intervisor kunnen hem lezen.",
    sum: "Alleen als deel van een som over ten minste drie groepen.",
    purpose: "Waarvoor",
    until: "Tekenen kan tot",
    programme: "Traject",
    signed: (names: string) => `Getekend: ${names}.`,
    nobody: "Nog niemand heeft getekend.",
    over: "De tijd om te tekenen is voorbij. Er gaat niets naar buiten.",
    missing: "De tekst ontbreekt hier, of is een andere dan het voorstel. Teken niet. Vertel het aan de groep.",
    marks: "In deze tekst staan letters die je niet ziet. Ze zijn hier uitgeschreven. Je kunt hem niet tekenen.",
    unfit: "Deze tekst is leeg of te lang, of er staat niet bij voor wie. Je kunt hem niet tekenen.",
    mixed: (words: string) => `Let op: in deze woorden lijken letters op andere: ${words}.`,
    change: "Verander de tekst",
    end: "Stop dit voorstel",
    ended: "Het voorstel is gestopt.",
  },
  sign: {
    promise: "Ik heb alles gelezen. Precies dit mag naar buiten.",
    free: "Niet tekenen mag altijd. Je hoeft niet te zeggen waarom.",
    done: "Je hebt getekend. Er gaat pas iets naar buiten als iedereen tekent.",
    all: "Iedereen heeft getekend. De tekst is nu verstuurd.",
  },
  edit: {
    title: "Jouw voorstel",
    changed: "Een nieuwe versie",
    lead: "De anderen lezen dit eerst. Zij kunnen het veranderen, tekenen, of niet.",
    text: "Wat willen jullie vertellen?",
    hint: "Noem geen namen en geen casus, tenzij iedereen dat goed vindt.",
    purpose: "Waarvoor is het?",
    to: "Wie mag het lezen?",
    roles: { commissioner: "opdrachtgever", manager: "leidinggevende", coordinator: "coördinator" } as Readonly<
      Record<string, string>
    >,
    days: "Hoelang kan iedereen tekenen?",
    inDays: (days: number) => `${days} dagen`,
    faults: {
      empty: "Vul dit in.",
      unseen: "Hier staat een letter die niemand kan zien. Haal die weg, of typ de tekst opnieuw.",
      long: "Maak dit korter.",
      nobody: "Kies wie het mag lezen.",
    } as Readonly<Record<Fault, string>>,
    send: "Leg voor en teken",
    sends: "Jij tekent meteen. Daarna tekenen de anderen.",
    stop: "Stop met schrijven",
    first: "Schrijf een tekst",
    done: "Je voorstel ligt klaar. De anderen zien het op hun beginpagina.",
    overtaken: "De groep is net veranderd. Je tekst staat er nog. Probeer het opnieuw.",
  },
  numbers: {
    title: "Cijfers van het halfjaar",
    lead: "Jullie kunnen deze cijfers meetellen bij die van andere groepen. Ook dat kan alleen als iedereen tekent.",
    purpose: (period: string) => `Cijfers over meer groepen, ${period}`,
    send: "Leg deze cijfers voor en teken",
    rows: {
      period: "Halfjaar",
      people: "Mensen in de groep",
      meetings: "Bijeenkomsten",
      minutes: "Minuten samen",
      present: "Keren dat iemand er was",
      expected: "Keren dat iemand er kon zijn",
    } as Readonly<Record<string, string>>,
  },
  published: {
    title: "Dit hebben jullie verteld",
    genuine: "Iedereen heeft precies deze tekst getekend.",
    wrong: "Let op: dit klopt niet met wat jullie tekenden. Vertel het aan de groep.",
  },
};

const en: typeof nl = {
  loading: "One moment.",
  and: "and",
  none: {
    alone: "This group belongs to no programme. There is nobody outside the group to tell anything to.",
    title: "Nothing is waiting now",
    lead: "What you say stays between you. Do you want to tell something together? Then write a text.",
    rule: "Only when all of you sign, exactly that text goes out. Otherwise nothing does.",
    secret: "Outside the group nobody sees that there was a proposal, or who did not sign.",
  },
  question: {
    title: "Questions to the group",
    by: (name: string, day: string) => `${name}, ${day}`,
    answer: "Write an answer together",
    free: "You need not answer.",
  },
  proposal: {
    title: (name: string) => `Proposal by ${name}`,
    newer: "This is a new version. The signatures under the former no longer count.",
    text: "Exactly this text",
    to: "Who reads it",
    also: "The coordinator and your intervisor can read it too.",
    sum: "Only as part of a sum over at least three groups.",
    purpose: "What it is for",
    until: "It can be signed until",
    programme: "Programme",
    signed: (names: string) => `Signed: ${names}.`,
    nobody: "Nobody signed yet.",
    over: "The time to sign is over. Nothing goes out.",
    missing: "The text is missing here, or is another than was proposed. Do not sign. Tell the group.",
    marks: "This text holds letters that you cannot see. They are written out here. You cannot sign it.",
    unfit: "This text is empty or too long, or does not say for whom. You cannot sign it.",
    mixed: (words: string) => `Mind: letters in these words look like others: ${words}.`,
    change: "Change the text",
    end: "End this proposal",
    ended: "The proposal has ended.",
  },
  sign: {
    promise: "I have read everything. Exactly this may go out.",
    free: "You may always leave it unsigned. You need not say why.",
    done: "You signed. Nothing goes out before everybody signs.",
    all: "Everybody signed. The text has now been sent.",
  },
  edit: {
    title: "Your proposal",
    changed: "A new version",
    lead: "The others read this first. They can change it, sign it, or not.",
    text: "What do you want to tell?",
    hint: "Name no people and no case, unless everybody is fine with that.",
    purpose: "What is it for?",
    to: "Who may read it?",
    roles: { commissioner: "commissioner", manager: "manager", coordinator: "coordinator" },
    days: "How long can everybody sign?",
    inDays: (days: number) => `${days} days`,
    faults: {
      empty: "Fill this in.",
      unseen: "There is a letter here that nobody can see. Take it away, or type the text again.",
      long: "Make this shorter.",
      nobody: "Choose who may read it.",
    },
    send: "Propose and sign",
    sends: "You sign at once. Then the others sign.",
    stop: "Stop writing",
    first: "Write a text",
    done: "Your proposal is ready. The others see it on their home page.",
    overtaken: "The group has just changed. Your text is still there. Try again.",
  },
  numbers: {
    title: "Numbers of the half year",
    lead: "You can let these numbers count with those of other groups. That, too, only when everybody signs.",
    purpose: (period: string) => `Numbers over several groups, ${period}`,
    send: "Propose these numbers and sign",
    rows: {
      period: "Half year",
      people: "People in the group",
      meetings: "Meetings",
      minutes: "Minutes together",
      present: "Times somebody was there",
      expected: "Times somebody could be there",
    },
  },
  published: {
    title: "This is what you told",
    genuine: "Everybody signed exactly this text.",
    wrong: "Mind: this is not what you signed. Tell the group.",
  },
};

export const texts = () => ((import.meta.env.KRING_LANGUAGE ?? language()) === "en" ? en : nl);

/** An instant in seconds, as a day and an hour. */
export function when(seconds: number): string {
  const shape = { dateStyle: "long", timeStyle: "short" } as const;
  return new Intl.DateTimeFormat(locale(), shape).format(seconds * 1000);
}
