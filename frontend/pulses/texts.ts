/** Every sentence of the safety pulse, but for the statements. */

import { language, locale } from "../islands/mount";
import type { Band } from "./telling";

const nl = {
  loading: "Een moment: de vragen worden geopend.",
  about: {
    title: "Wat zien de anderen?",
    lines: [
      "Je antwoord wordt gesloten zonder je naam. Niemand in de groep ziet wat jij koos.",
      "Wie Kring beheert, ziet wel dat je antwoordde. Niet wat.",
      "Pas na de laatste dag gaan alle antwoorden samen open. Of als iedereen heeft geantwoord.",
      "Met minder dan vijf antwoorden is er geen uitslag. Met vijf of meer zie je grove groepen, geen cijfers.",
      "Wil iemand eerst praten? Dat zie je vanaf drie antwoorden. Je ziet niet wie.",
    ],
  },
  vote: {
    title: "Zeven korte zinnen",
    lead: (day: string) => `Hoe is het voor jou in deze groep? Antwoord kan tot en met ${day}.`,
    first: "Wil je hier eerst samen over praten?",
    firstHint: "Zegt iemand ja, dan ziet de groep dat. Zegt niemand ja, dan ziet de groep dat ook.",
    yes: "ja",
    no: "nee",
    missing: "Kies nog een antwoord.",
    check: "Nog niet alles heeft een antwoord.",
    once: "Je kunt één keer antwoorden. Daarna kan het niet anders: niemand weet welk antwoord van jou is.",
    send: "Sluit mijn antwoord",
    free: "Niet antwoorden mag ook. Niemand in de groep ziet wie antwoordde.",
  },
  open: {
    title: "De vraag staat open",
    voted: "Je antwoord is gesloten en verstuurd.",
    count: (voted: number, members: number, day: string) =>
      `${voted} van de ${members} hebben geantwoord. Het sluit na ${day}, of als iedereen heeft geantwoord.`,
  },
  result: {
    title: (day: string) => `Gevraagd op ${day}`,
    count: (answered: number, members: number) => `${answered} van de ${members} hebben geantwoord.`,
    first: "Iemand wil hier eerst over praten.",
    firstHow: "Begin daar samen mee, vóór je naar de rest kijkt. Vraag niet wie het was.",
    nobodyFirst: "Niemand vroeg om er eerst over te praten.",
    silent: "Niemand antwoordde. Dat mag. Praat er samen eens over of dit een goed moment was.",
    tooFew: "Er zijn minder dan vijf antwoorden. Daarom is er geen uitslag: die zou te veel verraden.",
    tooFewForWish: "Er zijn minder dan drie antwoorden. Daarom is er niets te zien. Praat er samen over.",
    difference:
      "Niet iedereen antwoordde de vorige keer én nu. Uit het verschil kun je raden wie wat koos. Daarom is er nu geen uitslag.",
    void: "Telt niet mee: de groep veranderde terwijl de vraag openstond. De antwoorden zijn weg.",
    refused: (reason: string) =>
      `Deze uitslag klopt niet met wat jouw browser weet. Daarom is hij niet te zien. Vertel het je groep. (${reason})`,
    statement: "Zin",
    bands: {
      most: "Voor de meesten veilig",
      mixed: "Verdeeld",
      few: "Voor de meesten nog niet veilig",
    } as Readonly<Record<Band, string>>,
    turned: "Deze zin is omgedraaid: wie nee zegt, voelt zich veiliger.",
  },
  line: {
    title: "Door de tijd",
    lead: "De lijn breekt als de groep verandert: dan antwoordden andere mensen.",
    table: "Laat dit zien als tabel",
    none: "geen uitslag",
    broken: "andere groep",
    picture: (statement: string, bands: string) => `${statement} ${bands}`,
    levels: { few: "nog niet", mixed: "verdeeld", most: "veilig" } as Readonly<Record<Band, string>>,
  },
  ask: {
    title: "Vraag het de groep",
    lead: "Zeven zinnen over hoe veilig het hier is. Iedereen antwoordt voor zich, in twee minuten. Samen kijken jullie naar de uitslag.",
    last: "Wat is de laatste dag om te antwoorden?",
    hint: "Binnen drie weken.",
    wrong: "Kies een dag vanaf morgen, binnen drie weken.",
    send: "Vraag het",
    from: (day: string) => `Vragen kan weer vanaf ${day}. Zo blijven er minstens vier weken tussen.`,
    small: "Dit kan vanaf drie mensen in de groep.",
    few: "Met minder dan vijf mensen komt er geen uitslag. Wel zie je of iemand eerst wil praten.",
    done: "De vraag staat klaar. Iedereen krijgt een korte mail.",
  },
  unknown: (reason: string) =>
    `De server gaf een vraag die niemand uit je groep stelde. Die is niet te zien. (${reason})`,
};

const en: typeof nl = {
  loading: "One moment: the questions are being opened.",
  about: {
    title: "What do the others see?",
    lines: [
      "Your answer is sealed without your name. Nobody in the group sees what you chose.",
      "Whoever runs Kring sees that you answered. Not what.",
      "All answers open together, only after the last day. Or once everybody has answered.",
      "With fewer than five answers there is no result. With five or more you see rough bands, no figures.",
      "Does somebody want to talk first? You see that from three answers on. You do not see who.",
    ],
  },
  vote: {
    title: "Seven short sentences",
    lead: (day) => `What is it like for you in this group? You can answer until ${day}.`,
    first: "Do you want to talk about this together first?",
    firstHint: "If somebody says yes, the group sees that. If nobody says yes, the group sees that too.",
    yes: "yes",
    no: "no",
    missing: "Choose an answer here.",
    check: "Not everything has an answer yet.",
    once: "You can answer once. After that it cannot be changed: nobody knows which answer is yours.",
    send: "Seal my answer",
    free: "You need not answer. Nobody in the group sees who did.",
  },
  open: {
    title: "The question is open",
    voted: "Your answer is sealed and sent.",
    count: (voted, members, day) =>
      `${voted} of ${members} have answered. It closes after ${day}, or once everybody has answered.`,
  },
  result: {
    title: (day) => `Asked on ${day}`,
    count: (answered, members) => `${answered} of ${members} answered.`,
    first: "Somebody wants to talk about this first.",
    firstHow: "Begin with that together, before you look at the rest. Do not ask who it was.",
    nobodyFirst: "Nobody asked to talk about it first.",
    silent: "Nobody answered. That is fine. Talk together about whether this was a good moment.",
    tooFew: "There are fewer than five answers. So there is no result: it would give away too much.",
    tooFewForWish: "There are fewer than three answers. So there is nothing to see. Talk about it together.",
    difference:
      "Not everybody answered both last time and now. The difference would let you guess who chose what. So there is no result now.",
    void: "Does not count: the group changed while the question was open. The answers are gone.",
    refused: (reason) =>
      `This result does not match what your browser knows. So it is not shown. Tell your group. (${reason})`,
    statement: "Sentence",
    bands: { most: "Safe for most", mixed: "Divided", few: "Not safe yet for most" },
    turned: "This sentence is turned round: whoever says no feels safer.",
  },
  line: {
    title: "Over time",
    lead: "The line breaks when the group changes: then other people answered.",
    table: "Show this as a table",
    none: "no result",
    broken: "another group",
    picture: (statement, bands) => `${statement} ${bands}`,
    levels: { few: "not yet", mixed: "divided", most: "safe" },
  },
  ask: {
    title: "Ask the group",
    lead: "Seven sentences on how safe it is here. Everybody answers alone, in two minutes. You look at the result together.",
    last: "What is the last day to answer?",
    hint: "Within three weeks.",
    wrong: "Choose a day from tomorrow, within three weeks.",
    send: "Ask it",
    from: (day) => `You can ask again from ${day}. So at least four weeks lie between.`,
    small: "This needs a group of three or more.",
    few: "With fewer than five people there is no result. You do see whether somebody wants to talk first.",
    done: "The question is ready. Everybody gets a short mail.",
  },
  unknown: (reason) => `The server gave a question that nobody in your group asked. It is not shown. (${reason})`,
};

export const texts = () => ((import.meta.env.KRING_LANGUAGE ?? language()) === "en" ? en : nl);

/** "12 december 2026". */
export function dayOf(day: string): string {
  const form = new Intl.DateTimeFormat(locale(), {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return form.format(new Date(`${day}T12:00:00Z`));
}
