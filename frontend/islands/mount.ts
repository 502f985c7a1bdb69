/**
 * Islands: the pieces of a page where something is typed or opened. The server writes
 * `<div data-island="room" data-room="…"></div>`; the entry says which island answers to which name.
 */

export type Island = (root: HTMLElement) => void;

export function mountIslands(islands: Readonly<Record<string, Island>>): void {
  for (const root of document.querySelectorAll<HTMLElement>("[data-island]")) {
    islands[root.dataset["island"] ?? ""]?.(root);
  }
}

/** What the server wrote with `{{ value|json_script:"id" }}`. Throws when the page lacks it: that is a mistake of ours. */
export function pageValue<Shape>(id: string): Shape {
  const text = document.getElementById(id)?.textContent;
  if (!text) throw new Error(`the page holds no value "${id}"`);
  return JSON.parse(text) as Shape;
}

export type Language = "nl" | "en";

/** The language of the page, as the server chose it. */
export function language(): Language {
  return document.documentElement.lang.startsWith("en") ? "en" : "nl";
}

/** For days and hours: the day stands before the month in both languages, as the server writes it. */
export const locale = () => (language() === "en" ? "en-GB" : "nl-NL");
