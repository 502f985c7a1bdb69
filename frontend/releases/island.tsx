/** `<div data-island="releases" data-group="…"></div>` on the page of what a group tells outside. */

import { render } from "preact";
import { GroupGate } from "../group/Gate";
import type { Island } from "../islands/mount";
import { ReleasePage } from "./ReleasePage";

export const releasesIsland: Island = (root) => {
  root.replaceChildren();
  render(
    <GroupGate group={root.dataset["group"] ?? ""} withoutBar>
      {(here) => <ReleasePage {...here} />}
    </GroupGate>,
    root,
  );
};
