/** Sentences of the room: what comes next, what the clock means, and the deck. */

export const nl = {
  overview: {
    overview: "Overzicht",
    upNext: (title: string) => `Hierna: ${title}`,
    lastStep: "Dit is de laatste stap",
    lastStepText: "Rond rustig af. Vraag wat het iedereen bracht.",
    time: "Tijd",
    hereLeft: (minutes: number) =>
      minutes === 1 ? "Nog 1 minuut in deze stap." : `Nog ${minutes} minuten in deze stap.`,
    hereOver: "De tijd van deze stap is om.",
    toCome: (steps: number, asked: number) =>
      steps === 1 ? `Nog 1 stap van ${asked} minuten.` : `Nog ${steps} stappen van samen ${asked} minuten.`,
    leftFor: (left: number, steps: number, asked: number) =>
      steps === 1
        ? `Nog ${left} minuten voor 1 stap van ${asked}.`
        : `Nog ${left} minuten voor ${steps} stappen van samen ${asked}.`,
    planOver: "De geplande tijd is om.",
    short: (minutes: number) => `Dat is ${minutes} te kort.`,
    shortTag: (minutes: number) => `${minutes} min te kort`,
    spare: (minutes: number) => `Er blijven ${minutes} minuten over.`,
    skipGives: (title: string, minutes: number) => `Sla “${title}” over. Dat scheelt ${minutes} minuten.`,
    shortenGives: (title: string, minutes: number) => `Houd “${title}” korter. Dat scheelt ${minutes} minuten.`,
    unheard: "Nog niet gehoord",
    allHeard: "Iedereen is gehoord.",
    forYouAlone: "Alleen voor de begeleider",
    onTheWall: "Hangt dit scherm aan de muur? Open dit dan liever op je eigen telefoon.",
    deck: "Als het lastig wordt",
    deckOnlyYou: "alleen voor jou",
    moreCards: "Andere momenten",
    sign: "Je merkt",
    say: "Zeg",
    act: "Doe",
  },
};

export const en: typeof nl = {
  overview: {
    overview: "Overview",
    upNext: (title) => `Next: ${title}`,
    lastStep: "This is the last step",
    lastStepText: "Round off calmly. Ask what it brought everybody.",
    time: "Time",
    hereLeft: (minutes) => (minutes === 1 ? "1 minute left in this step." : `${minutes} minutes left in this step.`),
    hereOver: "The time of this step is up.",
    toCome: (steps, asked) =>
      steps === 1 ? `1 step of ${asked} minutes to come.` : `${steps} steps of ${asked} minutes in all to come.`,
    leftFor: (left, steps, asked) =>
      steps === 1
        ? `${left} minutes left for 1 step of ${asked}.`
        : `${left} minutes left for ${steps} steps of ${asked} in all.`,
    planOver: "The planned time is up.",
    short: (minutes) => `That is ${minutes} too few.`,
    shortTag: (minutes) => `${minutes} min too few`,
    spare: (minutes) => `${minutes} minutes remain.`,
    skipGives: (title, minutes) => `Skip “${title}”. That gives ${minutes} minutes.`,
    shortenGives: (title, minutes) => `Keep “${title}” shorter. That gives ${minutes} minutes.`,
    unheard: "Not heard yet",
    allHeard: "Everybody has been heard.",
    forYouAlone: "For the facilitator alone",
    onTheWall: "Does this screen hang on the wall? Then rather open this on your own phone.",
    deck: "When it gets difficult",
    deckOnlyYou: "for you alone",
    moreCards: "Other moments",
    sign: "You notice",
    say: "Say",
    act: "Do",
  },
};
