/** Sentences of the room: where people sit, what is counted, and the ways to go on. */

const number = (language: string, value: number) => value.toLocaleString(language, { maximumFractionDigits: 1 });

export const nl = {
  rated: (done: number, all: number) => `${done} van ${all} gekozen`,
  tally: (voices: number) => `Samen gekozen, ${voices} stemmen`,
  voices: (count: number) => (count === 1 ? "1 stem" : `${count} stemmen`),
  meanPlace: (place: number) => `gemiddeld plaats ${number("nl", place)}`,
  nameless: "Zonder naam",
  anonymous: "Niemand ziet wie dit schreef. In het zegel op je tekst staat je naam nog wel.",
  column: "In welke kolom?",
  emptyColumn: "Nog leeg",

  outside: "Je zit buiten de kring. Je leest mee. Reageren kan straks weer.",
  outsideOthers: (names: string, count: number) =>
    count === 1 ? `${names} zit buiten de kring en leest mee.` : `${names} zitten buiten de kring en lezen mee.`,
  quiet: "Het is nu stil. Niemand praat. Je mag voor jezelf schrijven.",
  privateNote: "Dit blijft van jou. Niemand anders leest het.",

  chairs: "Stoelen",
  chairFree: "vrij",
  sitDown: "Ga zitten",
  sitDownOn: (chair: string) => `Ga zitten: ${chair}`,
  standUp: "Sta op",
  whoSitsOn: (chair: string) => `Wie zit hier: ${chair}?`,

  tables: "Tafels",
  myTable: "Jouw tafel",
  otherTable: "Andere tafel",
  joinTable: "Schuif aan",
  tableWriter: (name: string) => `${name} schrijft voor jullie.`,
  iWrite: "Jij schrijft voor jullie tafel.",

  modules: "Hoe gaan we verder?",
  othersChoose: (names: string) => `${names} kiest hoe jullie verdergaan.`,
  choose: "Kies dit",
  chooseNamed: (title: string) => `Kies dit: ${title}`,
  chosen: "Gekozen",

  again: (left: number) => `Nog een ronde (nog ${left})`,
  againPresenter: (name: string) => `Dan brengt ${name} in.`,
  againNoMore: "Alle rondes zijn geweest.",

  turnClock: (name: string, clock: string) => `${name} · ${clock}`,
  sentencesLeft: (left: number) => (left === 1 ? "nog 1 zin" : `nog ${left} zinnen`),
  wordsLeft: (left: number) => (left === 1 ? "nog 1 woord" : `nog ${left} woorden`),
  sentencesOver: (over: number) =>
    over === 1 ? "1 zin te lang, korter is sterker" : `${over} zinnen te lang, korter is sterker`,
  wordsOver: (over: number) =>
    over === 1 ? "1 woord te lang, korter is sterker" : `${over} woorden te lang, korter is sterker`,
};

export const en: typeof nl = {
  rated: (done, all) => `${done} of ${all} chosen`,
  tally: (voices) => `Chosen together, ${voices} votes`,
  voices: (count) => (count === 1 ? "1 vote" : `${count} votes`),
  meanPlace: (place) => `place ${number("en", place)} on average`,
  nameless: "Without a name",
  anonymous: "Nobody sees who wrote this. The seal on your text still carries your name.",
  column: "In which column?",
  emptyColumn: "Still empty",

  outside: "You sit outside the circle. You read along. Later you can react again.",
  outsideOthers: (names, count) =>
    count === 1
      ? `${names} sits outside the circle and reads along.`
      : `${names} sit outside the circle and read along.`,
  quiet: "It is silent now. Nobody talks. You may write for yourself.",
  privateNote: "This stays yours. Nobody else reads it.",

  chairs: "Chairs",
  chairFree: "free",
  sitDown: "Sit down",
  sitDownOn: (chair) => `Sit down: ${chair}`,
  standUp: "Stand up",
  whoSitsOn: (chair) => `Who sits here: ${chair}?`,

  tables: "Tables",
  myTable: "Your table",
  otherTable: "Other table",
  joinTable: "Join",
  tableWriter: (name) => `${name} writes for you.`,
  iWrite: "You write for your table.",

  modules: "How do we go on?",
  othersChoose: (names) => `${names} chooses how you go on.`,
  choose: "Choose this",
  chooseNamed: (title) => `Choose this: ${title}`,
  chosen: "Chosen",

  again: (left) => `One more round (${left} left)`,
  againPresenter: (name) => `Then ${name} presents.`,
  againNoMore: "All rounds have been held.",

  turnClock: (name, clock) => `${name} · ${clock}`,
  sentencesLeft: (left) => (left === 1 ? "1 sentence left" : `${left} sentences left`),
  wordsLeft: (left) => (left === 1 ? "1 word left" : `${left} words left`),
  sentencesOver: (over) =>
    over === 1 ? "1 sentence too long, shorter is stronger" : `${over} sentences too long, shorter is stronger`,
  wordsOver: (over) =>
    over === 1 ? "1 word too long, shorter is stronger" : `${over} words too long, shorter is stronger`,
};
