/**
 * Seven statements after Edmondson's seven topics (1999), in our own words, and five answers to each.
 *
 * Their order is part of a poll: `telling.ts` says which are turned round. A change of meaning needs a new number in
 * `pollText`; what was asked before was asked in other words.
 */

import { language } from "../islands/mount";

interface Said {
  readonly nl: string;
  readonly en: string;
}

export const statements: readonly Said[] = [
  { nl: "Wie hier een fout maakt, blijft dat horen.", en: "Whoever makes a mistake here keeps hearing about it." },
  { nl: "Ik kan hier lastige dingen op tafel leggen.", en: "I can bring up difficult things here." },
  { nl: "Wie anders is, hoort er hier minder bij.", en: "Whoever is different belongs a little less here." },
  {
    nl: "Ik durf hier iets te zeggen waar ik nog niet zeker van ben.",
    en: "I dare to say something here that I am not sure of yet.",
  },
  { nl: "Ik vind het hier moeilijk om hulp te vragen.", en: "I find it hard to ask for help here." },
  { nl: "Niemand hier werkt mij met opzet tegen.", en: "Nobody here works against me on purpose." },
  { nl: "Wat ik goed kan, telt hier mee.", en: "What I am good at counts here." },
];

/** From 1 to 5. */
export const answers: readonly Said[] = [
  { nl: "nee", en: "no" },
  { nl: "eerder niet", en: "rather not" },
  { nl: "er tussenin", en: "in between" },
  { nl: "eerder wel", en: "rather yes" },
  { nl: "ja", en: "yes" },
];

export const said = (one: Said): string => one[language()];
