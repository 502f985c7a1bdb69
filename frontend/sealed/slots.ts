/** Where an item belongs. The server sees an opaque hash; readers compute it from the place they are showing. */
import { idBytes, textBytes, toBase64url } from "./encoding";
import { digest } from "./suite";
import type { GroupId, MeetingId, Slot } from "./types";

/** `place` such as `phase/<key>/<visit>`, `advice`, `case`, `draft/<key>/<visit>`. */
export async function slotOf(group: GroupId, meeting: MeetingId, place: string): Promise<Slot> {
  return toBase64url(await digest("slot", idBytes(group), idBytes(meeting), textBytes(place)));
}
