import { expect, test, vi } from "vitest";
import { Offline } from "../api";
import type { Kept, Put } from "../own/shelf";
import { begin, Keeper, type Stashed } from "./keeping";

type Text = { readonly text: string };

/** A shelf at a server, as own/shelf.ts keeps it: the newest revision of each stands. */
class Server {
  rows = new Map<string, Kept<Text>>();
  isAway = false;
  losesAnswers = false;

  async put(value: Text, before?: Kept<Text>): Promise<Put<Text>> {
    if (this.isAway) throw new Offline("away");
    const id = before?.id ?? `item ${this.rows.size}`;
    const theirs = this.rows.get(id);
    const row = { id, revision: (before?.revision ?? 0) + 1, at: `${this.rows.size}`, twinOf: null, value };
    if (theirs && theirs.revision >= row.revision) {
      if (theirs.value.text === value.text) return { how: "kept", kept: theirs };
      const mine = { ...row, id: `item ${this.rows.size}`, revision: 1, twinOf: id };
      this.rows.set(mine.id, mine);
      return { how: "both", mine, theirs };
    }
    this.rows.set(id, row);
    if (this.losesAnswers) throw new Offline("lost");
    return { how: "kept", kept: row };
  }

  get texts() {
    return [...this.rows.values()].map(({ value }) => value.text);
  }
}

function device(server: Server, kept: Kept<Text> | null = null) {
  const both = vi.fn();
  const stashed: (Stashed<Text> | null)[] = [];
  const keeper = new Keeper<Text>(
    {
      shelf: server,
      stash: { write: (one) => stashed.push(one) },
      saving: () => undefined,
      both,
      kept: () => undefined,
    },
    kept,
  );
  return { keeper, both, stashed };
}

async function typed(keeper: Keeper<Text>, text: string) {
  keeper.write({ text });
  return keeper.send();
}

test("what is typed on a laptop is taken over by a phone", async () => {
  const server = new Server();
  await typed(device(server).keeper, "Ik zweeg.");
  const phone = begin([...server.rows.values()], null);
  expect(phone.kept?.value.text).toBe("Ik zweeg.");
  await typed(device(server, phone.kept).keeper, "Ik zweeg te lang.");
  expect(server.texts).toEqual(["Ik zweeg te lang."]);
});

test("two devices that write at once both keep their text, and the second is told", async () => {
  const server = new Server();
  await typed(device(server).keeper, "Begin.");
  const [read] = [...server.rows.values()];
  const [laptop, phone] = [device(server, read), device(server, read)];
  await typed(laptop.keeper, "Van de laptop.");
  await typed(phone.keeper, "Van de telefoon.");
  await typed(phone.keeper, "Van de telefoon, verder.");
  expect(laptop.both).not.toHaveBeenCalled();
  expect(phone.both).toHaveBeenCalledOnce();
  expect(server.texts).toEqual(["Van de laptop.", "Van de telefoon, verder."]);
});

test("an answer that gets lost while one types on makes no second text", async () => {
  const server = new Server();
  const { keeper, both } = device(server);
  await typed(keeper, "Begin.");
  server.losesAnswers = true;
  expect(await typed(keeper, "Midden.")).toBe(false);
  server.losesAnswers = false;
  expect(await typed(keeper, "Eind.")).toBe(true);
  expect(both).not.toHaveBeenCalled();
  expect(server.texts).toEqual(["Eind."]);
});

test("without a connection the text waits on the device, and later stands beside what another device wrote", async () => {
  const server = new Server();
  await typed(device(server).keeper, "Begin.");
  const [read] = [...server.rows.values()];
  const train = device(server, read);
  server.isAway = true;
  expect(await typed(train.keeper, "In de trein.")).toBe(false);
  server.isAway = false;
  await typed(device(server, read).keeper, "Thuis.");
  const again = begin([...server.rows.values()], train.stashed.at(-1) ?? null);
  const { keeper, both, stashed } = device(server, again.kept);
  if (again.unsent) await typed(keeper, again.unsent.text);
  expect(both).toHaveBeenCalledOnce();
  expect(server.texts).toEqual(["Thuis.", "In de trein."]);
  expect(stashed.at(-1)).toBeNull();
});
