import { describe, expect, it } from "vitest";
import type { Report } from "../own/values";
import { questionSaid } from "../reflection/questions";
import { handedOf, textOf } from "./hand";
import { goalParts, type Naming, readHanded, reportParts, worded } from "./handed";
import { names } from "./names";
import { momentsIn } from "./OneShown";

const naming: Naming = { ...names().naming, question: questionSaid, day: (date) => `<${date}>` };
const report: Report = {
  format: 1,
  meeting: "0f0f0f0f-0000-4000-8000-0000000000bb",
  group: "0f0f0f0f-0000-4000-8000-0000000000aa",
  on: "2026-05-12",
  where: "Wijkteam Oost",
  guide: "starr",
  answers: { "starr.result": "Ze bleef.", "starr.task": "Luisteren.", "free.free": " ", "later.guide": "Nieuw." },
  goals: ["0f0f0f0f-0000-4000-8000-0000000000cc"],
  about: [],
};
const mark = { value: 6, words: "beter", at: "2026-06-01T10:00:00Z" };
const goal = {
  format: 1 as const,
  text: "Grenzen stellen",
  where: "",
  until: "2026-12-31",
  programme: null,
  state: "reached" as const,
  scale: { low: "", high: "" },
  marks: [mark],
  earlier: [],
};

describe("parts of a path", () => {
  it("are keys and the owner's own words, so that each reader gets the names of their own language", () => {
    expect(goalParts(goal).map(({ label, text }) => `${label}=${text}`)).toEqual([
      "=Grenzen stellen",
      "until=2026-12-31",
      "state=reached",
      "mark=beter",
    ]);
    const said = goalParts(goal).map((part) => worded("goal", part, naming));
    expect(said.map(({ label, text }) => `${label}=${text}`)).toEqual([
      "=Grenzen stellen",
      "Te zien op=<2026-12-31>",
      "Hoe het staat=Bereikt",
      "6 op mijn schaal, 1 juni 2026=beter",
    ]);
  });

  it("of a report stand under the questions of its guide, in their order; what is strange is not lost", () => {
    const said = reportParts(report).map((part) => worded("report", part, naming));
    expect(said).toEqual([
      { label: "Taak: wat was aan jou om te doen?", text: "Luisteren." },
      { label: "Resultaat: wat gebeurde er daarna?", text: "Ze bleef." },
      { label: "later.guide", text: "Nieuw." },
    ]);
  });

  it("go oldest first and without any id, and come back as they went", () => {
    const one = {
      id: "report/r",
      kind: "report" as const,
      at: "2026-05-12",
      plainTitle: "",
      plain: reportParts(report),
    };
    const other = { id: "goal/g", kind: "goal" as const, at: "2026-01-12", plainTitle: "", plain: goalParts(goal) };
    const handed = handedOf([one, other], () => "Wijkteam Oost");
    expect(handed.moments.map(({ kind }) => kind)).toEqual(["goal", "report"]);
    expect(readHanded(textOf(handed))).toEqual(handed);
    expect(textOf(handed)).not.toMatch(/0f0f0f0f|goal\/g/);
  });

  it("named like what every object has are still only texts", () => {
    for (const label of ["constructor", "__proto__", "toString"]) {
      expect(worded("goal", { label, text: "x" }, naming)).toEqual({ label, text: "x" });
    }
    expect(worded("meeting", { label: "role", text: "presenter,constructor" }, naming).text).toBe(
      "inbrenger, constructor",
    );
  });

  it("that are no such thing are refused whole", () => {
    const moment = { kind: "goal", at: "", title: "", where: "", parts: [{ label: "", text: "x" }] };
    const shown = (value: unknown) => readHanded(JSON.stringify(value));
    expect(shown({ format: 1, moments: [moment] })).not.toBeNull();
    const wrong = [
      { ...moment, kind: "secret" },
      { ...moment, at: 3 },
      { ...moment, parts: [{ label: "", text: 5 }] },
      { ...moment, parts: [{ label: "", text: "", mark: { value: "6", at: "" } }] },
      null,
    ];
    for (const each of wrong) expect(shown({ format: 1, moments: [moment, each] })).toBeNull();
    for (const each of [[], {}, { format: 2, moments: [] }, "x"]) expect(shown(each)).toBeNull();
    expect(readHanded("{")).toBeNull();
  });
});

describe("what somebody shows", () => {
  it("as a report or a resolution is read like a part of a path", () => {
    expect(momentsIn("report", JSON.stringify(report))?.[0]).toMatchObject({
      at: "2026-05-12",
      where: "Wijkteam Oost",
    });
    expect(momentsIn("report", "{}")).toBeNull();
    expect(momentsIn("suggestion", "Bel haar.")).toBeNull();
  });
});
