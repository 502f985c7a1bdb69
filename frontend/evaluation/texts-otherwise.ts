/** Few sentences, apart from the form's: the page of a meeting shows no more of it. */

import { language } from "../islands/mount";

const nl = {
  title: "Wat jullie deze keer anders willen",
  all: "Lees de evaluatie van de vorige keer",
};

const en: typeof nl = {
  title: "What you want to do otherwise this time",
  all: "Read the evaluation of the last time",
};

export const texts = (): typeof nl => ((import.meta.env.KRING_LANGUAGE ?? language()) === "en" ? en : nl);
