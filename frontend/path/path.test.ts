import { describe, expect, it } from "vitest";
import type { Naming } from "../handing/handed";
import { names } from "../handing/names";
import type { Kept } from "../own/shelf";
import type { Goal, Report, Resolution } from "../own/values";
import { questionSaid } from "../reflection/questions";
import { dueOf, inOrderOfDue, told } from "./due";
import type { Facts } from "./facts";
import { exactText } from "./handing";
import { noResolution } from "./keeping";
import { countsByMonth, lineOf, scalePoints, slicesOf } from "./line";
import { type Moment, momentsOf, newestFirst } from "./moments";
import { pathPage } from "./page";
import { everything, folded, Index } from "./search";
import type { Word } from "./words";

const oost = "0f0f0f0f-0000-4000-8000-0000000000aa";
const first = "0f0f0f0f-0000-4000-8000-0000000000bb";
const later = "0f0f0f0f-0000-4000-8000-0000000000cc";

const facts: Facts = {
  person: "0f0f0f0f-0000-4000-8000-00000000000a",
  name: "Anna",
  today: "2026-11-22",
  groups: [{ id: oost, name: "Wijkteam Oost", since: "2026-01-01T09:00:00Z", until: null }],
  meetings: [
    {
      id: first,
      group: oost,
      starts_at: "2026-05-12T12:00:00Z",
      method: "Incidentmethode",
      is_over: true,
      was_there: true,
      roles: ["presenter"],
    },
    {
      id: later,
      group: oost,
      starts_at: "2026-12-08T12:00:00Z",
      method: "Roddelen",
      is_over: false,
      was_there: true,
      roles: [],
    },
  ],
  rounds: [
    {
      id: "0f0f0f0f-0000-4000-8000-0000000000ff",
      group: oost,
      begun_at: "2026-01-20T12:00:00Z",
      kind: "advice",
      is_over: true,
      wrote: false,
    },
  ],
};

const naming: Naming = { ...names().naming, question: questionSaid, day: (date) => date };

const wording = {
  kind: ({ kind }: Moment) => kind,
  day: (instant: string) => instant.slice(0, 10),
  group: () => "Wijkteam Oost",
};

let counted = 0;
const kept = <Value>(value: Value, at = "2026-06-01T10:00:00Z"): Kept<Value> => {
  counted += 1;
  return { id: `0f0f0f0f-0000-4000-8000-${String(counted).padStart(12, "0")}`, revision: 1, at, twinOf: null, value };
};

const bellen: Resolution = { ...noResolution, what: "Ik bel de moeder zelf.", made: "2026-05-12T13:00:00Z" };
const doel: Goal = {
  format: 1,
  text: "Grenzen stellen",
  where: "in het team",
  until: "2026-12-31",
  programme: null,
  state: "open",
  scale: { low: "nooit", high: "altijd" },
  marks: [
    { value: 3, words: "begin", at: "2026-02-01T10:00:00Z" },
    { value: 6, words: "beter", at: "2026-06-01T10:00:00Z" },
  ],
  earlier: [],
};
const verslag: Report = {
  format: 1,
  meeting: first,
  group: oost,
  guide: "free",
  answers: { free: "Ik zag mijn eigen haast." },
  goals: [],
  about: [],
};
const inzicht: Word = {
  item: "0f0f0f0f-0000-4000-8000-0000000000dd",
  group: oost,
  meeting: first,
  at: "2026-05-12T12:40:00Z",
  kind: "insight",
  text: "Stilte wérkt.",
};

const shelves = { goals: [kept(doel)], preparations: [], reports: [kept(verslag)], resolutions: [kept(bellen)] };
const moments = momentsOf(facts, shelves, [inzicht], naming);

describe("the moments of a path", () => {
  it("stand on one line, newest first, each under its own kind", () => {
    expect(moments.map(({ kind }) => kind)).toEqual([
      "report",
      "resolution",
      "insight",
      "meeting",
      "goal",
      "meeting",
      "meeting",
    ]);
    expect(moments.at(-3)?.at).toBe("2026-02-01T10:00:00Z");
    expect(moments.at(-2)).toMatchObject({ title: "Schriftelijk: advies", parts: [{ text: "Ik schreef niet mee." }] });
    expect(moments.at(-1)?.parts.map(({ text }) => text)).toEqual(["adviseur"]);
  });

  it("tell a resolution once, also when it began as a text in the group", () => {
    const mine: Word = {
      ...inzicht,
      item: "0f0f0f0f-0000-4000-8000-0000000000ee",
      kind: "resolution",
      text: bellen.what,
    };
    const own = { ...shelves, resolutions: [kept({ ...bellen, from: mine.item })] };
    const found = momentsOf(facts, own, [mine], naming).filter(({ kind }) => kind === "resolution");
    expect(found).toHaveLength(1);
  });

  it("leave out a case that was taken back, and questions to others", () => {
    const taken: Word = { ...inzicht, kind: "case", text: '{"withdrawn":true}' };
    const asked: Word = { ...inzicht, kind: "question", text: "Wat deed je?" };
    expect(
      momentsOf(
        { ...facts, meetings: [], rounds: [] },
        { ...shelves, goals: [], reports: [], resolutions: [] },
        [taken, asked],
        naming,
      ),
    ).toEqual([]);
  });

  it("of one instant stand in the same order on every device", () => {
    const twins = moments.map((moment) => ({ ...moment, at: "2026-05-12T12:00:00Z" }));
    expect(newestFirst(twins)).toEqual(newestFirst(twins.toReversed()));
  });
});

describe("searching", () => {
  const index = new Index(moments, ({ kind }) => kind);
  const found = (words: string) => index.find({ ...everything, words }).map(({ kind }) => kind);

  it("folds capitals and accents, on both sides", () => {
    expect(found("STILTE werkt")).toEqual(["insight"]);
    expect(found("wërkt stïlte")).toEqual(["insight"]);
    expect(folded("Ærø, Łódź, ﬁjn ĳs")).toBe("aero, lodz, fijn ijs");
  });

  it("finds nothing for a word that is nowhere, and everything for none", () => {
    expect(found("olifant")).toEqual([]);
    expect(found("  ")).toHaveLength(moments.length);
  });

  it("narrows by kind, group and day, both days included", () => {
    const narrowed = { ...everything, group: oost, from: "2026-05-12", until: "2026-05-12" };
    expect(index.find(narrowed).map(({ kind }) => kind)).toEqual(["insight", "meeting"]);
    expect(index.find({ ...everything, kinds: new Set(["goal"] as const) })).toHaveLength(1);
  });
});

describe("what is due", () => {
  const on = (when: string, state: Resolution["state"] = "open") => kept({ ...bellen, when, state });
  it("comes first, then what has no day, then what is done", () => {
    const all = [on("", "done"), on(""), on("2027-02-01"), on("2026-11-01"), on("2026-11-30", "changed")];
    const sorted = inOrderOfDue(all, facts.today).map(({ value }) => dueOf(value, facts.today));
    expect(sorted).toEqual(["late", "soon", "later", "some-day", "settled"]);
  });

  it("keeps the moment of settling when only the words change, and forgets it when it opens again", () => {
    const done = told(bellen, "done", " Gebeld. ", "2026-06-01T10:00:00Z");
    expect([done.words, done.settled]).toEqual(["Gebeld.", "2026-06-01T10:00:00Z"]);
    expect(told(done, "let-go", "", "2026-07-01T10:00:00Z").settled).toBe(done.settled);
    expect(told(done, "open", "", "2026-07-01T10:00:00Z").settled).toBe("");
  });

  it("never trips over a day that is none", () => {
    expect(dueOf({ ...bellen, when: "ooit" }, facts.today)).toBe("some-day");
  });
});

describe("the text for a talk", () => {
  it("holds exactly the chosen parts, oldest first", () => {
    const chosen = moments.filter(({ kind }) => kind === "insight" || kind === "resolution");
    expect(exactText(chosen, wording)).toBe(
      [
        "insight · Incidentmethode · 2026-05-12 · Wijkteam Oost\nStilte wérkt.",
        "resolution · 2026-05-12\nIk bel de moeder zelf.\nHoe het staat: Staat open",
      ].join("\n\n"),
    );
    expect(exactText([], wording)).toBe("");
  });
});

describe("the page to take along", () => {
  it("shows markup as letters and asks nothing of a server", () => {
    const sly = { ...(moments[1] as Moment), parts: [{ label: "<b>", text: "</article><script>alert(1)</script>" }] };
    const page = pathPage([sly], { language: "nl", title: "Mijn pad", made: "Van Anna" }, wording);
    expect(page).toContain("&lt;/article&gt;&lt;script&gt;");
    expect(page).not.toMatch(/<script|https?:/);
  });
});

describe("pictures", () => {
  it("have a lane for each kind that is there, and marks of goals on it", () => {
    const line = lineOf(moments, 500, Date.parse("2026-11-22"));
    expect(line?.lanes.map(({ kind, at }) => [kind, at.length])).toEqual([
      ["goal", 3],
      ["meeting", 3],
      ["insight", 1],
      ["resolution", 1],
      ["report", 1],
    ]);
    expect(line?.lanes.every(({ at }) => at.every((x) => x >= 0 && x <= 500))).toBe(true);
    expect(line?.ticks.length).toBeLessThanOrEqual(6);
    expect(lineOf([], 500, 0)).toBeNull();
  });

  it("show one mark at the left, and the best at the top", () => {
    expect(scalePoints([{ value: 10, at: "2026-01-01" }], 100, 50)).toEqual([{ x: 0, y: 0 }]);
    expect(scalePoints(doel.marks, 100, 50).map(({ x, y }) => [x, y])).toEqual([
      [0, 35],
      [100, 20],
    ]);
  });

  it("share the circle among the roles, most often first", () => {
    const slices = slicesOf(["adviser", "presenter", "adviser", "adviser"]);
    expect(slices.map(({ role, until }) => [role, until])).toEqual([
      ["adviser", 0.75],
      ["presenter", 1],
    ]);
  });

  it("count each month once", () => {
    const months = countsByMonth(moments);
    expect(months.reduce((sum, { counts }) => sum + [...counts.values()].reduce((a, b) => a + b, 0), 0)).toBe(
      moments.length,
    );
  });
});
