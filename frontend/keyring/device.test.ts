// @vitest-environment node
import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { createAccount, type ItemHash, type ItemId, type PersonId, type Slot } from "../sealed";
import { keepProbed, MemoryDevice, thisDevice } from "./device";
import { accountWorks } from "./works";

const ANNA = "0a000000-0000-4000-8000-000000000001" as PersonId;
const EAST = "ea570000-0000-4000-8000-00000000000a";
const item = "17e00000-0000-4000-8000-00000000000d" as ItemId;
const seen = (revision: number) => ({
  item,
  author: ANNA,
  slot: "" as Slot,
  revision,
  hash: `hash-${revision}` as ItemHash,
});

describe("a device", () => {
  it("keeps keys that work after they were read back, and forgets them when locked", async () => {
    const { account } = await createAccount(ANNA);
    const device = await keepProbed(await thisDevice(), account, accountWorks);
    expect(device.lasting).toBe(true);
    const back = await device.keys(ANNA);
    expect(back && (await accountWorks(back))).toBe(true);
    await device.forget(ANNA);
    expect(await device.keys(ANNA)).toBeNull();
  });

  it("lives in memory when stored keys do not work, and still keeps how far it saw", async () => {
    const { account } = await createAccount(ANNA);
    const disk = await thisDevice();
    const device = await keepProbed(disk, account, async () => false);
    expect(device.lasting).toBe(false);
    expect(await disk.keys(ANNA)).toBeNull();
    expect(await device.keys(ANNA)).not.toBeNull();
    await device.movePin(ANNA, EAST, { seq: 2, hash: "two" });
    expect(await disk.pin(ANNA, EAST)).toEqual({ seq: 2, hash: "two" });
    expect(await thisDevice()).toBe(device);
  });

  it.each(["disk", "memory"])("never moves a pin or a revision back, in %s", async (where) => {
    const device = where === "disk" ? await thisDevice() : new MemoryDevice();
    const group = `${EAST}-${where}`;
    await device.movePin(ANNA, group, { seq: 5, hash: "five" });
    await device.movePin(ANNA, group, { seq: 3, hash: "three" });
    expect(await device.pin(ANNA, group)).toEqual({ seq: 5, hash: "five" });
    await device.see(ANNA, seen(2));
    await device.see(ANNA, seen(1));
    expect((await device.seen(ANNA, item))?.revision).toBe(2);
  });

  it("keeps the newest of many that are told at once, and finds them again at once", async () => {
    const device = await thisDevice();
    const items = Array.from(
      { length: 40 },
      (_, at) => `17e00000-0000-4000-8000-${String(at).padStart(12, "0")}` as ItemId,
    );
    const rows = items.flatMap((one) => [2, 3, 1].map((revision) => ({ ...seen(revision), item: one })));
    await Promise.all(rows.map((row) => device.see(ANNA, row)));
    const found = await Promise.all(items.map((one) => device.seen(ANNA, one)));
    expect(found.map((row) => row?.revision)).toEqual(items.map(() => 3));
    expect(await device.seen(ANNA, "17e00000-0000-4000-8000-ffffffffffff")).toBeNull();
  });
});
