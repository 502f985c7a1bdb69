/** Sentences of the room: after the meeting. */

export const nl = {
  closedTitle: "De bijeenkomst is klaar",
  closedText: "Goed gedaan. Dit nemen jullie mee.",
  resolutions: "Voornemens",
  noResolution: "Er is geen voornemen opgeschreven.",
  myEvaluation: "Wat het jou bracht",
  myNotes: "Jouw aantekeningen",
};

export const en: typeof nl = {
  closedTitle: "The meeting is done",
  closedText: "Well done. This is what you take along.",
  resolutions: "Resolutions",
  noResolution: "No resolution was written down.",
  myEvaluation: "What it brought you",
  myNotes: "Your notes",
};
