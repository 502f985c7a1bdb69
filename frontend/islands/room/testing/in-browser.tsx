/** Rooms that are played in a page of a test: `play(kind)` draws one, `tell(change)` folds a change into it. */

import { render } from "preact";
import type { Listener } from "../../../room/live";
import { type Page, RoomModel, type Source } from "../../../room/model";
import { plainDoors, plainText } from "../../../room/plain";
import type { Command } from "../../../room/wire";
import { RoomContext } from "../context";
import { Room } from "../Room";
import { type Growth, grown } from "./growth";
import { leadingRooms } from "./leading-rooms";
import { type Played, people, persons, rooms } from "./rooms";

declare global {
  var kinds: readonly string[];
  var play: (kind: string) => Promise<void>;
  var tell: (event: string, data: unknown) => void;
  /** Sets the clock of the step to so many seconds. */
  var leave: (seconds: number) => void;
  /** Draws a room that has had so many events. */
  var reopen: (phases: number, events: number) => Promise<void>;
  /** So many events more, each drawn before the next. */
  var storm: (count: number) => Promise<void>;
  var sent: Command[];
}

let listener: Listener | null = null;
let model: RoomModel | null = null;
let growth: Growth | null = null;
let position = 1;

class PlayedSource implements Source {
  readonly isPlayed = true;
  constructor(readonly played: Played) {}

  async run(given: Listener): Promise<void> {
    listener = given;
    given.line("open", null);
    const { state, mine, texts } = this.played;
    const now = Date.parse("2026-11-23T10:01:00.000Z");
    const items = Object.fromEntries(
      Object.entries(texts).map(([item, body]) => [item, { sealed: plainText(item, 1, body), revision: 1 }]),
    );
    globalThis.tell("state", { now: new Date(now).toISOString(), state, mine, items, earlier: [] });
    globalThis.tell("presence", { here: persons });
  }

  send = async (command: Command) => {
    globalThis.sent.push(command);
    return { done: true, position, now: "2026-11-23T10:01:00.000Z" } as const;
  };
}

const all = { ...rooms, ...leadingRooms };
globalThis.kinds = Object.keys(all);
globalThis.sent = [];
globalThis.tell = (event, data) => {
  position += 1;
  listener?.take({ event, id: String(position), data: JSON.stringify(data) });
};
globalThis.leave = (seconds) => {
  const endsAt = new Date((model?.now.peek() ?? 0) + seconds * 1000).toISOString();
  globalThis.tell("change", { kind: "extended", by: persons[3], at: "", change: { timer: { ends_at: endsAt } } });
};
globalThis.play = async (kind) => {
  const played = all[kind];
  if (!played) throw new Error(`no room is made for "${kind}"`);
  await begin(played);
};
globalThis.reopen = async (phases, events) => {
  const { played, growth: more } = grown(phases, events);
  growth = more;
  await begin(played);
  await drawn();
};
globalThis.storm = async (count) => {
  for (let done = 0; done < count; done++) {
    globalThis.tell("change", growth?.next());
    await drawn();
  }
};

function drawn(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

async function begin(played: Played): Promise<void> {
  const page: Page = {
    room: "00000000-0000-4000-8000-0000000000aa",
    group: "00000000-0000-4000-8000-0000000000bb",
    group_name: "Wijkteam Oost",
    starts_at: "2026-11-23T09:30:00.000Z",
    ends_at: "2026-11-23T11:30:00.000Z",
    place: "",
    video_url: played.state.way === "distance" ? "https://video.example/oost" : "",
    me: played.me,
    members: people.map((name, index) => ({ person: persons[index] ?? "", name })),
    script: played.script,
  };
  model = new RoomModel(page, plainDoors(played.me), new PlayedSource(played));
  const root = document.querySelector<HTMLElement>("[data-island]");
  if (!root) throw new Error("the page has a place for the room");
  render(null, root);
  render(
    <RoomContext.Provider value={model}>
      <Room />
    </RoomContext.Provider>,
    root,
  );
  await model.start();
}
