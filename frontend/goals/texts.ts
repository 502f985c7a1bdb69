/** Every sentence of the pages of learning goals and of what people show each other. */

import { language } from "../islands/mount";
import type { Goal } from "../own/values";
import type { Criterion } from "./criteria";

const nl = {
  loading: "Je leerdoelen gaan open…",
  and: "en",
  secret: "Alleen jij leest dit. Wie Kring beheert, ziet niet wat er staat.",
  write: "Schrijf een leerdoel",
  none: {
    title: "Nog geen leerdoel",
    lead: "Wat wil je over een half jaar anders doen in je werk?",
    how: "Eén zin is genoeg om te beginnen. Vijf vragen helpen je daarna verder.",
  },
  locked: (count: number) =>
    count === 1
      ? "Eén leerdoel gaat hier niet open. Het is bewaard met een oude toegang, of het is veranderd."
      : `${count} leerdoelen gaan hier niet open. Ze zijn bewaard met een oude toegang, of ze zijn veranderd.`,
  both: "Je schreef dit ook op een ander apparaat. Beide teksten zijn bewaard. Haal weg wat je niet nodig hebt.",
  twin: "Ook geschreven op een ander apparaat",
  kept: "Bewaard.",
  form: {
    title: "Een leerdoel",
    change: "Je leerdoel wijzigen",
    text: "Wat wil je leren?",
    hint: "Schrijf wat je gaat doen, in een zin die met ‘ik’ begint.",
    where: "Waar en wanneer werk je eraan?",
    whereHint: "Bijvoorbeeld: in het teamoverleg, elke maandag.",
    until: "Wanneer kun je het zien? (mag leeg blijven)",
    scale: "Een eigen schaal",
    scaleHint: "Geef de twee uiteinden een naam. Daarmee houd je bij hoe het gaat.",
    low: "Bij 0 is het zo",
    high: "Bij 10 is het zo",
    programme: "Hoort bij",
    noProgramme: "geen traject",
    keep: "Bewaar mijn leerdoel",
    stop: "Terug",
    empty: "Schrijf eerst wat je wilt leren.",
    tooLong: "Dit is te lang om te bewaren. Maak het korter.",
  },
  questions: {
    title: "Vijf vragen bij je leerdoel",
    lead: "Ze zijn er om te helpen. Je hoeft ze niet allemaal te beantwoorden.",
    light: { ask: "nog niet te zien", look: "kijk hier eens naar", answered: "lijkt te staan" },
    each: {
      positive: {
        title: "Positief en haalbaar",
        ask: "Staat er wat je wél gaat doen? Kun je het halen?",
      },
      concrete: {
        title: "Concreet, met een moment",
        ask: "Wat doe of begrijp je dan, dat een ander kan merken? Wanneer?",
      },
      own: { title: "In eigen hand", ask: "Hangt het van jou af? Of moet een ander veranderen?" },
      moving: {
        title: "Het geeft zin",
        ask: "Waarom wil je dit? Past het bij je werk en bij wie je bent?",
      },
      where: { title: "Waar en wanneer", ask: "In welke situaties ga je het oefenen?" },
    } as Readonly<Record<Criterion, { readonly title: string; readonly ask: string }>>,
  },
  state: { open: "Mee bezig", reached: "Bereikt", "let-go": "Losgelaten" } as Readonly<Record<Goal["state"], string>>,
  goal: {
    where: "Waar en wanneer",
    until: "Te zien op",
    programme: "Hoort bij",
    change: "Wijzig",
    mark: "Hoe gaat het?",
    show: "Laat zien",
    more: "Meer",
    reached: "Bereikt",
    letGo: "Laat los",
    reopen: "Ga er weer mee verder",
    remove: "Haal weg",
    earlier: "Wat er eerder stond",
    until_: (day: string) => `tot ${day}`,
    others: "Bereikt of losgelaten",
    shownTo: (names: string) => `Je laat dit zien aan ${names}.`,
  },
  mark: {
    title: "Hoe gaat het nu?",
    scale: "Waar sta je, van 0 tot 10?",
    words: "In je eigen woorden",
    hint: "Wat ging er goed? Wat is de volgende kleine stap?",
    keep: "Bewaar",
    progress: "Hoe het ging",
    value: (value: number) => `${value} van 10`,
  },
  remove: {
    title: "Dit leerdoel weghalen?",
    plain: "De tekst verdwijnt op al je apparaten. Je kunt hem niet terughalen.",
    shown: (names: string) =>
      `Je liet dit zien aan ${names}. Zij krijgen het straks niet meer. Wat zij lazen, kun je niet terughalen.`,
    handed: (names: string) =>
      `Dit leerdoel staat ook in delen van je pad die je liet zien aan ${names}. Daar blijft het te lezen, tot je stopt bij ‘Gedeeld’.`,
    yes: "Haal weg",
    done: "Weggehaald.",
    overtaken: "Op een ander apparaat is dit net veranderd. Er is niets weggehaald.",
  },
  show: {
    title: "Aan wie laat je dit zien?",
    none: "Er is nu niemand aan wie je dit kunt laten zien.",
    noneWhy: "Dat kan met je leidinggevende en je intervisor, zodra je aan een traject meedoet.",
    role: {
      intervisor: "intervisor",
      manager: "leidinggevende",
      participant: "deelnemer",
    } as Readonly<Record<string, string>>,
    noAccess: (name: string) =>
      `${name} heeft nog geen eigen toegang. Vraag ${name} zelf om die in te stellen, bij Profiel. Kring vraagt het niet voor je.`,
    choose: (name: string) => `Laat zien aan ${name}`,
    since: (day: string) => `Sinds ${day}`,
    behind: "Je hebt het daarna veranderd. Daar staat nog de oude tekst.",
    newer: "Laat de nieuwe tekst zien",
    lost: (name: string) => `${name} maakte een nieuwe start en kan dit niet meer openen. Laat het opnieuw zien.`,
    stop: "Stop met laten zien",
    understood: "Begrepen",
    stopped: (name: string) => `${name} krijgt dit niet meer. Wat al gelezen is, kun je niet terughalen.`,
    ended: (name: string) =>
      `Het laten zien is gestopt: ${name} is niet meer je leidinggevende of intervisor. Wat gelezen is, blijft gelezen.`,
    confirm: (name: string) => `Laat dit zien aan ${name}`,
    marks: "Laat ook zien hoe het ging",
    warning: (name: string) =>
      `Alleen ${name} kan het lezen. Je kunt ermee stoppen. Wat ${name} al las of opschreef, kun je niet terughalen.`,
    not: "Wat er eerder stond, laat je niet zien.",
    yes: "Laat zien",
    back: "Terug",
    done: (name: string) => `${name} kan dit nu lezen.`,
    newKeys: (name: string) =>
      `Let op: de zes woorden van ${name} zijn veranderd. Er is niets getoond. Bel ${name} en vergelijk de nieuwe woorden.`,
  },
  words: {
    title: (name: string) => `De zes woorden van ${name}`,
    why: (name: string) => `Zo weet je zeker dat het ${name} is. Laat ${name} de eigen zes woorden voorlezen.`,
    mine: "Je eigen zes woorden",
    mineWhy: "Lees ze voor aan wie jou wil herkennen.",
    open: "Vergelijk zes woorden",
    making: "De woorden worden gemaakt…",
    same: "Ze zijn gelijk",
    compared: "Vergeleken: de woorden waren gelijk.",
    notYet: "Nog niet vergeleken.",
    differ: "Zijn ze anders? Laat dan niets zien en vertel het wie Kring beheert.",
  },
  shared: {
    toMe: "Wat anderen jou laten zien",
    toMeNone: "Nog niemand laat je iets zien.",
    toMeHow: "Een deelnemer kiest zelf wat je ziet. Dan staat het hier.",
    from: (name: string) => `Van ${name}`,
    given: (day: string) => `Te lezen sinds ${day}`,
    byMe: "Wat jij laat zien",
    byMeNone: "Je laat nu niemand iets zien.",
    byMeHow: "Dat kan met een leerdoel, of met delen van je pad.",
    toGoals: "Naar mijn leerdoelen",
    toPath: "Naar mijn pad",
    something: "Iets wat je elders liet zien",
    changed: (name: string) =>
      `Dit gaat niet open: de zes woorden van ${name} zijn hier anders bekend. Bel ${name} en vergelijk ze.`,
    lost: (name: string) => `Dit was voor je oude toegang. Vraag ${name} om het opnieuw te laten zien.`,
    refused: (name: string) => `Dit gaat niet open: het klopt niet met wat we weten. Vraag ${name} ernaar.`,
    unknown: "Deze pagina kan dit niet tonen.",
    care: "Dit is je in vertrouwen gegeven. Vertel het niet verder.",
  },
};

const en: typeof nl = {
  loading: "Opening your learning goals…",
  and: "and",
  secret: "Only you read this. Who runs Kring does not see what it says.",
  write: "Write a learning goal",
  none: {
    title: "No learning goal yet",
    lead: "What do you want to do otherwise in your work, half a year from now?",
    how: "One sentence is enough to begin. Five questions then help you on.",
  },
  locked: (count: number) =>
    count === 1
      ? "One learning goal does not open here. It was kept under an earlier access, or it was changed."
      : `${count} learning goals do not open here. They were kept under an earlier access, or were changed.`,
  both: "You wrote this on another device too. Both texts are kept. Take off what you do not need.",
  twin: "Also written on another device",
  kept: "Kept.",
  form: {
    title: "A learning goal",
    change: "Change your learning goal",
    text: "What do you want to learn?",
    hint: "Write what you will do, in a sentence that begins with ‘I’.",
    where: "Where and when do you work on it?",
    whereHint: "For example: in the team meeting, every Monday.",
    until: "When can it be seen? (may stay empty)",
    scale: "A scale of your own",
    scaleHint: "Name its two ends. With it you keep track of how it goes.",
    low: "At 0 it is like this",
    high: "At 10 it is like this",
    programme: "Belongs to",
    noProgramme: "no programme",
    keep: "Keep my learning goal",
    stop: "Back",
    empty: "First write what you want to learn.",
    tooLong: "This is too long to keep. Make it shorter.",
  },
  questions: {
    title: "Five questions about your goal",
    lead: "They are there to help. You need not answer them all.",
    light: { ask: "not seen yet", look: "have a look at this", answered: "seems to be there" },
    each: {
      positive: {
        title: "Positive and realistic",
        ask: "Does it say what you will do? Can you reach it?",
      },
      concrete: {
        title: "Concrete, with a moment",
        ask: "What do you do or understand then, that others can notice? When?",
      },
      own: { title: "In your own hands", ask: "Does it depend on you? Or must somebody else change?" },
      moving: {
        title: "It moves you",
        ask: "Why do you want this? Does it fit your work and who you are?",
      },
      where: { title: "Where and when", ask: "In which situations will you practise?" },
    },
  },
  state: { open: "Working on it", reached: "Reached", "let-go": "Let go" },
  goal: {
    where: "Where and when",
    until: "To be seen on",
    programme: "Belongs to",
    change: "Change",
    mark: "How is it going?",
    show: "Show it",
    more: "More",
    reached: "Reached",
    letGo: "Let go",
    reopen: "Go on with it",
    remove: "Take off",
    earlier: "What it said before",
    until_: (day: string) => `until ${day}`,
    others: "Reached or let go",
    shownTo: (names: string) => `You show this to ${names}.`,
  },
  mark: {
    title: "How is it going now?",
    scale: "Where are you, from 0 to 10?",
    words: "In your own words",
    hint: "What went well? What is the next small step?",
    keep: "Keep",
    progress: "How it went",
    value: (value: number) => `${value} of 10`,
  },
  remove: {
    title: "Take this learning goal off?",
    plain: "The text goes from all your devices. You cannot get it back.",
    shown: (names: string) =>
      `You showed this to ${names}. They will get it no more. What they read you cannot take back.`,
    handed: (names: string) =>
      `This goal is also in parts of your path that you showed to ${names}. It can be read there until you stop, under ‘Shown’.`,
    yes: "Take off",
    done: "Taken off.",
    overtaken: "It was just changed on another device. Nothing was taken off.",
  },
  show: {
    title: "Whom do you show this?",
    none: "There is nobody now to whom you can show this.",
    noneWhy: "You can show it to your manager and intervisor, once you take part in a programme.",
    role: { intervisor: "intervisor", manager: "manager", participant: "participant" },
    noAccess: (name: string) =>
      `${name} has no access of their own yet. Ask ${name} yourself to set it up, under Profile. Kring does not ask for you.`,
    choose: (name: string) => `Show ${name}`,
    since: (day: string) => `Since ${day}`,
    behind: "You changed it since. They still see the old text.",
    newer: "Show the new text",
    lost: (name: string) => `${name} made a new start and cannot open this any more. Show it again.`,
    stop: "Stop showing",
    understood: "Understood",
    stopped: (name: string) => `${name} gets this no more. What was read you cannot take back.`,
    ended: (name: string) =>
      `Showing has ended: ${name} is no longer your manager or intervisor. What was read stays read.`,
    confirm: (name: string) => `Show this to ${name}`,
    marks: "Show how it went as well",
    warning: (name: string) =>
      `Only ${name} can read it. You can stop. What ${name} read or wrote down you cannot take back.`,
    not: "What it said before is not shown.",
    yes: "Show it",
    back: "Back",
    done: (name: string) => `${name} can read this now.`,
    newKeys: (name: string) =>
      `Careful: the six words of ${name} have changed. Nothing was shown. Call ${name} and compare the new words.`,
  },
  words: {
    title: (name: string) => `The six words of ${name}`,
    why: (name: string) => `So you know for sure that it is ${name}. Let ${name} read out their own six words.`,
    mine: "Your own six words",
    mineWhy: "Read them out to who wants to be sure that it is you.",
    open: "Compare six words",
    making: "Making the words…",
    same: "They are the same",
    compared: "Compared: the words were the same.",
    notYet: "Not compared yet.",
    differ: "Are they different? Then show nothing, and tell who runs Kring.",
  },
  shared: {
    toMe: "What others show you",
    toMeNone: "Nobody shows you anything yet.",
    toMeHow: "A participant chooses what you see. Then it stands here.",
    from: (name: string) => `From ${name}`,
    given: (day: string) => `To be read since ${day}`,
    byMe: "What you show",
    byMeNone: "You show nobody anything now.",
    byMeHow: "You can show a learning goal, or parts of your path.",
    toGoals: "To my learning goals",
    toPath: "To my path",
    something: "Something you showed elsewhere",
    changed: (name: string) =>
      `This does not open: other six words of ${name} are known here. Call ${name} and compare them.`,
    lost: (name: string) => `This was for your earlier access. Ask ${name} to show it again.`,
    refused: (name: string) => `This does not open: it does not match what we know. Ask ${name} about it.`,
    unknown: "This page cannot show this.",
    care: "This was given to you in confidence. Do not pass it on.",
  },
};

export const texts = () => ((import.meta.env.KRING_LANGUAGE ?? language()) === "en" ? en : nl);

/** An instant or a date as people write it. */
export function day(at: string): string {
  const here = (import.meta.env.KRING_LANGUAGE ?? language()) === "en" ? "en-GB" : "nl-NL";
  return new Date(at.length === 10 ? `${at}T12:00` : at).toLocaleDateString(here, {
    day: "numeric",
    month: "long",
    year: "numeric",
  });
}
