import { describe, expect, it } from "vitest";
import { templates } from "./clauses/texts";
import { clausesOf, faultsIn, readRows, rowsFrom, withAnother } from "./editing";
import { type Clause, faultOf, firstSentence, mixedWords, pieces, readTerms, writeTerms } from "./terms";

const goal: Clause = { key: "goal", title: "Doel", text: "Wij leren.\nVan ons werk." };

describe("the text of an agreement", () => {
  it("comes back as it was written, with another salt each time", () => {
    const [one, other] = [writeTerms([goal]), writeTerms([goal])];
    expect(readTerms(one)).toEqual([goal]);
    expect(one).not.toBe(other);
    expect(writeTerms([{ ...goal, text: "e\u0301" }])).toContain("é");
  });

  it("is not read when it holds anything that would not show", () => {
    const whole = JSON.parse(writeTerms([goal])) as { salt: string; clauses: Clause[] };
    const odd = [
      { ...whole, besides: "en wij zeggen alles tegen de baas" },
      { ...whole, clauses: [{ ...goal, note: "x" }] },
      { ...whole, clauses: [goal, goal] },
      { ...whole, clauses: [] },
      { ...whole, clauses: [{ ...goal, text: " " }] },
      { ...whole, salt: "" },
      { clauses: whole.clauses },
      null,
      [],
    ].map((value) => JSON.stringify(value));
    const twice = JSON.stringify(whole).replace("{", '{"clauses":[],');
    for (const text of [...odd, twice, "", "{", JSON.stringify(whole, null, 1)])
      expect(readTerms(text), text).toBeNull();
  });

  it.each(["\u200b", "\u202e", "\u00ad", "\ufeff", "\u2066", "\u3164", "\u2800", "\u{e0041}", "\u0000"])(
    "does not hide the letter %j",
    (letter) => {
      const text = `Wij${letter}zwijgen`;
      expect(faultOf({ ...goal, text })).toBe("unseen");
      expect(pieces(text).map((piece) => piece.isMark)).toEqual([false, true, false]);
    },
  );

  it("finds a word that only looks Dutch, and leaves other languages alone", () => {
    expect(mixedWords("Wij zwijgen n\u043eoit, ook niet in het Русский of Ελληνικά")).toEqual(["n\u043eoit"]);
    expect(faultOf({ ...goal, title: "D\u043eel" })).toBe("mixed");
  });

  it.each([
    ["all of another alphabet, and looks Dutch", "Wij gaan naar \u0441\u043e\u0440 en terug", ["\u0441\u043e\u0440"]],
    ["a capital of Greek", "\u0391 zegt nee", ["\u0391"]],
    ["of an alphabet that is rare", "g\u0585ed", ["g\u0585ed"]],
    ["Greek and Russian at once", "\u0441\u03bf\u0440", ["\u0441\u03bf\u0440"]],
    ["Russian among Dutch", "Zij zei: \u043e\u043d \u0438 \u0441\u043e\u0440, en zweeg", []],
    ["Japanese beside Latin", "een T\u30b7\u30e3\u30c4 van 5 \u00b5m", []],
  ])("sees a word that is %s", (_, text, words) => {
    expect(mixedWords(text)).toEqual(words);
  });

  it("says why a clause cannot be proposed", () => {
    const faults = [{ title: " " }, { text: "" }, { text: "x".repeat(2_001) }, { title: "a\nb" }, {}];
    expect(faults.map((part) => faultOf({ ...goal, ...part }))).toEqual(["title", "text", "long", "unseen", null]);
  });

  it("is short as its first sentence", () => {
    expect(firstSentence("Wat hier wordt gezegd, blijft hier. Ook thuis.")).toBe("Wat hier wordt gezegd, blijft hier.");
    expect(firstSentence("Kun je niet? Zeg het in Kring. Ruil je rol.")).toBe("Kun je niet? Zeg het in Kring.");
    expect(firstSentence("Geen punt\nmaar een regel. En meer.")).toBe("Geen punt");
  });
});

describe("writing a proposal", () => {
  const ready = templates();

  it("begins with the first ready sentence of each subject, and each of them can be proposed", () => {
    const clauses = clausesOf(rowsFrom(null, ready), ready);
    expect(clauses.map((clause) => clause.text)).toEqual(ready.map((template) => template.ready[0]));
    const all = ready.flatMap(({ key, title, ready: texts }) => texts.map((text) => ({ key, title, text })));
    expect(faultsIn(all).size).toBe(0);
  });

  it("goes on from the version there is: chosen, own, left out, and the group's own subjects", () => {
    const before = [
      { key: "goal", title: ready[0]?.title ?? "", text: ready[0]?.ready[1] ?? "" },
      { key: "notes", title: ready[5]?.title ?? "", text: "Iets van onszelf." },
      { key: "own-3", title: "Koffie", text: "Om de beurt." },
    ];
    const rows = rowsFrom(before, ready);
    expect(clausesOf(rows, ready)).toEqual(before);
    expect(rows.find((row) => row.key === "late")).toBeUndefined();
    expect(withAnother(rows).at(-1)?.key).toBe("own-4");
    expect(readRows(JSON.stringify(rows))).toEqual(rows);
    expect([readRows(""), readRows("{}"), readRows('[{"key":1}]')]).toEqual([null, null, null]);
  });
});
