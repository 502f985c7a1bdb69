/** `<div data-island="pulses" data-group="…"></div>` on the page of a group's safety pulse. */

import { render } from "preact";
import { GroupGate } from "../group/Gate";
import type { Island } from "../islands/mount";
import { PulsePage } from "./PulsePage";

export const pulsesIsland: Island = (root) => {
  root.replaceChildren();
  render(
    <GroupGate group={root.dataset["group"] ?? ""} withoutBar>
      {(here) => <PulsePage {...here} />}
    </GroupGate>,
    root,
  );
};
