// @vitest-environment node
import { describe, expect, it } from "vitest";
import { WORDS } from "../sealed/word-list";
import { fileName } from "./download";
import { makePassphrase } from "./passphrase";

describe("taking along", () => {
  it("names the file after group and day, in letters that every disk takes", () => {
    expect(fileName("Wijkteam Oost", "2026-11-21T20:00:00Z")).toBe("kring-wijkteam-oost-2026-11-21.html.age");
    expect(fileName("Zorg & Coördinatie/2", "2026-11-21T20:00:00Z")).toBe(
      "kring-zorg-coordinatie-2-2026-11-21.html.age",
    );
    expect(fileName("日本", "2026-11-21T20:00:00Z")).toBe("kring-groep-2026-11-21.html.age");
  });

  it("makes a passphrase of seven words from the list, another one each time", () => {
    const words = makePassphrase().split(" ");
    expect(words).toHaveLength(7);
    expect(words.every((word) => WORDS.includes(word))).toBe(true);
    expect(makePassphrase()).not.toBe(makePassphrase());
  });
});
