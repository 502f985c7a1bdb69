/** What the opaque slots of a group's meetings stand for, as far as their scripts tell. */

import type { Everything, MeetingRow } from "../api";
import { language } from "../islands/mount";
import { slotOf } from "../sealed";
import type { GroupId, MeetingId, Slot } from "../sealed/types";

export interface Place {
  readonly meeting: MeetingId;
  readonly place: string;
  /** The phase's title, for reading; empty for what belongs to no phase. */
  readonly title: string;
}

/** A phase is visited again when a group repeats it; nobody repeats one more often than this. */
const visitsAtMost = 9;

export async function placesOf(
  group: string,
  meetings: readonly MeetingRow[],
  rounds: Everything["rounds"] = [],
): Promise<ReadonlyMap<Slot, Place>> {
  const pairs = [...meetings.flatMap(placesIn), ...rounds.flatMap(placesInRound), ...ofTheGroup(group)].map(
    async (place) => {
      const slot = await slotOf(group as GroupId, place.meeting, place.place);
      return [slot, place] as const;
    },
  );
  return new Map(await Promise.all(pairs));
}

function placesIn(meeting: MeetingRow): Place[] {
  const id = meeting.id as MeetingId;
  const visits = Array.from({ length: visitsAtMost }, (_, at) => at + 1);
  const inPhases = (meeting.script?.phase ?? []).flatMap((phase) =>
    visits.map((visit) => ({ meeting: id, place: `phase/${phase.key}/${visit}`, title: phase.title[language()] })),
  );
  return [
    ...inPhases,
    ...["advice", "case", "offer", "vote", "joint", "evaluation/meeting"].map((place) => ({
      meeting: id,
      place,
      title: "",
    })),
  ];
}

/** A round in writing belongs to no meeting: its own id stands where a meeting's would. */
function placesInRound({ id }: { readonly id: string }): Place[] {
  return ["round/question", "round/text"].map((place) => ({ meeting: id as MeetingId, place, title: "" }));
}

/** What belongs to no meeting at all: the group's own id stands where a meeting's would. */
function ofTheGroup(group: string): Place[] {
  const places = ["agreement", "agreement/talk", "reading", "evaluation/half-way", "evaluation/programme"];
  return places.map((place) => ({ meeting: group as MeetingId, place, title: "" }));
}

/** Items that their authors took back: they are not read again, and not taken along. */
export function withdrawnFrom(all: Everything): ReadonlySet<string> {
  const events = all.meetings.flatMap((meeting) => meeting.events.map(({ event }) => event));
  return new Set(events.flatMap((event) => (event.kind === "withdrawn" && event.item ? [event.item] : [])));
}
