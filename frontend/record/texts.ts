/** Every sentence of reading a past meeting back. */

import { language } from "../islands/mount";

const nl = {
  title: "Wat we schreven",
  loading: "De bijdragen worden geopend.",
  failed: "De bijdragen konden niet worden opgehaald. Probeer het nog eens.",
  nothing: "In deze bijeenkomst is niets geschreven.",
  never: "Deze bijeenkomst is niet in Kring gehouden.",
  outputs: { resolution: "Voornemen", list: "De beste suggesties" } as Readonly<Record<string, string>>,
  steps: "Alles, stap voor stap",
  ownResolution: "Schrijf een eigen voornemen",
  reason: "Waarom",
  share: (names: string) => `Deel ook met ${names}`,
  shared: "Gedeeld.",
  gone: "Een bijdrage die er niet meer is",
  locked: {
    "before-you": (who: string) => `Dit is van voor jouw tijd in de groep. ${who} kan het opnieuw delen.`,
    "no-key": (who: string) => `Dit apparaat kan dit nog niet openen. Vergelijk je zes woorden met ${who}.`,
    wrong: "Dit is niet geopend. Wat de server gaf, klopt niet. Vertel het aan je groep.",
  },
  toGroup: "Naar de groep",
  somebody: "een ander uit de groep",
  or: "of",
  and: "en",
};

const en: typeof nl = {
  title: "What we wrote",
  loading: "The contributions are being opened.",
  failed: "The contributions could not be fetched. Try again.",
  nothing: "Nothing was written in this meeting.",
  never: "This meeting was not held in Kring.",
  outputs: { resolution: "Resolution", list: "The best suggestions" },
  steps: "Everything, step by step",
  ownResolution: "Write a resolution of your own",
  reason: "Why",
  share: (names: string) => `Share with ${names}, too`,
  shared: "Shared.",
  gone: "A contribution that is no longer there",
  locked: {
    "before-you": (who: string) => `This is from before your time in the group. ${who} can share it again.`,
    "no-key": (who: string) => `This device cannot open this yet. Compare your six words with ${who}.`,
    wrong: "This was not opened. What the server gave is not right. Tell your group.",
  },
  toGroup: "To the group",
  somebody: "somebody else in the group",
  or: "or",
  and: "and",
};

export const texts = () => ((import.meta.env.KRING_LANGUAGE ?? language()) === "en" ? en : nl);
