import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { composing, type Standing } from "./composing";

const step = { seconds: 1, placed: 30, value: 800, bound: 820 };
const working: Standing = { is_open: true, state: "working", may_stop: false, said: "Reading", gap: "", trail: [] };
const found: Standing = { ...working, may_stop: true, said: "Found", gap: "At most 2 %", trail: [step] };

function page(): HTMLElement {
  document.documentElement.lang = "nl";
  const page = `<div data-standing="/stand/"><p data-said></p><p data-gap></p>
    <table><tbody data-trail></tbody></table><button data-enough hidden></button></div>`;
  document.body.replaceChildren(...new DOMParser().parseFromString(page, "text/html").body.children);
  return document.body.firstElementChild as HTMLElement;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("figures come as they are found, and the page goes on when the work is done", async () => {
  const root = page();
  const answers = [working, found, { ...found, is_open: false }];
  const reload = vi.fn();
  composing(root, () => Promise.resolve(answers.shift() ?? null), reload);
  await vi.advanceTimersByTimeAsync(10);
  expect(root.querySelector("[data-said]")?.textContent).toBe("Reading");
  expect(root.querySelector<HTMLElement>("[data-enough]")?.hidden).toBe(true);
  await vi.advanceTimersByTimeAsync(1000);
  expect(root.querySelectorAll("[data-trail] td")).toHaveLength(4);
  expect(root.querySelector<HTMLElement>("[data-enough]")?.hidden).toBe(false);
  expect(reload).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1000);
  expect(reload).toHaveBeenCalledOnce();
});

test("without a connection it keeps asking", async () => {
  const ask = vi.fn(() => Promise.resolve(null));
  composing(page(), ask, vi.fn());
  await vi.advanceTimersByTimeAsync(2500);
  expect(ask).toHaveBeenCalledTimes(3);
});
