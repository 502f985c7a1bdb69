/** What the sign-in page and the profile say, in both languages. */

import { language } from "../islands/mount";

const nl = {
  mail: {
    label: "Je mailadres",
    ask: "Stuur mij een code",
    explain: "Je krijgt een mail met een code. Je hebt geen wachtwoord nodig.",
    malformed: "Dit is geen mailadres. Kijk of er een @ in staat.",
  },
  code: {
    label: "Code uit je mail",
    sent: (email: string) => `We stuurden een mail naar ${email}. Typ de code uit de laatste mail hieronder.`,
    patience: "Niets gekregen? Wacht een minuut en kijk bij ongewenste mail.",
    use: "Aanmelden",
    again: "Stuur een nieuwe code",
    other: "Ander mailadres",
    wrong: (left: number) =>
      left === 1
        ? "Deze code klopt niet. Je kunt nog 1 keer proberen."
        : `Deze code klopt niet. Je kunt nog ${left} keer proberen.`,
    void: "Deze code werkt niet meer. Vraag een nieuwe code.",
    empty: "Typ de acht cijfers uit de mail.",
  },
  passkey: {
    use: "Aanmelden met een passkey",
    or: "of",
    cancelled: "Er is geen passkey gebruikt. Probeer het nog een keer, of vraag een code per mail.",
    unknown: "Deze passkey hoort niet bij een account hier. Vraag een code per mail.",
    loopback: "Passkeys werken niet op dit adres. Ze werken wel op",
    number: "Passkeys werken niet op een adres van cijfers. Open Kring op zijn naam.",
    insecure:
      "Dit adres is niet beveiligd met https. Daarom kan Kring hier je teksten niet openen. Vraag de beheerder om https.",
    unsupported: "Deze browser kent geen passkeys. Vraag een code per mail.",
  },
  trouble: {
    offline: "Geen verbinding. Kijk of je internet hebt en probeer het nog een keer.",
    tooMany: "Er is te vaak een code gevraagd. Wacht een minuut en probeer het dan opnieuw.",
    stale: "Deze pagina stond te lang open. Laad haar opnieuw.",
    failed: "Dat lukte niet. Het ligt aan ons, niet aan jou. Probeer het zo nog een keer.",
    clock: (wrong: string) =>
      `De klok van dit apparaat loopt ${wrong}. Aanmelden werkt wel. Tijden op het scherm kunnen niet kloppen.`,
    fast: "voor",
    slow: "achter",
  },
  busy: "Even geduld…",
  signedIn: "Je bent aangemeld.",
  passkeys: {
    none: "Je hebt nog geen passkey om je aan te melden.",
    name: "Naam",
    hint: "Zo herken je hem later, bijvoorbeeld: mijn telefoon.",
    add: "Passkey toevoegen",
    explain: "Je apparaat vraagt zo om je vinger, je gezicht of je code.",
    made: (when: string) => `Gemaakt op ${when}`,
    used: (when: string) => `Laatst gebruikt op ${when}`,
    remove: "Verwijderen",
    removeNamed: (name: string) => `Passkey ${name} verwijderen`,
    added: "De passkey is toegevoegd.",
    removed:
      "De passkey is verwijderd. Verwijder hem ook op je apparaat zelf. Opende hij je teksten? Neem dan je herstelcode.",
    taken: "Dit apparaat heeft al een passkey voor dit account. Je kunt die gewoon gebruiken.",
    cancelled: "Er is geen passkey gemaakt. Probeer het nog een keer.",
    unavailable: "Op dit apparaat kan geen passkey worden gemaakt.",
    nameless: "Geef de passkey een naam.",
    unnamed: "Mijn apparaat",
  },
  address: {
    label: "Nieuw mailadres",
    change: "Mailadres veranderen",
    ask: "Stuur een code naar dit adres",
    code: (email: string) => `Code uit de mail aan ${email}`,
    confirm: "Bevestigen",
    changed: (email: string) => `Je mailadres is nu ${email}.`,
    same: "Dit is al je mailadres.",
    taken: "Dit mailadres hoort bij een ander account.",
    cancel: "Niet veranderen",
  },
  leaving: "Er is nog tekst die niet is verzonden. Als je je nu afmeldt, kan die verloren gaan. Toch afmelden?",
};

const en: typeof nl = {
  mail: {
    label: "Your mail address",
    ask: "Send me a code",
    explain: "You get a mail with a code. You need no password.",
    malformed: "This is not a mail address. Look whether it has an @.",
  },
  code: {
    label: "Code from your mail",
    sent: (email) => `We sent a mail to ${email}. Type the code from the latest mail below.`,
    patience: "Nothing there? Wait a minute and look in your spam folder.",
    use: "Sign in",
    again: "Send a new code",
    other: "Another mail address",
    wrong: (left) =>
      left === 1
        ? "This code is not right. You can try 1 more time."
        : `This code is not right. You can try ${left} more times.`,
    void: "This code does not work any more. Ask for a new code.",
    empty: "Type the eight digits from the mail.",
  },
  passkey: {
    use: "Sign in with a passkey",
    or: "or",
    cancelled: "No passkey was used. Try again, or ask for a code by mail.",
    unknown: "This passkey does not belong to an account here. Ask for a code by mail.",
    loopback: "Passkeys do not work on this address. They do work on",
    number: "Passkeys do not work on an address of digits. Open Kring by its name.",
    insecure:
      "This address is not secured with https. So Kring cannot open your texts here. Ask who hosts it for https.",
    unsupported: "This browser does not know passkeys. Ask for a code by mail.",
  },
  trouble: {
    offline: "No connection. Look whether you have internet and try again.",
    tooMany: "A code was asked for too often. Wait a minute and then try again.",
    stale: "This page was open for too long. Load it again.",
    failed: "That did not work. It is our fault, not yours. Try again in a moment.",
    clock: (wrong) => `The clock of this device is ${wrong}. Signing in works. Times on the screen may be wrong.`,
    fast: "fast",
    slow: "slow",
  },
  busy: "One moment…",
  signedIn: "You are signed in.",
  passkeys: {
    none: "You have no passkey to sign in with yet.",
    name: "Name",
    hint: "So that you know it later, for example: my phone.",
    add: "Add a passkey",
    explain: "Your device will ask for your finger, your face or your code.",
    made: (when) => `Made on ${when}`,
    used: (when) => `Last used on ${when}`,
    remove: "Remove",
    removeNamed: (name) => `Remove passkey ${name}`,
    added: "The passkey was added.",
    removed:
      "The passkey was removed. Remove it on your device too. Did it open your texts? Then use your recovery code.",
    taken: "This device has a passkey for this account already. You can simply use that one.",
    cancelled: "No passkey was made. Try again.",
    unavailable: "No passkey can be made on this device.",
    nameless: "Give the passkey a name.",
    unnamed: "My device",
  },
  address: {
    label: "New mail address",
    change: "Change your mail address",
    ask: "Send a code to this address",
    code: (email) => `Code from the mail to ${email}`,
    confirm: "Confirm",
    changed: (email) => `Your mail address is now ${email}.`,
    same: "This is your mail address already.",
    taken: "This mail address belongs to another account.",
    cancel: "Do not change it",
  },
  leaving: "There is text that was not sent yet. If you sign out now, it may be lost. Sign out anyway?",
};

export const texts = (): typeof nl => ((import.meta.env.KRING_LANGUAGE ?? language()) === "en" ? en : nl);
