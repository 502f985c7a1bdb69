// @vitest-environment node
import "fake-indexeddb/auto";
import { beforeEach, expect, test, vi } from "vitest";
import { handOver, takeOver } from "./handed";

const secret = () => new Uint8Array(32).fill(7);

beforeEach(async () => {
  await takeOver("nobody"); // whatever a test before left
  vi.useRealTimers();
});

test("what was handed over is taken once, as a key that cannot be read out", async () => {
  await handOver("anna", secret());
  const key = await takeOver("anna");
  expect(key?.extractable).toBe(false);
  await expect(crypto.subtle.exportKey("raw", key as CryptoKey)).rejects.toThrow();
  expect(await takeOver("anna")).toBeNull();
});

test("nobody else takes it, and it is gone after they tried", async () => {
  await handOver("anna", secret());
  expect(await takeOver("bram")).toBeNull();
  expect(await takeOver("anna")).toBeNull();
});

test("after some minutes it is void", async () => {
  await handOver("anna", secret());
  vi.spyOn(Date, "now").mockReturnValue(Date.now() + 6 * 60_000);
  expect(await takeOver("anna")).toBeNull();
});
