/** Sentences of the room: what is kept for later or for oneself. */

export const nl = {
  parkTitle: "Heb je al advies? Parkeer het.",
  parkLabel: "Advies voor straks",
  park: "Parkeer",
  parkUntil: (step: number) => `Dat is advies: bewaar het voor stap ${step}. Niemand ziet het nu.`,
  parked: "Je geparkeerde advies",
  bring: "Breng nu in",
  drop: "Gooi weg",
  parkedBy: "Geparkeerd advies",
  parkedCount: (name: string, count: number) => `${name}: ${count} bewaard voor later`,
  notes: "Mijn aantekeningen",
  notesHint: "Blijft van jou. Ook na de bijeenkomst.",
};

export const en: typeof nl = {
  parkTitle: "Advice already? Park it.",
  parkLabel: "Advice for later",
  park: "Park",
  parkUntil: (step) => `That is advice: keep it for step ${step}. Nobody sees it now.`,
  parked: "The advice you parked",
  bring: "Bring it in now",
  drop: "Throw away",
  parkedBy: "Parked advice",
  parkedCount: (name, count) => `${name}: ${count} kept for later`,
  notes: "My notes",
  notesHint: "Stays yours. After the meeting, too.",
};
