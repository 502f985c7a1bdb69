/** `<div data-island="agreement" data-group="…"></div>` on the page of a group's agreement. */

import { render } from "preact";
import { GroupGate } from "../group/Gate";
import type { Island } from "../islands/mount";
import { AgreementPage } from "./AgreementPage";
import { Door } from "./Door";

export const agreementIsland: Island = (root) => {
  root.replaceChildren();
  render(
    <GroupGate group={root.dataset["group"] ?? ""} withoutBar door={(here) => <Door {...here} />}>
      {(here) => <AgreementPage {...here} />}
    </GroupGate>,
    root,
  );
};
