// @vitest-environment node
import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import { type Account, createAccount, slotOf } from "../sealed";
import type { GroupId, MeetingId, PersonId, Slot } from "../sealed/types";
import { MemoryDevice, rememberIn } from "./device";
import { meet, remember } from "./known";
import { NotTheirKeys, openShared, sealFor } from "./showing";
import type { Keyring } from "./types";

let [anna, bram, mees] = ["", "", ""];
const item = "17e30000-0000-4000-8000-000000000001";
const keysOf = ({ person, identity }: Account) => ({ person, number: identity.number }) as unknown as Keyring;
const rowOf = (person: string, account: Account) => ({ person, record: account.identity.record });

let accounts: Record<string, Account>;
let slot: Slot;

/** From here on this page belongs to somebody else. */
async function at(person: string): Promise<Keyring> {
  const account = accounts[person] as Account;
  const device = new MemoryDevice();
  await device.keep(account);
  rememberIn(device);
  return keysOf(account);
}

beforeEach(async () => {
  [anna, bram, mees] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  accounts = {};
  for (const person of [anna, bram, mees]) {
    accounts[person] = (await createAccount(person as PersonId, 1)).account;
  }
  slot = await slotOf(anna as GroupId, mees as MeetingId, "shared");
});

const told = (revision: number, sealed: string, by = accounts[anna] as Account) => ({
  id: item,
  owner: anna,
  revision,
  sealed,
  record: by.identity.record as string,
});

async function shown(text: string, revision = 1): Promise<string> {
  const keyring = await at(anna);
  const body = { kind: "goal", parent: null, text } as const;
  const reader = rowOf(mees, accounts[mees] as Account);
  const [copy] = await sealFor(keyring, [reader], { item, slot, revision, body });
  return copy?.sealed ?? "";
}

describe("showing something to one person", () => {
  it("is read by that person and by nobody else", async () => {
    const sealed = await shown("Ik zeg vaker nee.");
    expect(sealed).not.toContain("nee");
    expect(await openShared(await at(mees), told(1, sealed), slot)).toMatchObject({ text: "Ik zeg vaker nee." });
    expect(await openShared(await at(bram), told(1, sealed), slot)).toMatchObject({ locked: true });
  });

  it("stops at other keys than this device knew, until their words are compared", async () => {
    await shown("eerst");
    const lost = await createAccount(mees as PersonId, 2);
    const keyring = await at(anna);
    const what = { item, slot, revision: 2, body: { kind: "goal", parent: null, text: "toen" } } as const;
    const reader = rowOf(mees, lost.account);
    await expect(sealFor(keyring, [reader], what)).rejects.toMatchObject({ why: "changed" });
    await remember(keyring, lost.account.identity, { compared: true });
    expect(await sealFor(keyring, [reader], what)).toHaveLength(1);
    expect((await meet(keyring, mees, reader.record)).standing).toBe("compared");
  });

  it("seals for all readers or for nobody", async () => {
    const readers = [rowOf(bram, accounts[bram] as Account), { person: mees, record: null }];
    const what = { item, slot, revision: 1, body: { kind: "goal", parent: null, text: "x" } } as const;
    const keyring = await at(anna);
    await expect(sealFor(keyring, readers, what)).rejects.toBeInstanceOf(NotTheirKeys);
    expect((await meet(keyring, bram, readers[0]?.record ?? "")).standing).toBe("new");
  });

  it("refuses an older text, and one under keys that the server made", async () => {
    const [first, second] = [await shown("eerst"), await shown("toen", 2)];
    const keyring = await at(mees);
    expect(await openShared(keyring, told(2, second), slot)).toMatchObject({ text: "toen" });
    expect(await openShared(keyring, told(1, first), slot)).toMatchObject({ locked: true, why: "rolled-back" });
    const fake = (await createAccount(anna as PersonId, 1)).account;
    expect(await openShared(keyring, told(2, second, fake), slot)).toBe("changed");
  });
});
