/** `<div data-island="goals"></div>` with the value "programmes" beside it, and `<div data-island="shared"></div>`. */

import { render } from "preact";
import { type Island, pageValue } from "../islands/mount";
import { OwnGate } from "../own/Gate";
import type { Programme } from "./GoalForm";
import { GoalsPage } from "./GoalsPage";
import { SharedPage } from "./SharedPage";
import { texts } from "./texts";

export const goalsIsland: Island = (root) => {
  const programmes = pageValue<readonly Programme[]>("programmes");
  root.replaceChildren();
  render(
    <OwnGate loading={texts().loading}>{(keyring) => <GoalsPage keyring={keyring} programmes={programmes} />}</OwnGate>,
    root,
  );
};

export const sharedIsland: Island = (root) => {
  root.replaceChildren();
  render(<OwnGate loading={texts().loading}>{(keyring) => <SharedPage keyring={keyring} />}</OwnGate>, root);
};
