import { afterEach, expect, test, vi } from "vitest";
import { askBeforeSigningOut, holdsUnsent } from "./leaving";

afterEach(() => document.body.replaceChildren());

function form(action: string): HTMLFormElement {
  const made = document.createElement("form");
  made.setAttribute("action", action);
  document.body.append(made);
  return made;
}

function submits(to: HTMLFormElement): boolean {
  return to.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
}

test("signing out asks while something is unsent, and only then", () => {
  const ask = vi.fn(() => false);
  askBeforeSigningOut(document, ask);
  const [out, other] = [form("/afmelden/"), form("/profiel/")];
  expect(submits(out)).toBe(true);
  const release = holdsUnsent(() => true);
  expect(submits(other)).toBe(true);
  expect(ask).not.toHaveBeenCalled();
  expect(submits(out)).toBe(false);
  release();
  expect(submits(out)).toBe(true);
  expect(ask).toHaveBeenCalledTimes(1);
});
