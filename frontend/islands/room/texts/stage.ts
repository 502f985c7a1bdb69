/** Sentences of the room: the circle, the clock and what is asked now. */

export const nl = {
  forbidden: {
    advice: "geen advies",
    questions: "geen vragen",
    discussion: "geen discussie",
    interpretation: "niet invullen voor de ander",
  } as Record<string, string>,
  notNow: "Nu niet:",
  circle: (names: string) => `De kring: ${names}`,
  circleList: "Wie zitten er in de kring",
  seat: {
    presenter: "brengt in",
    facilitator: "begeleidt",
    speaks: "heeft het woord",
    ready: "is klaar",
    away: "is er niet",
    me: "jij",
    out: "zit buiten de kring",
    chair: (chair: string) => `zit op de stoel: ${chair}`,
    hand: (place: number) => `hand omhoog, plaats ${place}`,
  },
  readyCount: (ready: number, all: number) => `${ready} van ${all} klaar`,
  speaksShort: (name: string) => `${name} spreekt`,
  paused: "tijd staat stil",
  silence: "stilte",
};

export const en: typeof nl = {
  forbidden: {
    advice: "no advice",
    questions: "no questions",
    discussion: "no discussion",
    interpretation: "no filling in for others",
  },
  notNow: "Not now:",
  circle: (names) => `The circle: ${names}`,
  circleList: "Who sits in the circle",
  seat: {
    presenter: "presents",
    facilitator: "facilitates",
    speaks: "has the floor",
    ready: "is ready",
    away: "is not here",
    me: "you",
    out: "sits outside the circle",
    chair: (chair) => `sits on the chair: ${chair}`,
    hand: (place) => `hand up, place ${place}`,
  },
  readyCount: (ready, all) => `${ready} of ${all} ready`,
  speaksShort: (name) => `${name} speaks`,
  paused: "time is paused",
  silence: "silence",
};
