/** `<div data-island="own-notes" data-about="…"></div>`: notes for oneself alone about something with this id. */

import { render } from "preact";
import type { Island } from "../islands/mount";
import { Notes } from "./Notes";

export const notesIsland: Island = (root) => {
  const { about = "" } = root.dataset;
  root.replaceChildren();
  render(<Notes about={about} />, root);
};
