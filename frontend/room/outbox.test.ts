import "fake-indexeddb/auto";
import { beforeEach, expect, test } from "vitest";
import type { Slot } from "../keyring/types";
import { Outbox } from "./outbox";
import type { Answer } from "./send";
import { openStorage, type Storage, type Waiting } from "./storage";
import type { Command } from "./wire";

const done: Answer = { done: true, position: 1, now: "" };
const offline: Answer = { done: false, again: true, kind: "offline", sentence: "", status: 0 };
const over: Answer = {
  done: false,
  again: false,
  kind: "not-allowed-now",
  sentence: "Deze stap is voorbij.",
  status: 409,
};
const stale: Answer = { done: false, again: false, kind: "stale-epoch", sentence: "", status: 409 };

let storage: Storage;
let count = 0;

beforeEach(async () => {
  count += 1;
  storage = await openStorage(`test-${count}`);
});

function outbox(answers: (command: Command) => Answer, person = "anna") {
  const sent: string[] = [];
  const shown: (readonly Waiting[])[] = [];
  const made = new Outbox({
    storage,
    room: "room",
    person,
    send: async (command) => {
      sent.push(`${command.id} ${command["sealed"]}`);
      return answers(command);
    },
    reseal: async (waiting) => ({ ...waiting.command, sealed: "again" }),
    changed: (waiting) => shown.push(waiting),
    clock: () => 1000,
  });
  return { made, sent, shown };
}

function question(id: string) {
  return { command: { id, kind: "contribute", sealed: "sealed" }, slot: "slot" as Slot, place: "phase/ask/1" };
}

test("a text is stored, sent, and gone once the server has it", async () => {
  const { made, sent } = outbox(() => done);
  await made.keep(question("one"));
  await made.flush();
  expect(sent).toEqual(["one sealed"]);
  expect(await made.waiting()).toEqual([]);
});

test("without a network it waits, also for the page that comes after a refresh, and goes in order", async () => {
  const before = outbox(() => offline);
  await before.made.keep(question("b-first"));
  await before.made.keep(question("a-second"));
  await before.made.flush();
  expect((await before.made.waiting()).map((each) => each.id)).toEqual(["b-first", "a-second"]);
  const after = outbox(() => done);
  await after.made.flush();
  expect(after.sent).toEqual(["b-first sealed", "a-second sealed"]);
  expect(await after.made.waiting()).toEqual([]);
});

test("nothing overtakes what could not be sent yet", async () => {
  const { made, sent } = outbox((command) => (command.id === "one" ? offline : done));
  await storage.put("outbox", { ...question("one"), id: "one", room: "room", person: "anna", at: 1, refused: null });
  await storage.put("outbox", { ...question("two"), id: "two", room: "room", person: "anna", at: 2, refused: null });
  await made.flush();
  expect(sent).toEqual(["one sealed"]);
});

test("a refusal keeps the text, with the reason, and lets the next one go", async () => {
  const { made, shown } = outbox((command) => (command.id === "one" ? over : done));
  await made.keep(question("one"));
  await made.keep(question("two"));
  await made.flush();
  const [kept, ...others] = await made.waiting();
  expect(kept?.refused).toEqual({ kind: "not-allowed-now", sentence: "Deze stap is voorbij." });
  expect(others).toEqual([]);
  await made.forget("one");
  expect(shown.at(-1)).toEqual([]);
});

test("a refused text is not sent again by itself", async () => {
  const { made, sent } = outbox(() => over);
  await made.keep(question("one"));
  await made.flush();
  await made.flush();
  expect(sent).toEqual(["one sealed"]);
});

test("when the group changed, the text is closed again with the newest key", async () => {
  const { made, sent } = outbox((command) => (command["sealed"] === "again" ? done : stale));
  await made.keep(question("one"));
  await made.flush();
  expect(sent).toEqual(["one sealed", "one again"]);
  expect(await made.waiting()).toEqual([]);
});

test("a shared device keeps two people apart", async () => {
  await outbox(() => offline, "anna").made.keep(question("one"));
  expect(await outbox(() => done, "bram").made.waiting()).toEqual([]);
});

test("a session that ended keeps everything for after signing in", async () => {
  const { made } = outbox(() => ({ ...over, status: 401, kind: "signed-out" }));
  await made.keep(question("one"));
  await made.flush();
  expect((await made.waiting())[0]?.refused).toBeNull();
});
