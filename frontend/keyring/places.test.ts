// @vitest-environment node
import { expect, test } from "vitest";
import type { MeetingRow } from "../api";
import { slotOf } from "../sealed";
import { EAST, MEETING } from "../sealed/testing/circle";
import type { MeetingId } from "../sealed/types";
import { placesOf } from "./places";

const ROUND = "40a00000-0000-4000-8000-00000000000d";

test("an export knows where offered cases, votes and texts of rounds belong", async () => {
  const meeting: MeetingRow = { id: MEETING, starts_at: "", script: null, events: [] };
  const places = await placesOf(EAST, [meeting], [{ id: ROUND, kind: "advice", closes_at: "" }]);
  const named = async (about: string, place: string) => places.get(await slotOf(EAST, about as MeetingId, place));
  for (const place of ["offer", "vote"]) expect(await named(MEETING, place)).toMatchObject({ meeting: MEETING, place });
  for (const place of ["round/question", "round/text"])
    expect(await named(ROUND, place)).toMatchObject({ meeting: ROUND });
  expect(await named(ROUND, "offer")).toBeUndefined();
});
