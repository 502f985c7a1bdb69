// @vitest-environment node
import { describe, expect, it } from "vitest";
import { differences, words } from "./differences";

const clause = (key: string, text: string, title = key) => ({ key, title, text });
const side = (parts: readonly { text: string; is: string }[], left: string) =>
  parts
    .filter((part) => part.is !== left)
    .map((part) => part.text)
    .join("");

describe("differences", () => {
  it("are told by clause: same, changed, new and gone", () => {
    const before = [clause("goal", "Leren."), clause("notes", "Geen."), clause("late", "Stil erbij.")];
    const after = [clause("goal", "Leren."), clause("late", "Stil erbij."), clause("roles", "Rond."), clause("x", "y")];
    expect(differences(before, after).map((row) => [row.key, row.is])).toEqual([
      ["goal", "same"],
      ["late", "same"],
      ["roles", "new"],
      ["x", "new"],
      ["notes", "gone"],
    ]);
    expect(differences([clause("a", "b")], [clause("a", "b", "c")])[0]?.is).toBe("changed");
  });

  it("keep both texts whole, whatever changed", () => {
    const texts = [
      "Wij zwijgen altijd.",
      "Wij zwijgen, behalve bij gevaar.",
      "",
      "Gevaar gaat voor.\nEn dan?",
      "x ".repeat(600),
    ];
    for (const one of texts) {
      for (const other of texts) {
        expect(side(words(one, other), "in")).toBe(one);
        expect(side(words(one, other), "out")).toBe(other);
      }
    }
  });

  it("touch only the words that differ", () => {
    expect(words("Wij praten buiten niet", "Wij praten thuis niet")).toEqual([
      { text: "Wij praten ", is: "same" },
      { text: "buiten", is: "out" },
      { text: "thuis", is: "in" },
      { text: " niet", is: "same" },
    ]);
  });
});
