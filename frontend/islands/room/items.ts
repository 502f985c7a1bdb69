/** Finding contributions for the screen: by phase, by place, and what they say. */

import type { RoomModel } from "../../room/model";
import type { Shown } from "../../room/shelf";
import { structured } from "../../room/structure";
import type { Writing } from "../../room/wire";

export type { Shown };

/** Everything that may be seen, by step; within a step the order tells nothing about who was first. */
export function shownItems(model: RoomModel): Shown[] {
  return [...model.shelf.value.byPhase.values()].flat();
}

/** What was written in the steps with these indexes. */
export function itemsOf(model: RoomModel, phases: readonly number[]): Shown[] {
  return phases.flatMap((phase) => model.shelf.value.byPhase.get(phase) ?? []);
}

/** The readable text of an item, when it is open; for a list to choose from. */
export function textOf(model: RoomModel, item: string): string {
  const content = model.contents.of(item, model.shelf.value.byItem.get(item)?.revision ?? 1);
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
  const items = itemsOf(model, from).filter((one) => !one.isHidden);
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
