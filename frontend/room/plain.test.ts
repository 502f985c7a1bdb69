/** A room that is played: another source than the network, and texts that nobody seals. */

import "fake-indexeddb/auto"; // for the ranges it knows; nothing is stored
import { expect, test, vi } from "vitest";
import { type Page, RoomModel, type Source } from "./model";
import { plainDoors, plainText } from "./plain";
import { aState, script } from "./script.fixture";
import type { Command } from "./wire";

const page: Page = {
  room: "played",
  group: "nobody",
  group_name: "",
  starts_at: "",
  ends_at: "",
  place: "",
  me: "bram",
  members: [],
  script,
};

test("a room can be played without a server, and keeps nothing", async () => {
  const fetched = vi.fn();
  vi.stubGlobal("fetch", fetched);
  const posted: Command[] = [];
  const theirs = plainText("item-1", 1, { kind: "question", parent: null, text: "Hoe laat was het?" });
  const source: Source = {
    isPlayed: true,
    run: async (listener) => {
      const contributions = { "item-1": { by: "daan", phase: 1, visit: 1, revision: 1 } };
      const items = { "item-1": { sealed: theirs, revision: 1 } };
      const whole = { now: new Date().toISOString(), state: aState({ contributions }), mine: {}, items, earlier: [] };
      listener.line("open", null);
      listener.take({ event: "state", id: "1", data: JSON.stringify(whole) });
    },
    send: async (command) => {
      posted.push(command);
      return { done: true, position: 2, now: new Date().toISOString() };
    },
  };
  const model = new RoomModel(page, plainDoors("bram"), source);
  await model.start();
  await vi.waitFor(() => expect(model.contents.of("item-1", 1)).toMatchObject({ text: "Hoe laat was het?" }));
  await model.contribute([{ kind: "question", parent: null, text: "Wie waren erbij?" }], { phase: 1, visit: 1 });
  await vi.waitFor(() => expect(posted).toMatchObject([{ kind: "contribute", phase: 1, visit: 1 }]));
  expect(fetched).not.toHaveBeenCalled();
  vi.unstubAllGlobals();
});
