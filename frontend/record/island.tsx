/** `<div data-island="meeting-record" data-group="…" data-meeting="…"></div>` on the page of a past meeting. */

import { render } from "preact";
import type { Island } from "../islands/mount";
import { MeetingRecord } from "./Record";

export const recordIsland: Island = (root) => {
  const { group = "", meeting = "" } = root.dataset;
  root.replaceChildren();
  render(<MeetingRecord group={group} meeting={meeting} />, root);
};
