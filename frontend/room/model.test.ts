import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { GroupKeys, Keyring, Opened, Sealed, Slot } from "../keyring/types";
import { type Page, RoomModel } from "./model";
import { aState, script } from "./script.fixture";
import type { Command, State } from "./wire";

const members = ["Anna", "Bram", "Chaima", "Daan"].map((name) => ({ person: name.toLowerCase(), name }));
let rooms = 0;

/** The server of one room: what it was sent, and what it tells. */
class Server {
  posted: Command[] = [];
  refuse: { type: string; detail: string } | null = null;
  isAway = false;
  #tell: ReadableStreamDefaultController<Uint8Array> | null = null;

  fetch = async (_url: string, init?: RequestInit): Promise<Response> => {
    if (this.isAway) throw new TypeError("no network");
    if (init?.method !== "POST") return this.#stream();
    if (this.refuse) return new Response(JSON.stringify(this.refuse), { status: 409 });
    this.posted.push(JSON.parse(String(init.body)) as Command);
    return Response.json({ position: 1, now: new Date().toISOString() });
  };

  tell(event: string, data: unknown, id = "1"): void {
    this.#tell?.enqueue(new TextEncoder().encode(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`));
  }

  state(given: Partial<State> = {}): void {
    const now = new Date().toISOString();
    this.tell("state", { now, state: aState(given), mine: { hidden: {}, parked: {} }, items: {}, earlier: [] });
  }

  #stream(): Response {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#tell = controller;
      },
    });
    return new Response(body, { headers: { "Content-Type": "text/event-stream" } });
  }
}

const seal = async (what: { body: { kind: string; text: string } }) => btoa(JSON.stringify(what)) as Sealed;
const open = async (sealed: string): Promise<Opened> => {
  const { item, revision, body } = JSON.parse(atob(sealed));
  return { locked: false, author: "bram", epoch: 1, item, revision, ...body };
};
const keys = { standing: "inside", seal, open } as unknown as GroupKeys;
const keyring = { group: async () => keys, sealPersonal: seal, openPersonal: open } as unknown as Keyring;

let server: Server;

beforeEach(() => {
  rooms += 1;
  server = new Server();
  vi.stubGlobal("fetch", server.fetch);
});
afterEach(() => vi.unstubAllGlobals());

async function enter(open: Keyring | null = keyring): Promise<RoomModel> {
  const page: Page = {
    room: `room-${rooms}`,
    group: "group",
    group_name: "Oost",
    starts_at: "",
    ends_at: "",
    place: "",
    me: "bram",
    members,
    script,
  };
  const remote = { find: async () => [], put: async () => true };
  const slotOf = async (_group: string, _meeting: string, place: string) => btoa(place).replaceAll("=", "") as Slot;
  const model = new RoomModel(page, { openKeyring: async () => open, slotOf, remote });
  void model.start();
  await vi.waitFor(() => expect(model.line.value).toBe("open"));
  server.state();
  await vi.waitFor(() => expect(model.known.value).not.toBeNull());
  return model;
}

async function unlocked(): Promise<RoomModel> {
  const model = await enter();
  await vi.waitFor(() => expect(model.access.value).toBe("open"));
  return model;
}

test("without keys on this device the step shows, and nothing opens", async () => {
  const model = await enter(null);
  await vi.waitFor(() => expect(model.access.value).toBe("locked"));
  expect(model.part.value?.phase.key).toBe("ask");
});

test("a question leaves sealed, for the step it was written in", async () => {
  const model = await unlocked();
  await model.contribute([{ kind: "question", parent: null, text: "Wie waren erbij?" }], { phase: 1, visit: 1 });
  await vi.waitFor(() => expect(server.posted).toHaveLength(1));
  expect(server.posted[0]).toMatchObject({ kind: "contribute", phase: 1, visit: 1 });
  expect(JSON.stringify(server.posted)).not.toContain("Wie waren");
});

test("when the group goes on, what was being typed stays in reach", async () => {
  const model = await unlocked();
  model.typing.write("draft/ask/1", { text: "half a sen", fields: {} });
  server.tell("change", { kind: "next", by: "chaima", at: "", change: { phase: 2, visit: 1 } }, "2");
  await vi.waitFor(() => expect(model.draftPlace.value).toBe("draft/round/1"));
  await vi.waitFor(() => expect(model.typing.leftOver.value.map((one) => one.place)).toEqual(["draft/ask/1"]));
  expect(model.typing.draftOf("draft/ask/1").text).toBe("half a sen");
});

test("going back to the step brings the text back to its field", async () => {
  const model = await unlocked();
  model.typing.write("draft/ask/1", { text: "half a sen", fields: {} });
  server.tell("change", { kind: "next", by: "chaima", at: "", change: { phase: 2 } }, "2");
  await vi.waitFor(() => expect(model.typing.leftOver.value).toHaveLength(1));
  server.tell("change", { kind: "undo", by: "chaima", at: "", change: { phase: 1 } }, "3");
  await vi.waitFor(() => expect(model.typing.leftOver.value).toHaveLength(0));
  expect(model.typing.draftOf("draft/ask/1").text).toBe("half a sen");
});

test("what the server refuses comes back with its reason and its text", async () => {
  const model = await unlocked();
  server.refuse = { type: "kring:not-allowed-now", detail: "Deze stap is voorbij." };
  await model.contribute([{ kind: "question", parent: null, text: "Te laat?" }], { phase: 1, visit: 1 });
  await vi.waitFor(() => expect(model.posting.waiting.value[0]?.refused?.sentence).toBe("Deze stap is voorbij."));
  const [waiting] = model.posting.waiting.value;
  expect(waiting && (await model.posting.textOf(waiting))?.text).toBe("Te laat?");
});

test("a hand is not queued: without a network the person hears so", async () => {
  const model = await unlocked();
  server.isAway = true;
  expect(await model.perform({ kind: "raise" }, "Geen verbinding.")).toBe(false);
  expect(model.notice.value?.sentence).toBe("Geen verbinding.");
});

test("a clock that is a day off is set right by the server's", async () => {
  const model = await enter(null);
  const late = Date.now() + 86_400_000;
  server.tell("state", { now: new Date(late).toISOString(), state: aState(), mine: {}, items: {}, earlier: [] }, "2");
  await vi.waitFor(() => expect(Math.abs(model.now.value - late)).toBeLessThan(5000));
});

test("people go by their first name where it is the only one", async () => {
  const model = await enter(null);
  expect(model.nameOf("anna")).toBe("Anna");
});
