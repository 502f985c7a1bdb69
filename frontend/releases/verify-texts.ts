/** Every sentence of checking a proof. */

import { language } from "../islands/mount";

const nl = {
  file: "Kies het bestand, of sleep het hierheen",
  clean: "Dit klopt",
  all: (people: number) => `Alle ${people} mensen in de groep tekenden precies deze tekst.`,
  wrong: "Dit klopt niet",
  unreadable: "Dit bestand is geen bewijs van Kring. Kies het bestand dat je hebt gedownload.",
  findings: "Wat er niet klopt",
  text: "De tekst",
  to: "Voor",
  purpose: "Waarvoor",
  from: "Traject",
  kring: "Nummer van de groep",
  names: "In het bewijs staan geen namen van de groep. Elk lid heeft een eigen nummer.",
};

const en: typeof nl = {
  file: "Choose the file, or drop it here",
  clean: "This is right",
  all: (people: number) => `All ${people} people in the group signed exactly this text.`,
  wrong: "This is not right",
  unreadable: "This file is no proof from Kring. Choose the file that you downloaded.",
  findings: "What is not right",
  text: "The text",
  to: "For",
  purpose: "What it is for",
  from: "Programme",
  kring: "Number of the group",
  names: "The proof holds no names of the group. Each member has a number of their own.",
};

export const texts = () => ((import.meta.env.KRING_LANGUAGE ?? language()) === "en" ? en : nl);
