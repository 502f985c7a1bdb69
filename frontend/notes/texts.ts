/** What the notes say. */

import { language } from "../islands/mount";

const nl = {
  label: "Mijn notities",
  hint: "Over hoe het gaat, niet over wat iemand inbracht. Alleen jij kunt dit lezen, op al je apparaten.",
  loading: "Je notities gaan open…",
  tooLong: "Dit is te lang om te bewaren. Haal er iets uit.",
};

const en: typeof nl = {
  label: "My notes",
  hint: "About how it goes, not about what somebody brought in. Only you can read this, on all your devices.",
  loading: "Opening your notes…",
  tooLong: "This is too long to keep. Take something out.",
};

export const texts = () => ((import.meta.env.KRING_LANGUAGE ?? language()) === "en" ? en : nl);
