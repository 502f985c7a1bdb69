/** Every sentence about being in a group: coming in, letting in, knowing each other, leaving, and stopping. */

import { language } from "../islands/mount";

const nl = {
  loading: "De groep wordt geopend.",
  failed: "Dat lukte niet. Er is niets veranderd. Probeer het nog eens.",
  offline: "Er is geen verbinding. Zodra die er is, gaat het verder.",
  again: "Probeer opnieuw",
  and: "en",
  someone: "iemand",
  locked: {
    title: "Dit apparaat is nog op slot",
    explain: "Je bent aangemeld, maar dit apparaat kan nog niets van de groep openen.",
    open: "Open dit apparaat",
    first: "Maak eerst je herstelcode",
    firstExplain: "Je hebt nog geen herstelcode. Zonder die code kun je niet meedoen. Het kost twee minuten.",
  },
  none: {
    title: "Open de groep",
    explain: "Je bent de eerste. Als jij de groep opent, kunnen de anderen erbij. Jij laat ze dan toe.",
    open: "Open de groep",
  },
  outside: {
    title: "Doe mee met de groep",
    explain: "Je bent uitgenodigd. Als je meedoet, vraagt Kring aan de groep om je toe te laten.",
    join: "Doe mee",
  },
  waiting: {
    title: "Je staat aan de deur",
    explain: (who: string) =>
      `Iemand uit de groep laat je toe. Dat kan ${who} doen. Deze pagina gaat dan vanzelf verder.`,
    words: "Ze vragen misschien naar je zes woorden. Dit zijn ze:",
  },
  changed: {
    title: "Je hebt een nieuwe start gemaakt",
    explain: (who: string) =>
      `De groep kent je nog van vroeger. Bel of spreek ${who}. Lees je zes woorden voor. Daarna laten ze je weer toe.`,
  },
  left: {
    title: "Je bent niet meer in deze groep",
    explain: "Wat er na jouw tijd is geschreven, kun je niet openen.",
  },
  admit: {
    one: (name: string) => `${name} wil erbij.`,
    many: (names: string) => `${names} willen erbij.`,
    know: (name: string) => `Herken je ${name}? Laat alleen iemand toe die je verwacht.`,
    knowAll: "Herken je hen allemaal? Laat alleen mensen toe die je verwacht.",
    button: (name: string) => `Laat ${name} toe`,
    all: "Laat allemaal toe",
    done: (names: string) => `${names} hoort er nu bij.`,
    doneMany: (names: string) => `${names} horen er nu bij.`,
    gone: (name: string) =>
      `${name} is weg uit de groep, maar kan nog lezen wat jullie schrijven. Haal ${name} nu uit de groep.`,
    stranger: (name: string) => `${name} staat niet op de lijst van deze groep. Laat diegene niet toe.`,
  },
  notice: {
    title: (name: string) => `${name} heeft een nieuwe start gemaakt`,
    explain: (name: string) =>
      `Misschien is ${name} alles kwijtgeraakt. Het kan ook zijn dat iemand zich voordoet als ${name}. Bel ${name}, of vraag het aan tafel. Laat ${name} deze zes woorden voorlezen:`,
    approve: (name: string) => `De woorden kloppen. Laat ${name} toe`,
    differ: "De woorden kloppen niet",
    differExplain: (name: string) =>
      `Goed dat je keek. Laat ${name} niet toe. Vertel het aan de groep en aan je coördinator.`,
  },
  words: {
    making: "De woorden worden gemaakt…",
  },
  people: {
    title: "Wie er in de groep zijn",
    remove: (name: string) => `Haal ${name} uit de groep`,
    removed: (name: string) => `${name} is uit de groep.`,
  },
  stop: {
    title: "Stop. Er klopt iets niet",
    explain:
      "Kring liet eerder iets anders zien dan nu. Een eerlijke server doet dat nooit. Er is daarom niets geopend en niets verstuurd.",
    reasons: {
      "shorter-history": "De geschiedenis van de groep is korter dan dit apparaat al zag.",
      "other-history": "De geschiedenis van de groep is anders dan dit apparaat al zag.",
      "bad-entry": "In de geschiedenis van de groep staat iets dat niet van een lid komt.",
      "bad-identity": "Van iemand in de groep kloppen de gegevens niet.",
      "bad-wrap": "Wat de server gaf om te openen, is niet wat de groep heeft afgesproken.",
      "other-account": "De server gaf gegevens van een ander account.",
    },
    do: "Wat je nu kunt doen",
    steps: [
      "Schrijf niets in Kring over deze groep.",
      "Vraag een ander uit de groep of die dit ook ziet. Doe dat met je stem.",
      "Vertel het aan je coördinator. Laat deze pagina zien.",
    ],
    detail: "Voor de beheerder",
  },
};

const en: typeof nl = {
  loading: "The group is being opened.",
  failed: "That did not work. Nothing has changed. Try again.",
  offline: "There is no connection. It goes on as soon as there is.",
  again: "Try again",
  and: "and",
  someone: "somebody",
  locked: {
    title: "This device is still locked",
    explain: "You are signed in, but this device cannot open anything of the group yet.",
    open: "Open this device",
    first: "First make your recovery code",
    firstExplain: "You have no recovery code yet. You cannot take part without it. It takes two minutes.",
  },
  none: {
    title: "Open the group",
    explain: "You are the first. Once you open the group, the others can come in. You then admit them.",
    open: "Open the group",
  },
  outside: {
    title: "Join the group",
    explain: "You have been invited. When you join, Kring asks the group to admit you.",
    join: "Join",
  },
  waiting: {
    title: "You are at the door",
    explain: (who: string) => `Somebody in the group admits you. ${who} can do that. This page then goes on by itself.`,
    words: "They may ask for your six words. Here they are:",
  },
  changed: {
    title: "You have made a new start",
    explain: (who: string) =>
      `The group knows you from before. Call or see ${who}. Read out your six words. Then they admit you again.`,
  },
  left: {
    title: "You are no longer in this group",
    explain: "You cannot open what was written after your time.",
  },
  admit: {
    one: (name: string) => `${name} would like to come in.`,
    many: (names: string) => `${names} would like to come in.`,
    know: (name: string) => `Do you know ${name}? Only admit somebody you expect.`,
    knowAll: "Do you know all of them? Only admit people you expect.",
    button: (name: string) => `Admit ${name}`,
    all: "Admit all",
    done: (names: string) => `${names} is in now.`,
    doneMany: (names: string) => `${names} are in now.`,
    gone: (name: string) =>
      `${name} has left the group, but can still read what you write. Remove ${name} from the group now.`,
    stranger: (name: string) => `${name} is not on the list of this group. Do not admit them.`,
  },
  notice: {
    title: (name: string) => `${name} has made a new start`,
    explain: (name: string) =>
      `Perhaps ${name} lost everything. It can also be somebody who pretends to be ${name}. Call ${name}, or ask at the table. Let ${name} read out these six words:`,
    approve: (name: string) => `The words are right. Admit ${name}`,
    differ: "The words are not right",
    differExplain: (name: string) => `Good that you looked. Do not admit ${name}. Tell the group and your coordinator.`,
  },
  words: {
    making: "Making the words…",
  },
  people: {
    title: "Who is in the group",
    remove: (name: string) => `Remove ${name} from the group`,
    removed: (name: string) => `${name} is out of the group.`,
  },
  stop: {
    title: "Stop. Something is wrong",
    explain:
      "Kring showed something else before than it does now. An honest server never does that. So nothing was opened and nothing was sent.",
    reasons: {
      "shorter-history": "The history of the group is shorter than this device has seen.",
      "other-history": "The history of the group is different from what this device has seen.",
      "bad-entry": "The history of the group holds something that does not come from a member.",
      "bad-identity": "The details of somebody in the group are not right.",
      "bad-wrap": "What the server gave to open with is not what the group agreed on.",
      "other-account": "The server gave details of another account.",
    },
    do: "What you can do now",
    steps: [
      "Write nothing about this group in Kring.",
      "Ask somebody else in the group whether they see this too. Do so by voice.",
      "Tell your coordinator. Show this page.",
    ],
    detail: "For the administrator",
  },
};

export const texts = () => ((import.meta.env.KRING_LANGUAGE ?? language()) === "en" ? en : nl);
