/** `<div data-island="reading" data-group="…"></div>` beside `json_script:"reading-methods"`: a group's reading list. */

import { render } from "preact";
import { type Island, pageValue } from "../islands/mount";
import { type MethodNamed, Reading } from "./Reading";

export const readingIsland: Island = (root) => {
  const { group = "" } = root.dataset;
  root.replaceChildren();
  render(<Reading group={group} methods={pageValue<MethodNamed[]>("reading-methods")} />, root);
};
