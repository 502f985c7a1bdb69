// @vitest-environment node
import { beforeEach, describe, expect, it } from "vitest";
import {
  type Account,
  admit,
  approveKeyChange,
  askToJoin,
  changedKeys,
  closeGroup,
  knownKeys,
  leaveGroup,
  newEpoch,
  newItemId,
  openEpochs,
  openItem,
  openPersonal,
  recordComparison,
  regrant,
  removeMember,
  type Slot,
  sealItem,
  sealPersonal,
  slotOf,
  startGroup,
} from "./index";
import { Ledger } from "./ledger";
import { ANNA, BRAM, CHAIMA, Circle, EAST, MEETING } from "./testing/circle";

let circle: Circle;
let anna: Account;
let bram: Account;
let slot: Slot;

beforeEach(async () => {
  circle = new Circle();
  anna = await circle.person(ANNA);
  bram = await circle.person(BRAM);
  slot = await slotOf(EAST, MEETING, "phase/ask/1");
  await circle.accept(startGroup(anna, EAST));
  await circle.accept(askToJoin(bram, await circle.roster()));
  await circle.accept(admit(anna, await circle.roster(), BRAM, "words"));
});

const writing = (text: string, item = newItemId(), revision = 1) => ({
  item,
  slot,
  revision,
  body: { kind: "question" as const, parent: null, text },
});

describe("a group", () => {
  it("reads what a member sealed", async () => {
    const sealed = await sealItem(anna, await circle.side(anna), writing("Wat raakt je hierin? 🙂 שלום"));
    const opened = await openItem(await circle.side(bram), sealed, { slot, author: ANNA });
    expect(opened.text).toBe("Wat raakt je hierin? 🙂 שלום");
  });

  it("keeps what was said before somebody came closed to them", async () => {
    const before = await sealItem(anna, await circle.side(anna), writing("alleen voor ons"));
    const chaima = await circle.person(CHAIMA);
    await circle.accept(askToJoin(chaima, await circle.roster()));
    await circle.accept(admit(bram, await circle.roster(), CHAIMA, "not-compared"));
    await expect(openItem(await circle.side(chaima), before)).rejects.toMatchObject({ reason: "epoch-not-mine" });
    const after = await sealItem(bram, await circle.side(bram), writing("welkom"));
    expect((await openItem(await circle.side(chaima), after)).text).toBe("welkom");
  });

  it("seals nothing between a leaving and the next epoch", async () => {
    await circle.accept(leaveGroup(bram, await circle.roster()));
    await expect(sealItem(anna, await circle.side(anna), writing("nog niet"))).rejects.toMatchObject({
      reason: "epoch-stale",
    });
    await circle.accept(newEpoch(anna, await circle.roster()));
    const sealed = await sealItem(anna, await circle.side(anna), writing("nu wel"));
    await expect(openItem(await circle.side(bram), sealed)).rejects.toMatchObject({ reason: "epoch-not-mine" });
  });

  it("names whose key changed since last time, and nobody else", async () => {
    const known = knownKeys(await circle.roster());
    const again = await circle.person(BRAM, 2);
    await circle.accept(askToJoin(again, await circle.roster()));
    expect(changedKeys(await circle.roster(), known)).toEqual([]);
    await circle.accept(approveKeyChange(anna, await circle.roster(), BRAM, "words"));
    expect(changedKeys(await circle.roster(), known)).toEqual([BRAM]);
  });

  it("gives a person who lost everything their own epochs back", async () => {
    const before = await sealItem(anna, await circle.side(anna), writing("van vroeger"));
    const again = await circle.person(BRAM, 2);
    await circle.accept(askToJoin(again, await circle.roster()));
    await circle.accept(approveKeyChange(anna, await circle.roster(), BRAM, "words"));
    circle.wraps.push(...(await regrant(anna, await circle.roster(), circle.wrapsOf(ANNA), BRAM)));
    expect((await openItem(await circle.side(again), before)).text).toBe("van vroeger");
    const old = await openEpochs(bram, await circle.roster(), circle.wrapsOf(BRAM));
    expect([...old.keys()]).not.toContain(3);
  });

  it("remembers who compared words, who was removed, and that it was closed", async () => {
    await circle.accept(recordComparison(bram, await circle.roster(), [ANNA], "qr"));
    const roster = await circle.accept(removeMember(anna, await circle.roster(), BRAM));
    expect(roster.compared.map((row) => [row.by, row.person])).toEqual([
      [ANNA, BRAM],
      [BRAM, ANNA],
    ]);
    expect([...roster.members.keys()]).toEqual([ANNA]);
    await circle.accept(closeGroup(anna, await circle.roster()));
    await expect(sealItem(anna, await circle.side(anna), writing("te laat"))).rejects.toMatchObject({
      reason: "log-closed",
    });
  });
});

describe("a ledger", () => {
  it("notices an older revision and another item under the same id", async () => {
    const side = await circle.side(bram);
    const mine = await circle.side(anna);
    const item = newItemId();
    const first = await sealItem(anna, mine, writing("eerst", item));
    const second = await sealItem(anna, mine, writing("toen", item, 2));
    await openItem(side, first);
    await openItem(side, second);
    await expect(openItem(side, first)).rejects.toMatchObject({ reason: "item-rolled-back" });
    const other = await sealItem(anna, mine, writing("anders", item, 2));
    await expect(openItem(side, other)).rejects.toMatchObject({ reason: "item-reused" });
    const again = { ...side, ledger: new Ledger(side.ledger.rows()) };
    await expect(openItem(again, first)).rejects.toMatchObject({ reason: "item-rolled-back" });
  });
});

describe("a personal item", () => {
  it("opens for its owner only", async () => {
    const sealed = await sealPersonal(anna, writing("concept"));
    expect((await openPersonal(anna, sealed, new Ledger(), { slot })).text).toBe("concept");
    await expect(openPersonal(bram, sealed, new Ledger())).rejects.toMatchObject({ reason: "item-other-author" });
  });

  it("may be 64 KiB long, and not one byte longer", async () => {
    const text = "é".repeat(32_768);
    const sealed = await sealPersonal(anna, writing(text));
    expect((await openPersonal(anna, sealed, new Ledger())).text).toBe(text);
    await expect(sealPersonal(anna, writing(`${text}.`))).rejects.toMatchObject({ reason: "too-large" });
  });
});
