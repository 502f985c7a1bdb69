/** Sentences of the room: what is offered when a question sounds like advice. Why it does stands with the rules. */

export const nl = {
  sounds: {
    advice: "Dit klinkt als advies.",
    leading: "Hier zit je eigen antwoord al in.",
    closed: "Hier past ja of nee op.",
  },
  onlyHere: "Alleen je eigen apparaat las mee.",
  beginSo: "Begin bijvoorbeeld zo:",
  rewrite: "Herschrijf",
  parkAsAdvice: "Parkeer als advies",
  leaveSo: "Laat zo",
  parkedFor: (step: number) => `Geparkeerd voor stap ${step}. Niemand ziet het nu.`,
};

export const en: typeof nl = {
  sounds: {
    advice: "This sounds like advice.",
    leading: "Your own answer is already in it.",
    closed: "Yes or no would answer this.",
  },
  onlyHere: "Only your own device read this.",
  beginSo: "You could begin like this:",
  rewrite: "Rephrase",
  parkAsAdvice: "Park as advice",
  leaveSo: "Leave it as it is",
  parkedFor: (step) => `Parked for step ${step}. Nobody sees it now.`,
};
