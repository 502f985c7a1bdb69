import { afterEach, expect, test } from "vitest";
import { language, mountIslands, pageValue } from "./mount";

afterEach(() => document.body.replaceChildren());

function put(tag: string, set: (element: HTMLElement) => void): void {
  const element = document.createElement(tag);
  set(element);
  document.body.append(element);
}

test("an island gets the element that carries its name", () => {
  put("div", (element) => element.setAttribute("data-island", "room"));
  put("div", (element) => element.setAttribute("data-island", "unknown"));
  const seen: HTMLElement[] = [];
  mountIslands({ room: (root) => seen.push(root) });
  expect(seen).toEqual([document.body.firstElementChild]);
});

test("a value from the server is read by its id", () => {
  put("script", (element) => {
    element.id = "script";
    element.setAttribute("type", "application/json");
    element.textContent = '{"key":"incident"}';
  });
  expect(pageValue<{ key: string }>("script").key).toBe("incident");
  expect(() => pageValue("absent")).toThrow("absent");
});

test("the language is the page's", () => {
  document.documentElement.lang = "en-gb";
  expect(language()).toBe("en");
  document.documentElement.lang = "nl";
  expect(language()).toBe("nl");
});
