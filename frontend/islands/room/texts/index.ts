/** Every sentence of the room, in both languages: a file for each group of components. */

import { language } from "../../mount";
import * as acting from "./acting";
import * as closing from "./closing";
import * as compose from "./compose";
import * as frame from "./frame";
import * as guided from "./guided";
import * as hiddenAdvice from "./hidden-advice";
import * as kinds from "./kinds";
import * as leading from "./leading";
import * as overview from "./overview";
import * as parking from "./parking";
import * as roles from "./roles";
import * as signals from "./signals";
import * as speech from "./speech";
import * as stage from "./stage";
import * as takingOver from "./taking-over";
import * as ways from "./ways";
import * as written from "./written";

const parts = [
  acting,
  closing,
  compose,
  frame,
  leading,
  parking,
  roles,
  speech,
  stage,
  written,
  overview,
  signals,
  guided,
  takingOver,
  ways,
  kinds,
  hiddenAdvice,
];

const nl = () => ({
  ...acting.nl,
  ...closing.nl,
  ...compose.nl,
  ...frame.nl,
  ...leading.nl,
  ...parking.nl,
  ...roles.nl,
  ...speech.nl,
  ...stage.nl,
  ...written.nl,
  ...overview.nl,
  ...signals.nl,
  ...guided.nl,
  ...takingOver.nl,
  ...ways.nl,
  ...kinds.nl,
  ...hiddenAdvice.nl,
});
const en = (): Texts => ({
  ...acting.en,
  ...closing.en,
  ...compose.en,
  ...frame.en,
  ...leading.en,
  ...parking.en,
  ...roles.en,
  ...speech.en,
  ...stage.en,
  ...written.en,
  ...overview.en,
  ...signals.en,
  ...guided.en,
  ...takingOver.en,
  ...ways.en,
  ...kinds.en,
  ...hiddenAdvice.en,
});

export const texts = { nl, en };
export { parts };
export type Texts = ReturnType<typeof nl>;

let made: Texts | undefined;

/** The sentences in the language of the page. Functions, so that a build for one language leaves the other out. */
export function said(): Texts {
  made ??= (import.meta.env.KRING_LANGUAGE ?? language()) === "en" ? en() : nl();
  return made;
}
