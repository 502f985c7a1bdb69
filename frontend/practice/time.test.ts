// @vitest-environment node
import { expect, test } from "vitest";
import { Time } from "./time";

test("the clock walks while somebody thinks, and runs to the next thing that happens", () => {
  let real = 5000;
  const time = new Time(() => real);
  time.set(0);
  real += 1000;
  expect(time.now()).toBe(1000);
  time.reach(31_000, 3000);
  real += 1500;
  expect(time.now()).toBe(16_000);
  real += 1500;
  expect(time.now()).toBe(31_000);
  time.walk();
  real += 500;
  expect(time.now()).toBe(31_500);
});

test("it never goes back", () => {
  let real = 0;
  const time = new Time(() => real);
  time.set(9000);
  time.reach(4000, 100);
  real += 100;
  expect(time.now()).toBe(9000);
});
