/** `<div data-island="talk-note" data-talk="…" data-about="…"></div>` */

import { render } from "preact";
import type { Island } from "../islands/mount";
import { NotePage } from "./NotePage";

export const talkNoteIsland: Island = (root) => {
  const { talk = "", about = "" } = root.dataset;
  root.replaceChildren();
  render(<NotePage talk={talk} about={about} />, root);
};
