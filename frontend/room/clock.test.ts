// @vitest-environment node
import { expect, test } from "vitest";
import { clockText, momentPassed, partLeft, secondsLeft } from "./clock";
import { aState } from "./script.fixture";

const now = Date.parse("2026-11-23T10:00:00.000Z");

test("a running timer says what is left, and never less than nothing", () => {
  expect(secondsLeft({ ends_at: "2026-11-23T10:08:24.000Z" }, now)).toBe(504);
  expect(secondsLeft({ ends_at: "2026-11-23T09:00:00.000Z" }, now)).toBe(0);
});

test("a paused timer keeps what was left", () => {
  expect(secondsLeft({ left: 89.2 }, now)).toBe(90);
  expect(secondsLeft(null, now)).toBeNull();
});

test.each([
  [0, "0:00"],
  [65, "1:05"],
  [3725, "1:02:05"],
])("%i seconds read as %s", (seconds, text) => expect(clockText(seconds)).toBe(text));

test("the ring is full at the start, also after an extension", () => {
  expect(partLeft(aState(), 8, now)).toBe(1);
  expect(partLeft(aState(), 16, now)).toBe(0.5);
  expect(partLeft(aState(), 2, now)).toBe(1);
});

test("five minutes, one minute, ten seconds and the end are said once", () => {
  expect(momentPassed(301, 300)).toBe(300);
  expect(momentPassed(300, 299)).toBeNull();
  expect(momentPassed(61, 58)).toBe(60);
  expect(momentPassed(1, 0)).toBe(0);
  expect(momentPassed(0, 0)).toBeNull();
});

test("a phone that slept says only the last moment it missed", () => {
  expect(momentPassed(400, 5)).toBe(10);
});

test("more time is not a moment", () => {
  expect(momentPassed(50, 110)).toBeNull();
});
