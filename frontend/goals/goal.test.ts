// @vitest-environment node
import { describe, expect, it } from "vitest";
import { readValue } from "../own/values";
import { criteria, lights } from "./criteria";
import {
  copyOf,
  forgotten,
  isBehind,
  marked,
  moved,
  newGoal,
  nextShowing,
  nothingTyped,
  remembered,
  rewritten,
  shownTo,
  typedOf,
} from "./goal";

const [monday, friday] = ["2026-11-23T10:00:00Z", "2026-11-27T10:00:00Z"];
const typed = { ...nothingTyped, text: "Ik zeg nee.", low: "altijd ja", high: "nee als het moet" };
const goal = newGoal(typed, monday);
const mees = "0f0f0f0f-0000-4000-8000-00000000000c";
const item = "17e30000-0000-4000-8000-000000000001";

describe("a goal", () => {
  it("comes back from its shelf with all that was ever kept in it", () => {
    const whole = remembered(
      marked(rewritten(goal, { ...typed, text: "Ik zeg vaker nee." }, friday), {
        value: 4,
        words: "Twee keer gelukt.",
        at: friday,
      }),
      nextShowing(goal, mees, true, item),
    );
    expect(readValue("goal", JSON.stringify(whole))).toEqual(whole);
    expect(typedOf(whole).text).toBe("Ik zeg vaker nee.");
  });

  it("keeps what it said before, and only when it says something else", () => {
    const next = rewritten(goal, { ...typed, text: "Ik zeg vaker nee." }, friday);
    expect(next.earlier).toEqual([{ text: "Ik zeg nee.", at: friday }]);
    expect(rewritten(next, { ...typedOf(next), where: "op de maandag" }, friday).earlier).toHaveLength(1);
  });

  it("keeps a mark within its scale, in the order of being made", () => {
    const twice = marked(marked(goal, { value: 40, words: "", at: monday }), { value: -1, words: "", at: friday });
    expect(twice.marks.map((mark) => mark.value)).toEqual([10, 0]);
    expect(moved(twice, "reached").state).toBe("reached");
  });

  it("shows neither what it said before nor to whom else it is shown", () => {
    const old = remembered(
      rewritten(goal, { ...typed, text: "Nu anders." }, friday),
      nextShowing(goal, mees, false, item),
    );
    const copy = copyOf(marked(old, { value: 3, words: "moeilijk", at: friday }), false);
    for (const hidden of ["Ik zeg nee", mees, "moeilijk"]) expect(copy).not.toContain(hidden);
    expect(readValue("goal", copy)?.text).toBe("Nu anders.");
  });

  it("knows whether a reader still sees an older text", () => {
    const showing = nextShowing(goal, mees, false, item);
    const kept = remembered(goal, showing);
    expect(isBehind(kept, showing)).toBe(false);
    expect(isBehind(marked(kept, { value: 3, words: "", at: friday }), showing)).toBe(false);
    expect(isBehind(rewritten(kept, { ...typed, text: "Anders." }, friday), showing)).toBe(true);
    expect(nextShowing(kept, mees, true, "another")).toMatchObject({ item, revision: 2 });
    expect(shownTo(forgotten(kept, item), mees)).toBeUndefined();
  });
});

describe("the five questions", () => {
  it("ask everything of an empty goal", () => {
    expect(criteria.map((one) => lights(nothingTyped)[one])).toEqual(["ask", "ask", "ask", "ask", "ask"]);
  });

  it.each([
    ["Ik wil niet meer boos worden.", "positive"],
    ["I want everybody to like me.", "positive"],
    ["Mijn team moet beter luisteren.", "own"],
    ["Ik word assertiever.", "concrete"],
  ] as const)("look at %s", (text, question) => {
    expect(lights({ ...nothingTyped, text })[question]).toBe("look");
  });

  it("are content with a goal to work with", () => {
    const text = "Ik vraag elke week een collega om hulp, zodat ik rustiger naar huis ga.";
    const good = { ...nothingTyped, text, where: "in het teamoverleg", until: "2027-03-01" };
    expect(criteria.map((one) => lights(good)[one])).toEqual(Array(5).fill("answered"));
  });

  it("do not mistake a part of a word", () => {
    expect(lights({ ...nothingTyped, text: "Ik vraag genoeg door, notitie voor notitie." }).positive).toBe("answered");
  });
});
