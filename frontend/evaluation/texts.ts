/** Every sentence of the page of an evaluation, but for its questions. */

import { language } from "../islands/mount";

const nl = {
  loading: "De evaluatie wordt geopend.",
  secret: "Alleen je groep leest dit, met je naam erbij. Wie Kring beheert, leest het niet.",
  after: "Je leest de anderen zodra je zelf schreef.",
  free: "Je hoeft niet elke vraag te beantwoorden.",
  place: (place: number, low: string, high: string) =>
    place === 1 ? `1: ${low}` : place === 5 ? `5: ${high}` : String(place),
  send: "Stuur naar de groep",
  keep: "Bewaar de verandering",
  cancel: "Laat het zoals het was",
  nothing: "Beantwoord eerst ten minste één vraag.",
  sent: "Je groep kan je antwoorden nu lezen.",
  change: "Verander wat je schreef",
  write: "Schrijf zelf ook iets",
  together: "Wat we schreven",
  nobody: "Nog niemand schreef iets.",
  count: (people: number) => (people === 1 ? "1 keer" : `${people} keer`),
  closed: (number: number) =>
    number === 1
      ? "Eén antwoord blijft hier dicht. Het is geschreven voor je erbij kwam, of het klopt niet."
      : `${number} antwoorden blijven hier dicht. Ze zijn van voor je erbij kwam, of ze kloppen niet.`,
  round: "Uit de ronde in de ruimte",
};

const en: typeof nl = {
  loading: "The evaluation is being opened.",
  secret: "Only your group reads this, with your name. Who hosts Kring cannot read it.",
  after: "You read the others once you wrote yourself.",
  free: "You need not answer every question.",
  place: (place: number, low: string, high: string) =>
    place === 1 ? `1: ${low}` : place === 5 ? `5: ${high}` : String(place),
  send: "Send it to the group",
  keep: "Keep the change",
  cancel: "Leave it as it was",
  nothing: "Answer at least one question first.",
  sent: "Your group can read your answers now.",
  change: "Change what you wrote",
  write: "Write something too",
  together: "What we wrote",
  nobody: "Nobody wrote anything yet.",
  count: (people: number) => (people === 1 ? "once" : `${people} times`),
  closed: (number: number) =>
    number === 1
      ? "One answer stays closed here. It was written before you came, or it is not right."
      : `${number} answers stay closed here. They were written before you came, or are not right.`,
  round: "From the round in the room",
};

export const texts = () => ((import.meta.env.KRING_LANGUAGE ?? language()) === "en" ? en : nl);
