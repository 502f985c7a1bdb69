import { afterEach, expect, it, vi } from "vitest";
import { sharing } from "../keyring/showing";
import type { Shelf } from "../own/shelf";
import { type KeptGoal, removed, type Shown } from "./useGoals";

const goal = { id: "17e30000-0000-4000-8000-000000000001" } as KeptGoal;
const copyOf = (reader: string, withdrawn = false) => ({ row: { id: "copy", reader, withdrawn } }) as Shown;

afterEach(() => vi.restoreAllMocks());

function shelf(done: string[], isRemoved = true) {
  return { remove: async () => isRemoved && done.push("removed") > 0 } as unknown as Shelf<"goal">;
}

it("takes a goal that was shown from its readers first, and only then from its owner", async () => {
  const done: string[] = [];
  vi.spyOn(sharing, "withdraw").mockImplementation(async (_, reader) => void done.push(`from ${reader}`));
  await removed(shelf(done), goal, [copyOf("Mees"), copyOf("Karel", true), copyOf("Noor")]);
  expect(done).toEqual(["from Mees", "from Noor", "removed"]);
});

it("keeps the goal when its readers could not be reached, and when another device changed it", async () => {
  const done: string[] = [];
  const withdraw = vi.spyOn(sharing, "withdraw").mockRejectedValueOnce(new TypeError("network"));
  await expect(removed(shelf(done), goal, [copyOf("Mees")])).rejects.toThrow("network");
  withdraw.mockResolvedValue(undefined as never);
  await expect(removed(shelf(done, false), goal, [copyOf("Mees")])).rejects.toThrow();
  expect(done).toEqual([]);
});
