/**
 * The four pages of reflection:
 * `<div data-island="preparation" data-group data-meeting data-on data-where data-roles data-case data-is-done></div>`,
 * `report` likewise with `data-may-read`, `reports` with nothing, `joint` with the facts in `json_script:"joint-facts"`.
 */

import { render } from "preact";
import { type Island, pageValue } from "../islands/mount";
import { type Facts, JointPage } from "./Joint";
import { type About, PreparationPage } from "./Preparation";
import { ReportPage } from "./Report";
import { ReportsPage } from "./Reports";

function aboutOf({ dataset }: HTMLElement): About {
  const { group = "", meeting = "", on = "", where = "" } = dataset;
  return { group, meeting, on, where, isDone: Boolean(dataset["isDone"]) };
}

export const preparationIsland: Island = (root) => {
  const roles = (root.dataset["roles"] ?? "").split(" ").filter(Boolean);
  const caseStep = root.dataset["case"] ?? "";
  root.replaceChildren();
  render(<PreparationPage {...aboutOf(root)} roles={roles} caseStep={caseStep} />, root);
};

export const reportIsland: Island = (root) => {
  root.replaceChildren();
  render(<ReportPage {...aboutOf(root)} mayRead={Boolean(root.dataset["mayRead"])} />, root);
};

export const reportsIsland: Island = (root) => {
  root.replaceChildren();
  render(<ReportsPage />, root);
};

export const jointIsland: Island = (root) => {
  const { group = "", meeting = "" } = root.dataset;
  root.replaceChildren();
  render(<JointPage group={group} meeting={meeting} facts={pageValue<Facts>("joint-facts")} />, root);
};
