/** Why something of one's own stays closed. */

import { language } from "../islands/mount";

const nl = {
  count: (count: number) => (count === 1 ? "1 tekst gaat niet open." : `${count} teksten gaan niet open.`),
  why: {
    lost: "Je schreef dit voordat je opnieuw begon met een nieuwe herstelcode. Alleen wat je toen had, opende dit. Niemand kan het nog openen, ook wij niet. Er is niets weggehaald. Wat je daarna schrijft, gaat gewoon open.",
    wrong: "Wat de server gaf, klopt niet. Daarom openen we het niet. Vertel het aan je groep.",
    malformed:
      "Dit apparaat kan dit niet lezen. Misschien is het met een nieuwere Kring geschreven. Er is niets weggehaald.",
  },
};

const en: typeof nl = {
  count: (count) => (count === 1 ? "1 text does not open." : `${count} texts do not open.`),
  why: {
    lost: "You wrote this before you started anew with a new recovery code. Only what you had then opened it. Nobody can open it any more, nor can we. Nothing was taken away. What you write from now on opens as ever.",
    wrong: "What the server gave is not right. So we do not open it. Tell your group.",
    malformed: "This device cannot read this. Perhaps a newer Kring wrote it. Nothing was taken away.",
  },
};

export const texts = () => ((import.meta.env.KRING_LANGUAGE ?? language()) === "en" ? en : nl);
