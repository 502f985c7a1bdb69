import "fake-indexeddb/auto";
import { beforeEach, expect, test, vi } from "vitest";
import type { Opened, Sealed, Slot } from "../keyring/types";
import { type Draft, Drafts, type Remote, type RemoteDraft, type Saving } from "./drafts";
import { openStorage } from "./storage";

const place = "draft/ask/1";
let rooms = 0;

/** A keyring that seals by turning the text around: enough to see that nothing readable is stored. */
const keyring = {
  sealPersonal: async ({ item, revision, body }: { item: string; revision: number; body: { text: string } }) =>
    JSON.stringify({ item, revision, text: btoa(body.text) }) as Sealed,
  openPersonal: async (sealed: string): Promise<Opened> => {
    const { item, revision, text } = JSON.parse(sealed) as { item: string; revision: number; text: string };
    return { locked: false, kind: "note", parent: null, text: atob(text), item, author: "anna", epoch: 0, revision };
  },
};

class Server implements Remote {
  rows = new Map<string, RemoteDraft>();
  isAway = false;

  async find(): Promise<RemoteDraft[]> {
    if (this.isAway) throw new Error("away");
    return [...this.rows.values()];
  }

  async put(id: string, _slot: Slot, revision: number, sealed: string): Promise<boolean> {
    if (this.isAway) throw new Error("away");
    const known = this.rows.get(id);
    if (known && known.revision >= revision) return false;
    this.rows.set(id, { id, revision, sealed });
    return true;
  }
}

async function device(server: Server, name: string, keys = keyring) {
  const storage = await openStorage(name);
  const said: Saving[] = [];
  const make = () =>
    new Drafts({
      storage,
      remote: server,
      keyring: keys,
      room: `room-${rooms}`,
      person: "anna",
      slot: async (where) => `slot of ${where}` as Slot,
      item: async (where) => `item of ${where}`,
      saving: (_where, saving) => said.push(saving),
      elsewhere: () => undefined,
      pauses: { keep: 5, send: 5 },
    });
  return { storage, said, drafts: make(), again: make };
}

const typed = (text: string): Draft => ({ text, fields: {} });

beforeEach(() => {
  rooms += 1;
});

const revisionOf = (server: Server) => [...server.rows.values()][0]?.revision;

test("what is typed is on the device sealed, and then at the server", async () => {
  const server = new Server();
  const { storage, said, drafts } = await device(server, `one-${rooms}`);
  await drafts.load(place);
  drafts.write(place, typed("Wie waren erbij?"));
  await vi.waitFor(() => expect(said.at(-1)).toBe("saved"));
  const [kept] = await storage.getAll("drafts");
  expect(JSON.stringify(kept)).not.toContain("Wie waren erbij?");
  expect(kept).toMatchObject({ revision: 1, sent: 1 });
  expect(said).toEqual(["writing", "kept", "saved"]);
});

test("after a refresh it is there again", async () => {
  const server = new Server();
  const { drafts, again } = await device(server, `two-${rooms}`);
  await drafts.load(place);
  drafts.write(place, typed("half a sen"));
  await drafts.keepAll();
  expect(await again().load(place)).toEqual(typed("half a sen"));
  await vi.waitFor(() => expect(server.rows.size).toBe(1));
});

test("without a network it stays on the device, and leaves when the network is back", async () => {
  const server = new Server();
  server.isAway = true;
  const { drafts, said } = await device(server, `three-${rooms}`);
  await drafts.load(place);
  drafts.write(place, typed("in a tunnel"));
  await vi.waitFor(() => expect(said.at(-1)).toBe("kept"));
  server.isAway = false;
  await drafts.sendAll();
  expect(server.rows.size).toBe(1);
});

test("a second device finds the draft, and goes on from there", async () => {
  const server = new Server();
  const phone = await device(server, `phone-${rooms}`);
  await phone.drafts.load(place);
  phone.drafts.write(place, typed("begun on the phone"));
  await vi.waitFor(() => expect(revisionOf(server)).toBe(1));
  const laptop = await device(server, `laptop-${rooms}`);
  expect(await laptop.drafts.load(place)).toEqual(typed("begun on the phone"));
  laptop.drafts.write(place, typed("finished on the laptop"));
  await vi.waitFor(() => expect(revisionOf(server)).toBe(2));
});

test("who types last wins, also when another device was ahead", async () => {
  const server = new Server();
  const { drafts } = await device(server, `four-${rooms}`);
  await drafts.load(place);
  const ahead = await keyring.sealPersonal({ item: "", revision: 9, body: { text: JSON.stringify(typed("older")) } });
  server.rows.set(`item of ${place}`, { id: `item of ${place}`, revision: 9, sealed: ahead });
  drafts.write(place, typed("newest"));
  await vi.waitFor(() => expect(revisionOf(server)).toBe(10));
});

test("what is left in an earlier step is found again, and nothing once it was sent", async () => {
  const { drafts } = await device(new Server(), `five-${rooms}`);
  await drafts.load(place);
  drafts.write(place, typed("not yet sent"));
  await drafts.keepAll();
  expect(await drafts.leftOver()).toEqual([place]);
  drafts.write(place, typed(""));
  await drafts.keep(place);
  expect(await drafts.leftOver()).toEqual([]);
});

test("who types before the draft is read keeps what was typed", async () => {
  const server = new Server();
  const { drafts, again } = await device(server, `six-${rooms}`);
  const loading = drafts.load(place);
  drafts.write(place, typed("faster than the device"));
  await loading;
  await drafts.keepAll();
  expect(await again().load(place)).toEqual(typed("faster than the device"));
});

/** A gate that stands shut until it is opened, in front of something slow. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

async function older(server: Server, revision: number) {
  const sealed = await keyring.sealPersonal({ item: "", revision, body: { text: JSON.stringify(typed("older")) } });
  server.rows.set(`item of ${place}`, { id: `item of ${place}`, revision, sealed });
}

test("what was kept while the server was asked is not replaced by what the server had", async () => {
  const server = new Server();
  await older(server, 5);
  const { open, opened } = gate();
  const find = server.find.bind(server);
  server.find = () => opened.then(find);
  const { drafts, said, again } = await device(server, `seven-${rooms}`);
  const loading = drafts.load(place);
  drafts.write(place, typed("typed meanwhile"));
  await vi.waitFor(() => expect(said.at(-1)).toBe("kept"));
  open();
  expect(await loading).toEqual(typed("typed meanwhile"));
  await vi.waitFor(() => expect(said.at(-1)).toBe("saved"));
  expect(revisionOf(server)).toBe(6);
  expect(await again().load(place)).toEqual(typed("typed meanwhile"));
});

test("what was typed while the server's text was being opened is not replaced by it", async () => {
  const server = new Server();
  await older(server, 5);
  const { open, opened } = gate();
  const begun = gate();
  const openPersonal = async (sealed: string) => {
    begun.open();
    await opened;
    return keyring.openPersonal(sealed);
  };
  const { drafts, said } = await device(server, `eight-${rooms}`, { ...keyring, openPersonal });
  const loading = drafts.load(place);
  await begun.opened;
  drafts.write(place, typed("typed meanwhile"));
  open();
  expect(await loading).toEqual(typed("typed meanwhile"));
  await vi.waitFor(() => expect(said.at(-1)).toBe("saved"));
  expect(revisionOf(server)).toBe(6);
});

test("what is not yet kept is not said to be saved", async () => {
  const { drafts, said } = await device(new Server(), `nine-${rooms}`);
  const loading = drafts.load(place);
  drafts.write(place, typed("half a word"));
  await loading;
  expect(said).toEqual(["writing"]);
});
