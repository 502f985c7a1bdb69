/** `<div data-island="beforehand" data-group="…" data-meeting="…" data-lookback="…" data-last="…"></div>` on a meeting's page. */

import { render } from "preact";
import type { Island } from "../islands/mount";
import { Beforehand } from "./Beforehand";

export const beforehandIsland: Island = (root) => {
  const { group = "", meeting = "", lookback = "", last = "" } = root.dataset;
  root.replaceChildren();
  render(<Beforehand group={group} meeting={meeting} lookback={lookback} last={last} />, root);
};
