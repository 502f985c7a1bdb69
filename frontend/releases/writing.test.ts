// @vitest-environment node
import { describe, expect, it } from "vitest";
import { makeTerms, type Told, tidy } from "./reading";
import { faultsIn, maySign, readDraft } from "./writing";

const karel = { person: "0e000000-0000-4000-8000-000000000005", name: "Karel", role: "commissioner" };
const told: Told = {
  programme: { id: "p", title: "Intervisie", organisation: "o", organisation_name: "De Linde" },
  recipients: [karel],
  questions: [],
  published: [],
  numbers: null,
};
const whole = { text: "Wij zijn rustiger.", purpose: "Antwoord", to: [karel.person], days: 14 };

describe("a text to sign", () => {
  it("may be proposed when an eye sees all of it", () => {
    expect(faultsIn(whole)).toEqual({});
    expect(faultsIn({ ...whole, text: "Regel een\nregel twee: één €" })).toEqual({});
  });

  it.each([" ", "", "\n\n", "\u00a0"])("is refused when it is empty to the eye", (text) => {
    expect(faultsIn({ ...whole, text })).toEqual({ text: "empty" });
  });

  it.each(["a\u200bb", "a\u202eb", "a\u2066b\u2069", "a\u00adb", "a\ufeffb", "a\u2800b", "a\u0000b", "a\u{e0041}b"])(
    "is refused with a letter that does not show",
    (text) => {
      expect(faultsIn({ ...whole, text })).toEqual({ text: "unseen" });
      expect(faultsIn({ ...whole, purpose: text })).toEqual({ purpose: "unseen" });
    },
  );

  it("is for somebody, and not endless", () => {
    expect(faultsIn({ ...whole, to: [], text: "a".repeat(8_001) })).toEqual({ to: "nobody", text: "long" });
  });

  it("is composed before it is signed, and says so everywhere the same", () => {
    expect(tidy(" e\u0301e\u0301n\r\n\ttwee ")).toBe("één\n twee");
    const terms = makeTerms(
      told,
      { kind: "text", purpose: " Waarom ", text: "cafe\u0301", recipients: [karel], days: 7 },
      100,
    );
    expect(terms).toMatchObject({ text: "café", purpose: "Waarom", expires: 100 + 7 * 86_400 });
    expect(terms.recipients).toEqual([{ person: karel.person, name: "Karel" }]);
    expect(terms.salt).toHaveLength(43);
  });

  it.each([
    { text: " " },
    { text: "\n" },
    { text: "a".repeat(8_001) },
    { purpose: "" },
    { purpose: "a".repeat(301) },
    { purpose: "a\u200bb" },
    { recipients: [] },
    { recipients: [{ person: karel.person, name: " " }] },
  ])("is not signed when somebody else proposes %o", (changed) => {
    const chosen = { kind: "text", purpose: "Antwoord", text: "Rust.", recipients: [karel], days: 7 } as const;
    const terms = makeTerms(told, chosen, 100);
    expect([maySign(terms), maySign({ ...terms, ...changed })]).toEqual([true, false]);
  });

  it("comes back from a draft, or not at all", () => {
    expect(readDraft(JSON.stringify(whole))).toEqual(whole);
    expect([readDraft(""), readDraft("[]"), readDraft('{"text":1}')]).toEqual([null, null, null]);
  });
});
