/** `<div data-island="access" data-next="/ruimte/…/"></div>` on /toegang/. */

import { render } from "preact";
import type { Island } from "../islands/mount";
import { Access } from "./Access";

export const accessIsland: Island = (root) => {
  root.replaceChildren();
  render(<Access next={root.dataset["next"] ?? ""} />, root);
};
