/** Finding contributions for the screen: by phase, by place, and what they say. */

import type { RoomModel } from "../../room/model";
import { structured } from "../../room/structure";
import type { Writing } from "../../room/wire";

export interface Shown {
  readonly item: string;
  /** Empty where nobody may know. */
  readonly by: string;
  /** Who typed it, where that is somebody else. */
  readonly scribe?: string;
  readonly phase: number;
  readonly visit: number;
  readonly revision: number;
  readonly isHidden: boolean;
}

/** Everything that may be seen, ordered so that the order tells nothing about who was first: by seat, then by id. */
export function shownItems(model: RoomModel): Shown[] {
  const known = model.known.value;
  if (!known) return [];
  const { state, mine } = known;
  const shown = Object.entries(state.contributions).map(([item, one]) => ({
    item,
    ...one,
    by: one.by ?? "",
    isHidden: false,
  }));
  const hidden = Object.entries(mine.hidden).map(([item, one]) => ({
    item,
    ...one,
    by: one.for ?? model.page.me,
    ...(one.for && { scribe: model.page.me }),
    isHidden: true,
  }));
  const seat = (person: string) => state.seats.indexOf(person);
  return [...shown, ...hidden].sort((a, b) => seat(a.by) - seat(b.by) || (a.item < b.item ? -1 : 1));
}

/** The readable text of an item, when it is open; for a list to choose from. */
export function textOf(model: RoomModel, item: string): string {
  const known = model.known.value;
  const revision = known?.state.contributions[item]?.revision ?? known?.mine.hidden[item]?.revision ?? 1;
  const content = model.contents.of(item, revision);
  return content && !content.locked ? structured(content.kind, content.text).text : "…";
}

function openedKind(model: RoomModel, one: Shown): string | null {
  const content = model.contents.of(one.item, one.revision);
  return content && !content.locked ? content.kind : null;
}

const adviceKinds = ["suggestion", "advice"];

/** The ids that a choice, a rating or a ranking in this phase may name. A ranking begins with what was chosen. */
export function candidatesFor(model: RoomModel, phase: number, writing: Writing | null): string[] {
  const { script } = model.page;
  const step = script.phase[phase];
  if (!step) return [];
  const from = step.shows.map((key) => script.phase.findIndex((each) => each.key === key));
  const items = shownItems(model).filter((one) => from.includes(one.phase) && !one.isHidden);
  const kinds = writing?.of?.length ? writing.of : adviceKinds;
  const advice = items.filter((one) => kinds.includes(openedKind(model, one) ?? "")).map((one) => one.item);
  const chosen = items.filter((one) => openedKind(model, one) === "choice").flatMap((one) => chosenIn(model, one));
  const first = [...new Set(chosen)].filter((item) => advice.includes(item));
  return step.form === "ranking" && first.length > 0 ? first : advice;
}

function chosenIn(model: RoomModel, one: Shown): readonly string[] {
  const content = model.contents.of(one.item, one.revision);
  return content && !content.locked ? (structured(content.kind, content.text).chosen ?? []) : [];
}
