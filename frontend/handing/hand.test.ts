// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ShownRow } from "../keyring/showing";
import type { Keyring } from "../keyring/types";
import type { Kept } from "../own/shelf";
import type { Handing } from "../own/values";
import { goneSince, handOver, takeBack } from "./hand";

const done: string[] = [];
let notes: Kept<Handing>[];
let goals: { kept: { id: string }[]; locked: object[] };
let isOffline: boolean;

vi.mock("../keyring/keyring", () => ({ slotOf: async (...parts: string[]) => parts.join(" ") }));
vi.mock("../keyring/showing", () => ({
  sealFor: async (_: Keyring, readers: { person: string }[], what: { revision: number; slot: string }) =>
    readers.map(({ person }) => ({ reader: person, sealed: `${what.revision} at ${what.slot}` })),
  sharing: {
    show: async (_: string, reader: string, sealed: string) => {
      if (isOffline) throw new TypeError("network");
      done.push(`shown to ${reader}: ${sealed}`);
    },
    withdraw: async (_: string, reader: string) => {
      if (isOffline) throw new TypeError("network");
      done.push(`withdrawn from ${reader}`);
    },
  },
}));
vi.mock("../own/shelf", () => ({
  openShelf: async (_: Keyring, kind: string) => ({
    all: async () => (kind === "note" ? { kept: notes, locked: [] } : goals),
    put: async (value: Handing, before?: Kept<Handing>) => {
      done.push(`kept ${value.revision}`);
      notes = [...notes.filter((each) => each !== before), { ...(before ?? { id: "n" }), value } as Kept<Handing>];
    },
    remove: async () => done.push("forgotten"),
  }),
}));

const anna = { person: "anna" } as Keyring;
const mees = { person: "mees", record: "keys" };
const what = { text: "{}", of: ["goal/g"] };
const row = () => ({ id: notes[0]?.value.item, reader: "mees" }) as ShownRow;

beforeEach(() => {
  done.length = 0;
  notes = [];
  goals = { kept: [{ id: "g" }], locked: [] };
  isOffline = false;
});

describe("handing over parts of a path", () => {
  it("is remembered before it goes, so that it can always be stopped", async () => {
    isOffline = true;
    await expect(handOver(anna, mees, what)).rejects.toThrow("network");
    expect(notes.map(({ value }) => value.reader)).toEqual(["mees"]);
  });

  it("once more, to new keys, is the next revision of the same", async () => {
    await handOver(anna, mees, what);
    await handOver(anna, mees, what, notes[0]);
    expect(new Set(notes.map(({ value }) => value.item)).size).toBe(1);
    expect(done.filter((each) => each.startsWith("shown"))).toEqual([
      "shown to mees: 1 at anna mees shared",
      "shown to mees: 2 at anna mees shared",
    ]);
  });

  it("is forgotten only after it was withdrawn", async () => {
    await handOver(anna, mees, what);
    isOffline = true;
    await expect(takeBack(anna, row())).rejects.toThrow("network");
    expect(done).not.toContain("forgotten");
    isOffline = false;
    await takeBack(anna, row());
    expect(done.slice(-2)).toEqual(["withdrawn from mees", "forgotten"]);
  });

  it("tells what was taken off the path since, never what only does not open here", async () => {
    expect([...(await goneSince(anna, ["goal/g", "word/w"]))]).toEqual([]);
    goals.kept = [];
    expect([...(await goneSince(anna, ["goal/g", "word/w"]))]).toEqual(["goal/g"]);
    goals.locked = [{}];
    expect([...(await goneSince(anna, ["goal/g"]))]).toEqual([]);
  });
});
