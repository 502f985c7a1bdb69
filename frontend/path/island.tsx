/** `<div data-island="path"></div>` and `<div data-island="resolutions"></div>`: one's own pages. */

import { render } from "preact";
import type { Island } from "../islands/mount";
import { readFacts } from "./facts";
import { Path } from "./Path";
import { Resolutions } from "./Resolutions";

export const pathIsland: Island = (root) => {
  root.replaceChildren();
  render(<Path facts={readFacts()} />, root);
};

export const resolutionsIsland: Island = (root) => {
  root.replaceChildren();
  render(<Resolutions facts={readFacts()} />, root);
};
