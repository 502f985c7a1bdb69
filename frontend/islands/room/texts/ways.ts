/** Sentences of the room: at a distance, one screen for all, on paper. */

export const nl = {
  ways: {
    video: "Naar het videogesprek",
    videoNew: "opent in een nieuw tabblad",
    attestTitle: "Voor je binnengaat",
    attestWhy: "Jullie praten op afstand. Zo weten de anderen wie er meeluistert.",
    attestSentence: (name: string) => `Ik ben ${name}, en er is niemand anders in mijn kamer.`,
    attest: "Dat klopt, ga naar binnen",
    attested: "Alleen in de kamer",
    notAttested: "Nog niet bevestigd",
    scribe: "Schrijf op voor",
    scribeWhy: { projector: "Jij typt voor de groep.", paper: "Vul in wat er op papier staat." },
    scribeMe: "mijzelf",
    scribeNothing: (name: string) => `${name} schrijft niets in deze stap.`,
    scribedBy: (name: string) => `opgeschreven door ${name}`,
    paperTitle: "Op papier",
    paperText: "Jullie werken met kaarten. Vul hier per stap de uitkomst in.",
    goTo: "Naar een stap",
    go: "Ga",
  },
};

export const en: typeof nl = {
  ways: {
    video: "To the video call",
    videoNew: "opens in a new tab",
    attestTitle: "Before you go in",
    attestWhy: "You talk at a distance. This tells the others who listens along.",
    attestSentence: (name) => `I am ${name}, and nobody else is in my room.`,
    attest: "That is right, go in",
    attested: "Alone in the room",
    notAttested: "Not confirmed yet",
    scribe: "Write for",
    scribeWhy: { projector: "You type for the group.", paper: "Fill in what stands on paper." },
    scribeMe: "myself",
    scribeNothing: (name) => `${name} writes nothing in this step.`,
    scribedBy: (name) => `written down by ${name}`,
    paperTitle: "On paper",
    paperText: "You work with cards. Fill in the outcome here, step by step.",
    goTo: "To a step",
    go: "Go",
  },
};
