/** Sentences of the room: when nobody facilitates and the room guides. */

export const nl = {
  guiding: {
    guided: "De ruimte begeleidt",
    guidedHalf: "Is de helft klaar? Dan gaat de groep verder.",
    guidedAll: "Is iedereen klaar? Dan gaat de groep verder.",
    roomSays: "De ruimte zegt",
    readyOf: (ready: number, needed: number) => `${ready} klaar, ${needed} nodig om verder te gaan`,
    readyNames: (names: string) => `Klaar: ${names}.`,
    nudge: {
      minute: "Nog één minuut. Wat moet er nog gezegd worden?",
      over: "De tijd is om. Rond af en druk op “Ik ben klaar”.",
    },
    sayAloud: (words: string) => `Zeg hardop: “${words}”`,
    keeperNudge: { minute: "Nog één minuut.", over: "De tijd is om." },
    goOn: "Verder",
    guidedWaiting: "Zijn jullie er? Dan kan iedereen beginnen.",
    readyToGo: "Ik ben klaar",
    notReadyYet: "Toch nog niet klaar",
  },
};

export const en: typeof nl = {
  guiding: {
    guided: "The room guides",
    guidedHalf: "When half are ready, the group goes on.",
    guidedAll: "When everybody is ready, the group goes on.",
    roomSays: "The room says",
    readyOf: (ready, needed) => `${ready} ready, ${needed} needed to go on`,
    readyNames: (names) => `Ready: ${names}.`,
    nudge: {
      minute: "One minute left. What still has to be said?",
      over: "Time is up. Round off and press “I am ready”.",
    },
    sayAloud: (words) => `Say aloud: “${words}”`,
    keeperNudge: { minute: "One minute left.", over: "Time is up." },
    goOn: "Go on",
    guidedWaiting: "Are you all here? Then anybody can begin.",
    readyToGo: "I am ready",
    notReadyYet: "Not ready after all",
  },
};
