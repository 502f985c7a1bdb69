/** Every sentence of taking a group's texts with you. */

import { language } from "../islands/mount";

const nl = {
  gathering: "Alles wordt opgehaald en gecontroleerd.",
  failed: "Het ophalen lukte niet. Er is niets gemaakt. Probeer het nog eens.",
  offline: "Er is geen verbinding. Probeer het opnieuw als die er is.",
  ready: (count: number) => (count === 1 ? "Er is 1 bijdrage opgehaald." : `Er zijn ${count} bijdragen opgehaald.`),
  noNetwork: "Vanaf nu heb je geen verbinding meer nodig.",
  closed: (count: number) =>
    count === 1
      ? "1 bijdrage kun je niet openen. Vaak is die van voor jouw tijd."
      : `${count} bijdragen kun je niet openen. Vaak zijn die van voor jouw tijd.`,
  explain:
    "Je krijgt één bestand. Daarin staat alles wat jij mag lezen. Je bekijkt het in elke browser. Het bestand is op slot met een wachtzin.",
  care: "Het bestand gaat over mensen die jou vertrouwen. Bewaar het net zo goed als zij dat zouden willen.",
  how: "Kies een wachtzin",
  made: "Gebruik deze wachtzin",
  own: "Ik kies er zelf een",
  write: "Schrijf deze wachtzin op. Zonder die zin gaat het bestand nooit meer open.",
  another: "Maak een andere",
  own_label: "Jouw wachtzin",
  own_hint: "Ten minste 12 tekens. Vier of vijf losse woorden zijn sterk genoeg.",
  short: "Maak de wachtzin langer: ten minste 12 tekens.",
  kept: "Ik heb de wachtzin bewaard",
  keep_first: "Bewaar eerst de wachtzin. Zet dan hier een vinkje.",
  make: "Maak het bestand",
  making: "Het bestand wordt gemaakt…",
  done: (name: string) => `Klaar. Het bestand heet ${name}.`,
  open: "Zo open je het bestand",
  open_steps: [
    "Zet het programma age op je computer. Het is gratis. Je vindt het op age-encryption.org.",
    "Open een opdrachtvenster in de map met het bestand. Typ:",
    "Typ je wachtzin. Daarna open je kring.html in je browser.",
  ],
  verify: "Wil je nagaan dat niemand er iets in veranderde? Dat kan met het programma van Kring:",
};

const en: typeof nl = {
  gathering: "Everything is being fetched and checked.",
  failed: "Fetching did not work. Nothing was made. Try again.",
  offline: "There is no connection. Try again once there is.",
  ready: (count: number) => (count === 1 ? "1 contribution was fetched." : `${count} contributions were fetched.`),
  noNetwork: "From now on you need no connection.",
  closed: (count: number) =>
    count === 1
      ? "You cannot open 1 contribution. Often it is from before your time."
      : `You cannot open ${count} contributions. Often they are from before your time.`,
  explain:
    "You get one file. It holds everything that you may read, as a page for any browser. The file is locked with a passphrase.",
  care: "The file is about people who trust you. Keep it as well as they would want.",
  how: "Choose a passphrase",
  made: "Use this passphrase",
  own: "I choose one myself",
  write: "Write this passphrase down. Without it the file never opens again.",
  another: "Make another",
  own_label: "Your passphrase",
  own_hint: "At least 12 characters. Four or five unrelated words are strong enough.",
  short: "Make the passphrase longer: at least 12 characters.",
  kept: "I have kept the passphrase",
  keep_first: "First keep the passphrase. Then tick this box.",
  make: "Make the file",
  making: "The file is being made…",
  done: (name: string) => `Done. The file is called ${name}.`,
  open: "How to open the file",
  open_steps: [
    "Put the program age on your computer. It is free. You find it at age-encryption.org.",
    "Open a command window in the folder with the file. Type:",
    "Type your passphrase. Then open kring.html in your browser.",
  ],
  verify: "Do you want to check that nobody changed anything in it? The program of Kring does that:",
};

export const texts = () => ((import.meta.env.KRING_LANGUAGE ?? language()) === "en" ? en : nl);
