// @vitest-environment node
import { expect, test } from "vitest";
import type { Opened } from "../keyring/types";
import { digestOf, type JointText, jointOf, readJoint, standingOf } from "./joint";

const said: JointText = {
  format: 1,
  on: "2026-12-02",
  minutes: 120,
  theme: "Grenzen",
  method: "Incidentmethode",
  learned: "Eerst vragen.",
  present: ["anna", "bram", "chaima"],
  seen: [],
};
const item = (name: string, author: string, more: Partial<Opened>): Opened => ({
  locked: false,
  item: name,
  author,
  epoch: 1,
  revision: 1,
  kind: "report",
  parent: null,
  text: "",
  ...more,
});
const version = (name: string, author: string, changed: Partial<JointText> = {}) =>
  item(name, author, { text: JSON.stringify({ ...said, ...changed }) });
const confirms = async (author: string, of: Opened, text = of.text) =>
  item(`${author} ${of.item}`, author, {
    kind: "note",
    parent: of.item,
    text: JSON.stringify({ confirms: await digestOf(text) }),
  });
const roster = ["anna", "bram", "chaima", "daan"];

test("it is confirmed once everybody who was there confirmed this very text", async () => {
  const first = version("1", "anna");
  const both = [first, await confirms("anna", first), await confirms("bram", first), await confirms("daan", first)];
  const [head] = (await jointOf(both, 0)).heads;
  if (!head) throw new Error("lost");
  const { confirmations } = await jointOf(both, 0);
  expect(standingOf(head, confirmations, roster)).toMatchObject({ confirmed: ["anna", "bram"], awaited: ["chaima"] });
  const all = await jointOf([...both, await confirms("chaima", first)], 0);
  expect(standingOf(head, all.confirmations, roster).isConfirmed).toBe(true);
});

test("a change asks everybody again, and the version before stands as an earlier one", async () => {
  const first = version("1", "anna");
  const second = version("2", "bram", { learned: "Eerst zwijgen.", seen: ["1"] });
  const joint = await jointOf([first, second, await confirms("anna", first), await confirms("bram", second)], 0);
  expect(joint.heads.map((one) => one.item)).toEqual(["2"]);
  expect(joint.earlier.map((one) => one.item)).toEqual(["1"]);
  const [head] = joint.heads;
  expect(head && standingOf(head, joint.confirmations, roster).awaited).toEqual(["anna", "chaima"]);
});

test("two that were written at once both stand, in any order, until somebody makes one of them", async () => {
  const [first, anna, bram] = [
    version("1", "anna"),
    version("3", "anna", { seen: ["1"] }),
    version("2", "bram", { seen: ["1"] }),
  ];
  for (const order of [
    [first, anna, bram],
    [bram, anna, first],
  ]) {
    expect((await jointOf(order, 0)).heads.map((one) => one.item)).toEqual(["2", "3"]);
  }
  const made = version("4", "chaima", { seen: ["1", "2", "3"] });
  expect((await jointOf([first, anna, bram, made], 0)).heads.map((one) => one.item)).toEqual(["4"]);
});

test("a text that was put in the place of a confirmed one is not confirmed", async () => {
  const first = version("1", "anna");
  const other = version("1", "anna", { learned: "Iets anders." });
  const [head] = (await jointOf([other], 0)).heads;
  if (!head) throw new Error("lost");
  const { confirmations } = await jointOf([other, await confirms("bram", other, first.text)], 0);
  expect(standingOf(head, confirmations, roster).confirmed).toEqual([]);
  const rewritten = { ...other, revision: 2 };
  expect((await jointOf([rewritten], 0)).closed).toBe(1);
});

test("who left the group is not waited for, and nobody at all confirms nothing", async () => {
  const first = version("1", "anna");
  const [head] = (await jointOf([first], 0)).heads;
  if (!head) throw new Error("lost");
  expect(standingOf(head, [], ["anna"])).toMatchObject({ awaited: ["anna"], gone: ["bram", "chaima"] });
  expect(standingOf(head, [], []).isConfirmed).toBe(false);
});

test("what is no joint report is none", () => {
  for (const text of [
    "",
    "{",
    "3",
    "null",
    JSON.stringify({ ...said, format: 2 }),
    JSON.stringify({ ...said, present: [1] }),
  ])
    expect(readJoint(text)).toBeNull();
});
