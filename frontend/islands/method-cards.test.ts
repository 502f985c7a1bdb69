import { expect, test } from "vitest";
import { methodCards, minutesBetween } from "./method-cards";

test("minutes between two times of day, also past midnight", () => {
  expect(minutesBetween("13:00", "14:30")).toBe(90);
  expect(minutesBetween("23:00", "01:00")).toBe(120);
  expect(minutesBetween("", "01:00")).toBeNull();
});

test("the card of the chosen method shows, and says when it does not fit", () => {
  const page = `<form><input name="begin" value="13:00"><input name="end" value="14:00">
    <select id="of"><option value="a" selected><option value="b"></select>
    <div data-island="method-cards" data-of="of">
      <article data-method="a" data-minutes="60"><p data-too-long hidden></p></article>
      <article data-method="b" data-minutes="90" hidden><p data-too-long hidden></p></article></div></form>`;
  document.body.replaceChildren(...new DOMParser().parseFromString(page, "text/html").body.children);
  const root = document.querySelector<HTMLElement>("[data-island]");
  const select = document.querySelector("select");
  if (!root || !select) throw new Error("the page lacks its form");
  const seen = () => [...root.querySelectorAll<HTMLElement>("[data-method], [data-too-long]")].map((one) => one.hidden);
  methodCards(root);
  expect(seen()).toEqual([false, true, true, false]);
  select.value = "b";
  select.dispatchEvent(new Event("change", { bubbles: true }));
  expect(seen()).toEqual([true, true, false, false]);
});
