/** Everything a member may have of a group: fetched in one piece, replayed and opened on this device. */

import { api, ask, type MeetingRow } from "../api";
import { language } from "../islands/mount";
import type { MyWrap } from "../sealed";
import { type ExportDocument, makeExport } from "../sealed/export";
import type { Entry, GroupId, IdentityRecord, MeetingId, PersonId, Sealed } from "../sealed/types";
import { type CopyRow, openCopies } from "./agreement";
import { OpenGroup } from "./group";
import { placesOf, withdrawnFrom } from "./places";
import { distrustOfLog } from "./refusals";
import type { GroupKeys } from "./types";

const inWriting = { nl: "Schriftelijk", en: "In writing" };

/** Opens all of it. Throws `Distrust` when the log cannot be trusted; what stays closed is listed with its reason. */
export async function gather(keys: GroupKeys): Promise<ExportDocument> {
  if (!(keys instanceof OpenGroup)) throw new Error("keys of a group come from the keyring");
  const { account } = keys.file;
  const all = await api.everything(keys.group);
  const withdrawn = withdrawnFrom(all);
  const copies = await ask<{ readonly mine: readonly Omit<CopyRow, "person">[] }>(
    "GET",
    `/groups/${keys.group}/agreement`,
  );
  const source = {
    group: { id: all.group.id as GroupId, name: all.group.name },
    people: all.group.members.map((member) => ({ person: member.person as PersonId, name: member.name })),
    meetings: [
      ...all.meetings.map((meeting) => ({
        id: meeting.id as MeetingId,
        title: titleOf(meeting),
        at: meeting.starts_at,
      })),
      // A round in writing is read as a meeting that was never sat through.
      ...all.rounds.map((round) => ({ id: round.id as MeetingId, title: inWriting[language()], at: round.closes_at })),
    ],
    log: all.log.entries.map((row) => row.entry as Entry),
    records: all.identities.map((row) => row.record as IdentityRecord),
    wraps: all.wraps as readonly MyWrap[],
    items: all.items
      .filter((item) => !withdrawn.has(item.id))
      .map((item) => ({ sealed: item.sealed as Sealed, at: item.at })),
    places: await placesOf(keys.group, all.meetings, all.rounds),
    copies: await openCopies(keys, copies.mine),
    pin: keys.state.head,
  };
  return makeExport(account, source, all.at).catch(distrustOfLog);
}

function titleOf(meeting: MeetingRow): string {
  return meeting.script?.name[language()] ?? "";
}
