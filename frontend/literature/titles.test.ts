// @vitest-environment node
import { expect, test } from "vitest";
import { noTitle, openable, readTitle } from "./titles";

test("a title comes out of its seal as it went in; what was taken off, or is none, does not", () => {
  const title = { ...noTitle, title: "Intervisie bij werkproblemen", year: "1990" };
  expect(readTitle(JSON.stringify(title))).toEqual(title);
  for (const text of ["", "{", "null", "3", JSON.stringify(noTitle), JSON.stringify({ ...title, year: 1990 })])
    expect(readTitle(text)).toBeNull();
});

test("only what leads to a site is a link", () => {
  expect(openable("https://example.org/boek")).toBe("https://example.org/boek");
  for (const link of ["", "javascript:alert(1)", "data:text/html,x", "boek", "file:///etc/passwd"])
    expect(openable(link)).toBeNull();
});
