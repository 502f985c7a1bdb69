/** What was written in one past meeting, opened on this device, step by step. */

import { api, type Everything, type ItemRow, type MeetingRow } from "../api";
import { language } from "../islands/mount";
import { placesOf, withdrawnFrom } from "./places";
import type { GroupKeys, Locked, Opened, Slot } from "./types";

export interface Said {
  readonly item: string;
  readonly meeting: string;
  readonly by: string;
  readonly at: string;
  readonly slot: Slot;
  readonly epoch: number;
  readonly revision: number;
  readonly content: Opened | Locked;
  /** What an analysis may be about, in the words of its step. */
  readonly aspects: ReadonlyMap<string, string>;
}

/** One step of the meeting. `output` says that it ends in a resolution or a list. */
export interface Step {
  readonly key: string;
  readonly title: string;
  readonly output: string | null;
  readonly said: readonly Said[];
}

/** Steps in which somebody wrote, in their order; empty when nothing was written, null when the room never began. */
export async function readRecord(keys: GroupKeys, meeting: string): Promise<readonly Step[] | null> {
  const all = await api.everything(keys.group);
  const row = all.meetings.find((one) => one.id === meeting);
  if (!row?.script) return null;
  const said = await saidIn(keys, all, row);
  const steps = row.script.phase.map((phase, at) => ({
    key: phase.key,
    title: phase.title[language()],
    output: phase.output ?? null,
    said: said.filter((one) => one.phase === at).map((one) => one.said),
  }));
  return steps.filter((step) => step.said.length > 0);
}

async function saidIn(keys: GroupKeys, all: Everything, meeting: MeetingRow) {
  const places = await placesOf(keys.group, [meeting]);
  const brought = broughtTo(meeting);
  const withdrawn = withdrawnFrom(all);
  const here = newest(all.items).filter((item) => places.has(item.slot as Slot) && !withdrawn.has(item.id));
  const opened = here.map(async (item) => {
    const place = places.get(item.slot as Slot)?.place ?? "";
    const key = place.split("/")[1];
    const phase = brought.get(item.id) ?? meeting.script?.phase.findIndex((one) => one.key === key) ?? -1;
    return { phase, said: { ...(await opening(keys, item)), meeting: meeting.id, aspects: aspectsOf(meeting, phase) } };
  });
  return Promise.all(opened);
}

async function opening(keys: GroupKeys, item: ItemRow): Promise<Omit<Said, "aspects" | "meeting">> {
  const { id, author, at, epoch, revision } = item;
  const slot = item.slot as Slot;
  const content = await keys.open(item.sealed, { slot, item: id, by: author, revision });
  return { item: id, by: author, at, slot, epoch, revision, content };
}

function aspectsOf(meeting: MeetingRow, phase: number): ReadonlyMap<string, string> {
  const aspects = meeting.script?.phase[phase]?.writes.flatMap((writing) => writing.aspects) ?? [];
  return new Map(aspects.map((aspect) => [aspect.key, aspect[language()]]));
}

/** Of each item the revision that stands, in the order of the first one. */
function newest(items: readonly ItemRow[]): readonly ItemRow[] {
  const found = new Map<string, ItemRow>();
  for (const item of items) if ((found.get(item.id)?.revision ?? 0) < item.revision) found.set(item.id, item);
  return [...found.values()];
}

/** Parked advice belongs to the step it was brought into, not to where it was parked. */
function broughtTo(meeting: MeetingRow): ReadonlyMap<string, number> {
  const events = meeting.events.map(({ event }) => event);
  return new Map(
    events.flatMap((event) =>
      event.kind === "advice-brought" && event.item && event.phase !== undefined ? [[event.item, event.phase]] : [],
    ),
  );
}

/** Seals an own item once more, as it stands, for everybody who is in now; for them it is a new revision. */
export async function shareAgain(keys: GroupKeys, said: Said): Promise<void> {
  if (said.content.locked) throw new Error("only what is open can be shared");
  const { kind, parent, text } = said.content;
  const { item, slot, revision } = said;
  const sealed = await keys.seal({ item, slot, revision: revision + 1, body: { kind, parent, text } });
  await api.putItem(keys.group, item, sealed);
}
