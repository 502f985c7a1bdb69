/** Sentences of the room: what the group wrote. */

export const nl = {
  edit: "Wijzig",
  withdraw: "Haal weg",
  keepChange: "Bewaar de wijziging",
  answer: "Antwoord",
  written: "Wat de groep schreef",
  mineHere: "Klaargelegd door jou",
  earlier: "Voornemens van de vorige keer",
  from: (title: string) => `Uit “${title}”`,
  changed: "gewijzigd",
  locked: {
    "before-you": "Dit is geschreven voordat jij erbij kwam.",
    "no-key": "Dit apparaat kan dit nog niet openen. Iemand uit de groep kan het opnieuw met je delen.",
    other: "Dit klopt niet en blijft daarom dicht. Laat het je groep weten.",
  },
  opening: "gaat open…",
};

export const en: typeof nl = {
  edit: "Change",
  withdraw: "Take back",
  keepChange: "Keep the change",
  answer: "Answer",
  written: "What the group wrote",
  mineHere: "Put ready by you",
  earlier: "Resolutions of last time",
  from: (title) => `From “${title}”`,
  changed: "changed",
  locked: {
    "before-you": "This was written before you came.",
    "no-key": "This device cannot open this yet. Somebody in the group can share it with you again.",
    other: "This is not right and so it stays closed. Tell your group.",
  },
  opening: "opening…",
};
