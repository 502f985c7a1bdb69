/** Every sentence of handing over parts of a path. */

import { language } from "../islands/mount";
import { questionSaid } from "../reflection/questions";
import type { Naming } from "./handed";
import { names } from "./names";

const nl = {
  parts: (count: number) => (count === 1 ? "Eén deel van je pad" : `${count} delen van je pad`),
  see: "Lees wat je laat zien",
  whom: "Aan wie laat je dit zien?",
  care: "Alleen deze tekst gaat mee. Verander je later iets op je pad? Dan verandert dit niet mee.",
  done: (name: string) => `${name} kan dit nu lezen. Stoppen kan bij ‘Gedeeld’.`,
  toShared: "Gedeeld: wat je laat zien",
  tooLong: "Dit is te veel voor één keer. Kies minder delen.",
  removed: (name: string) =>
    `Je haalde hiervan iets weg op je pad. ${name} leest het hier nog, tot je stopt met laten zien.`,
  again: "Laat het opnieuw zien",
};

const en: typeof nl = {
  parts: (count: number) => (count === 1 ? "One part of your path" : `${count} parts of your path`),
  see: "Read what you show",
  whom: "To whom do you show this?",
  care: "Only this text goes. Do you change something on your path later? Then this does not change with it.",
  done: (name: string) => `${name} can read this now. You can stop it under ‘Shown’.`,
  toShared: "Shown: what you show",
  tooLong: "This is too much for one time. Choose fewer parts.",
  removed: (name: string) =>
    `You took some of this off your path. ${name} still reads it here, until you stop showing it.`,
  again: "Show it again",
};

export const texts = () => ((import.meta.env.KRING_LANGUAGE ?? language()) === "en" ? en : nl);

/** In the language of the page. */
export const namingHere = (): Naming => ({ ...names().naming, question: questionSaid });
