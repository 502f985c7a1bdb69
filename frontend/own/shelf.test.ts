// @vitest-environment node
import { beforeEach, describe, expect, it } from "vitest";
import type { DraftRow } from "../api";
import { lockedBy } from "../keyring/refusals";
import type { Opened } from "../keyring/types";
import { type Account, createAccount, Ledger, openPersonal, sealPersonal } from "../sealed";
import type { ItemId, PersonId, Sealed } from "../sealed/types";
import { reasonOf } from "./StayedClosed";
import { type Keys, openShelf, type Remote, type Shelf } from "./shelf";
import type { Resolution } from "./values";

const anna = "0f0f0f0f-0000-4000-8000-00000000000a";
const bellen: Resolution = {
  format: 1,
  what: "Ik bel de moeder eerst zelf.",
  when: "2026-12-01",
  withWhom: "",
  meeting: null,
  group: null,
  goal: null,
  from: null,
  state: "open",
  words: "",
  made: "2026-11-22T10:00:00Z",
  settled: "",
};

/** Anna's keys on one of her devices, as the keyring uses them. */
function keysOf(account: Account): Keys {
  const ledger = new Ledger();
  return {
    person: account.person,
    sealPersonal: ({ item, slot, revision, body }) =>
      sealPersonal(account, {
        item: item as ItemId,
        slot,
        revision,
        body: { ...body, parent: body.parent as ItemId | null },
      }),
    openPersonal: async (sealed, { item, ...expected }) => {
      const wanted = { ...expected, item: item as ItemId | undefined, author: account.person };
      try {
        const opened = await openPersonal(account, sealed as Sealed, ledger, wanted);
        return { ...opened, locked: false } as Opened;
      } catch (cause) {
        return lockedBy(cause, []);
      }
    },
  };
}

/** The server's rules for personal items: the newest revision stays. */
class Server implements Remote {
  rows: DraftRow[] = [];
  answersGetLost = false;

  async find(slot: string): Promise<readonly DraftRow[]> {
    return this.rows.filter((row) => row.slot === slot);
  }

  async put(id: string, slot: string, revision: number, sealed: string): Promise<boolean> {
    const known = this.rows.find((row) => row.id === id);
    if (known && revision <= known.revision) return false;
    const at = `2026-11-22T10:00:${String(this.rows.length).padStart(2, "0")}Z`;
    this.rows = [...this.rows.filter((row) => row !== known), { id, slot, revision, sealed, at }];
    if (this.answersGetLost) throw new TypeError("network");
    return true;
  }
}

let server: Server;
let laptop: Shelf<"resolution">;
let phone: Shelf<"resolution">;

beforeEach(async () => {
  server = new Server();
  const { account } = await createAccount(anna as PersonId, 1);
  laptop = await openShelf(keysOf(account), "resolution", server);
  phone = await openShelf(keysOf(account), "resolution", server);
});

const kept = async (shelf: Shelf<"resolution">) => (await shelf.all()).kept;
const texts = async (shelf: Shelf<"resolution">) => (await kept(shelf)).map(({ value }) => value.what);

describe("a shelf", () => {
  it("gives back on another device what was kept, newest text of each", async () => {
    const first = await laptop.put(bellen);
    if (first.how !== "kept") throw new Error(first.how);
    await laptop.put({ ...bellen, state: "done" }, first.kept);
    expect((await kept(phone)).map(({ value }) => value.state)).toEqual(["done"]);
  });

  it("keeps both texts when two devices write at once, and says which is whose", async () => {
    await laptop.put(bellen);
    const [onLaptop] = await kept(laptop);
    const [onPhone] = await kept(phone);
    await laptop.put({ ...bellen, words: "Gebeld." }, onLaptop);
    const put = await phone.put({ ...bellen, words: "Nog niet gebeld." }, onPhone);
    if (put.how !== "both") throw new Error(put.how);
    expect([put.theirs.value.words, put.mine.value.words]).toEqual(["Gebeld.", "Nog niet gebeld."]);
    expect((await kept(laptop)).map(({ value, twinOf }) => [value.words, twinOf])).toEqual([
      ["Gebeld.", null],
      ["Nog niet gebeld.", onLaptop?.id],
    ]);
  });

  it("makes no twin of what it sent itself when the answer got lost", async () => {
    const first = await laptop.put(bellen);
    if (first.how !== "kept") throw new Error(first.how);
    server.answersGetLost = true;
    await expect(laptop.put({ ...bellen, state: "done" }, first.kept)).rejects.toThrow(TypeError);
    server.answersGetLost = false;
    expect((await laptop.put({ ...bellen, state: "done" }, first.kept)).how).toBe("kept");
    expect(await texts(phone)).toEqual([bellen.what]);
  });

  it("takes a thing off, and does not take off what another device has changed", async () => {
    await laptop.put(bellen);
    const [onPhone] = await kept(phone);
    const [onLaptop] = await kept(laptop);
    if (!onPhone || !onLaptop) throw new Error("lost");
    await laptop.put({ ...bellen, words: "Gebeld." }, onLaptop);
    expect(await phone.remove(onPhone)).toBe(false);
    const [again] = await kept(phone);
    if (!again) throw new Error("lost");
    expect(await phone.remove(again)).toBe(true);
    expect(await texts(laptop)).toEqual([]);
  });

  it("keeps my text when another device has taken the thing off", async () => {
    await laptop.put(bellen);
    const [onPhone] = await kept(phone);
    const [onLaptop] = await kept(laptop);
    if (!onLaptop) throw new Error("lost");
    await laptop.remove(onLaptop);
    expect((await phone.put({ ...bellen, words: "Gebeld." }, onPhone)).how).toBe("kept");
    expect((await kept(laptop)).map(({ value }) => value.words)).toEqual(["Gebeld."]);
  });

  it("shows as locked what does not open, and goes on with the rest", async () => {
    await laptop.put(bellen);
    await laptop.put({ ...bellen, what: "Ik vraag Bram mee." });
    const [row, ...others] = server.rows;
    if (!row) throw new Error("lost");
    server.rows = [{ ...row, sealed: others[0]?.sealed ?? "" }, ...others];
    const found = await phone.all();
    expect([found.kept.length, found.locked.length]).toEqual([1, 1]);
  });

  it("keeps closed what an earlier identity wrote, says why, deletes nothing and goes on", async () => {
    await laptop.put(bellen);
    const before = structuredClone(server.rows);
    const { account } = await createAccount(anna as PersonId, 2); // every way in was lost
    const anew = await openShelf(keysOf(account), "resolution", server);
    const found = await anew.all();
    expect([found.kept, found.locked.map(reasonOf)]).toEqual([[], ["lost"]]);
    await anew.put({ ...bellen, what: "Ik begin opnieuw." });
    expect(await texts(anew)).toEqual(["Ik begin opnieuw."]);
    expect(server.rows).toEqual(expect.arrayContaining(before));
  });

  it("sends nothing that can be read", async () => {
    await laptop.put(bellen);
    expect(JSON.stringify(server.rows)).not.toContain("moeder");
  });
});
