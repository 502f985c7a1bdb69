/** `<div data-island="taking"></div>` on the page that makes a file of one's own path. */

import { render } from "preact";
import type { Island } from "../islands/mount";
import { readFacts } from "./facts";
import { Taking } from "./Take";

export const takingIsland: Island = (root) => {
  root.replaceChildren();
  render(<Taking facts={readFacts()} />, root);
};
