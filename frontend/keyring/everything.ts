/** Everything a member may have of a group: fetched in one piece, replayed and opened on this device. */

import { api, type Everything, type MeetingRow } from "../api";
import { language } from "../islands/mount";
import type { MyWrap } from "../sealed";
import { slotOf } from "../sealed";
import { type ExportDocument, makeExport, type Place } from "../sealed/export";
import type { Entry, GroupId, IdentityRecord, MeetingId, PersonId, Sealed, Slot } from "../sealed/types";
import { OpenGroup } from "./group";
import { distrustOfLog } from "./refusals";
import type { GroupKeys } from "./types";

/** A phase is visited again when a group repeats it; nobody repeats one more often than this. */
const visitsAtMost = 9;

/** Opens all of it. Throws `Distrust` when the log cannot be trusted; what stays closed is listed with its reason. */
export async function gather(keys: GroupKeys): Promise<ExportDocument> {
  if (!(keys instanceof OpenGroup)) throw new Error("keys of a group come from the keyring");
  const { account } = keys.file;
  const all = await api.everything(keys.group);
  const source = {
    group: { id: all.group.id as GroupId, name: all.group.name },
    people: all.group.members.map((member) => ({ person: member.person as PersonId, name: member.name })),
    meetings: all.meetings.map((meeting) => ({
      id: meeting.id as MeetingId,
      title: titleOf(meeting),
      at: meeting.starts_at,
    })),
    log: all.log.entries.map((row) => row.entry as Entry),
    records: all.identities.map((row) => row.record as IdentityRecord),
    wraps: all.wraps as readonly MyWrap[],
    items: all.items.map((item) => ({ sealed: item.sealed as Sealed, at: item.at })),
    places: await placesOf(all),
    pin: keys.state.head,
  };
  return makeExport(account, source, all.at).catch(distrustOfLog);
}

function titleOf(meeting: MeetingRow): string {
  return meeting.script?.name[language()] ?? "";
}

/** What the opaque slots of these meetings stand for. */
async function placesOf(all: Everything): Promise<ReadonlyMap<Slot, Place>> {
  const places = all.meetings.flatMap(placesIn);
  const pairs = places.map(async (place) => {
    const slot = await slotOf(all.group.id as GroupId, place.meeting, place.place);
    return [slot, place] as const;
  });
  return new Map(await Promise.all(pairs));
}

function placesIn(meeting: MeetingRow): Place[] {
  const id = meeting.id as MeetingId;
  const phases = meeting.script?.phase ?? [];
  const visits = Array.from({ length: visitsAtMost }, (_, at) => at + 1);
  const inPhases = phases.flatMap((phase) =>
    visits.map((visit) => ({ meeting: id, place: `phase/${phase.key}/${visit}`, title: phase.title[language()] })),
  );
  return [...inPhases, ...["advice", "case"].map((place) => ({ meeting: id, place, title: "" }))];
}
