/** Sentences of the room: what a screen reader says by itself. */

export const nl = {
  say: {
    phase: (step: number, title: string) => `Stap ${step}: ${title}.`,
    left: {
      300: "Nog vijf minuten.",
      60: "Nog één minuut.",
      10: "Nog tien seconden.",
      0: "De tijd is om. Jullie mogen afronden.",
    } as Record<number, string>,
    revealed: "Alles is nu te zien.",
    closed: "De bijeenkomst is klaar.",
    sent: "Ingestuurd.",
    connected: "Er is weer verbinding.",
    broken: "Geen verbinding. Je tekst blijft bewaard.",
  },
};

export const en: typeof nl = {
  say: {
    phase: (step, title) => `Step ${step}: ${title}.`,
    left: {
      300: "Five minutes left.",
      60: "One minute left.",
      10: "Ten seconds left.",
      0: "Time is up. You may round off.",
    },
    revealed: "Everything is revealed now.",
    closed: "The meeting is done.",
    sent: "Sent.",
    connected: "Connected again.",
    broken: "No connection. Your text is kept.",
  },
};
