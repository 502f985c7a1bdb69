/** The two pages of rounds in writing: a group's list, and one round. */

import { render } from "preact";
import type { Island } from "../islands/mount";
import { RoundPage } from "./RoundPage";
import { RoundsPage } from "./RoundsPage";

export const roundIsland: Island = (root) => {
  const { group = "", round = "" } = root.dataset;
  root.replaceChildren();
  render(<RoundPage group={group} round={round} />, root);
};

export const roundsIsland: Island = (root) => {
  const { group = "" } = root.dataset;
  root.replaceChildren();
  render(<RoundsPage group={group} />, root);
};
