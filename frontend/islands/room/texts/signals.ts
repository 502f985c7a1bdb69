/** Sentences of the room: what goes before the case. */

export const nl = {
  signal: {
    unsafeSeen: "Iemand voelt zich nu niet veilig",
    unsafeAgain: (count: number) => `${count} keer een stil signaal`,
    unsafeSeenText: "Alleen jij ziet dit. Je ziet niet wie. Sta er met iedereen bij stil.",
    unsafeNoted: "Ik heb het gezien",
    signals: "Als het niet goed voelt",
    unsafe: "Dit voelt onveilig",
    unsafeWhy: (name: string) => `Alleen ${name} merkt dit. Je naam staat er niet bij.`,
    unsafeSent: (name: string) => `${name} weet dat het voor iemand niet veilig voelt.`,
    unsafeNobody: "Er is geen begeleider die dit stil kan zien. Kies “Eerst wat stoort”, of zet de tijd stil.",
    disturb: "Eerst wat stoort",
    disturbWhy: "Iedereen ziet dit. De tijd staat dan stil.",
    disturbedBy: (name: string) => `${name} vraagt: eerst wat stoort`,
    disturbedByMe: "Jij vraagt: eerst wat stoort",
    disturbedOnWall: "Eerst wat stoort. De tijd staat stil.",
    disturbedText: "De tijd staat stil. Vertel kort wat er is. Wat heb je nodig?",
    settle: "Dit is klaar, we gaan verder",
  },
};

export const en: typeof nl = {
  signal: {
    unsafeSeen: "Somebody does not feel safe now",
    unsafeAgain: (count) => `${count} quiet signals`,
    unsafeSeenText: "Only you see this. You do not see who. Stop for a moment with everybody.",
    unsafeNoted: "I have seen it",
    signals: "When it does not feel right",
    unsafe: "This feels unsafe",
    unsafeWhy: (name) => `Only ${name} notices this. Your name is not with it.`,
    unsafeSent: (name) => `${name} knows that it does not feel safe for somebody.`,
    unsafeNobody: "There is no facilitator who can see this quietly. Choose “Disturbance first”, or pause the time.",
    disturb: "Disturbance first",
    disturbWhy: "Everybody sees this. The clock then stands still.",
    disturbedBy: (name) => `${name} asks: disturbance first`,
    disturbedByMe: "You ask: disturbance first",
    disturbedOnWall: "Disturbance first. The clock stands still.",
    disturbedText: "The clock stands still. Say shortly what it is. What do you need?",
    settle: "This is settled, we go on",
  },
};
