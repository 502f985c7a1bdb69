// @vitest-environment node
import { expect, test } from "vitest";
import { draftItem, draftPlace, phaseOfDraft, phasePlace } from "./places";
import { script } from "./script.fixture";

test("a place names its phase by key and its visit", () => {
  expect(phasePlace(script, 1, 2)).toBe("phase/ask/2");
  expect(draftPlace(script, 1, 2)).toBe("draft/ask/2");
});

test("a draft is found back in its phase", () => {
  expect(phaseOfDraft(script, "draft/ask/2")).toEqual({ phase: 1, visit: 2 });
  expect(phaseOfDraft(script, "draft/gone/1")).toBeNull();
  expect(phaseOfDraft(script, "note")).toBeNull();
});

test("two devices of one person write the same item, two persons do not", async () => {
  const anna = "11111111-1111-4111-8111-111111111111";
  const bram = "22222222-2222-4222-8222-222222222222";
  const slot = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  expect(await draftItem(anna, slot)).toBe(await draftItem(anna, slot));
  expect(await draftItem(anna, slot)).not.toBe(await draftItem(bram, slot));
  expect(await draftItem(anna, slot)).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});
