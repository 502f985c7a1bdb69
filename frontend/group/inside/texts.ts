/** Sentences that only the page of a group says: a room, and whatever stands at a door, need not carry them. */

import { language } from "../../islands/mount";

const nl = {
  words: {
    title: "Weten dat jij het bent",
    why: "Doe dit een keer samen, aan tafel of aan de telefoon. Het duurt vijf minuten.",
    open: "Vergelijk zes woorden",
    close: "Klaar met vergelijken",
    explain:
      "Lees om de beurt je eigen zes woorden voor. De anderen kijken of ze gelijk zijn. Zo weten jullie zeker dat er niemand tussen zit.",
    mine: "Jouw zes woorden",
    others: "Wat de anderen voorlezen",
    right: (name: string) => `De woorden van ${name} kloppen`,
    done: (done: number, all: number) => `${done} van ${all} vergeleken`,
    all: "Klaar. Je weet van iedereen zeker wie het is.",
    checked: "vergeleken",
    save: "Bewaar wat ik heb vergeleken",
    wrong: "Kloppen de woorden van iemand niet? Vink niets aan. Vertel het aan de groep en aan je coördinator.",
  },
  qr: {
    title: "Liever met een camera?",
    explain:
      "Laat een ander deze code scannen met de camera van de telefoon. Die telefoon kijkt dan of jullie dezelfde mensen zien. Geen camera? Vergelijk de woorden.",
    show: "Laat de code zien",
    hide: "Verberg de code",
    alt: "Code van iedereen in deze groep",
    same: "Het klopt. Jullie zien precies dezelfde mensen.",
    differs:
      "De code van de ander past niet bij wat jij ziet. Laad op beide telefoons de pagina opnieuw en scan nog eens. Klopt het dan nog niet? Vergelijk de zes woorden.",
  },
  back: "Terug",
  people: {
    leave: "Verlaat de groep",
    leaveSure: "Weet je het zeker? Wat de groep daarna schrijft, kun je niet meer openen.",
    leaveYes: "Ja, ik verlaat de groep",
    removeThisOne: "Haal uit de groep",
    removeSure: (name: string) => `${name} kan dan niets meer openen van wat jullie daarna schrijven.`,
    removeYes: (name: string) => `Ja, haal ${name} uit de groep`,
    memory: "Deze browser bewaart niets. Na het sluiten van deze pagina opent dit apparaat opnieuw.",
  },
  notice: {
    seen: (name: string) =>
      `${name} heeft een nieuwe start gemaakt en is weer toegelaten. Vergelijk zelf ook de zes woorden.`,
  },
};

const en: typeof nl = {
  words: {
    title: "Knowing that it is you",
    why: "Do this once together, at the table or on the telephone. It takes five minutes.",
    open: "Compare six words",
    close: "Done comparing",
    explain:
      "Take turns in reading out your own six words. The others look whether they are the same. So you know for sure that nobody is in between.",
    mine: "Your six words",
    others: "What the others read out",
    right: (name: string) => `The words of ${name} are right`,
    done: (done: number, all: number) => `${done} of ${all} compared`,
    all: "Done. You know for sure who everybody is.",
    checked: "compared",
    save: "Keep what I compared",
    wrong: "Are somebody's words not right? Tick nothing. Tell the group and your coordinator.",
  },
  qr: {
    title: "Rather with a camera?",
    explain:
      "Let somebody scan this code with the camera of their phone. That phone then looks whether you see the same people. No camera? Compare the words.",
    show: "Show the code",
    hide: "Hide the code",
    alt: "Code of everybody in this group",
    same: "It is right. You see exactly the same people.",
    differs:
      "The other person's code does not fit what you see. Load the page again on both phones and scan once more. Still not right? Compare the six words.",
  },
  back: "Back",
  people: {
    leave: "Leave the group",
    leaveSure: "Are you sure? You cannot open what the group writes after this.",
    leaveYes: "Yes, I leave the group",
    removeThisOne: "Remove from the group",
    removeSure: (name: string) => `${name} cannot open anything that you write after this.`,
    removeYes: (name: string) => `Yes, remove ${name} from the group`,
    memory: "This browser keeps nothing. After closing this page this device has to be opened again.",
  },
  notice: {
    seen: (name: string) =>
      `${name} made a new start and has been admitted again. Compare the six words yourself, too.`,
  },
};

export const insideTexts = () => ((import.meta.env.KRING_LANGUAGE ?? language()) === "en" ? en : nl);
