/** `<div data-island="evaluation" data-group="…" data-form="meeting" data-about="…"></div>` */

import { render } from "preact";
import type { Island } from "../islands/mount";
import { EvaluationPage } from "./EvaluationPage";
import type { Form } from "./reading";

export const evaluationIsland: Island = (root) => {
  const { group = "", form = "meeting", about = "" } = root.dataset;
  root.replaceChildren();
  render(<EvaluationPage group={group} form={{ name: form as Form["name"], about }} />, root);
};
