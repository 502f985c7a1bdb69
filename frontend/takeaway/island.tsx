/** `<div data-island="takeaway" data-group="…"></div>` on the page that takes everything along. */

import { render } from "preact";
import type { Island } from "../islands/mount";
import { Takeaway } from "./Takeaway";

export const takeawayIsland: Island = (root) => {
  root.replaceChildren();
  render(<Takeaway group={root.dataset["group"] ?? ""} />, root);
};
