// @vitest-environment node
/** When something is said, and what is parked. */

import { expect, test } from "vitest";
import { shipped } from "./figures";
import { beginningFor, parted, type Remark, remarkOn, whyOf } from "./remark";

const advice = "Heb je al eens met haar gebeld?";

function remarkAbout(text: string): Remark {
  const remark = remarkOn(text, shipped, "unended");
  if (!remark) throw new Error(`nothing is remarked on: ${text}`);
  return remark;
}

test("a short pause asks for a sentence that ended, a long one does not", () => {
  expect(remarkOn("Heb je al eens met haar gebeld", shipped, "ended")).toBeNull();
  expect(remarkOn("Heb je al eens met haar gebeld", shipped, "unended")?.kind).toBe("advice");
  expect(remarkOn(advice, shipped, "ended")?.kind).toBe("advice");
});

test("of two things the weightier is said, and only that", () => {
  expect(remarkOn(`Was je boos? ${advice}`, shipped, "ended")?.sentence).toBe(advice);
});

test("what was said stays while its sentence stands there", () => {
  const before = remarkAbout("Heb je al eens met haar gebeld");
  expect(remarkOn("Heb je al eens met haar gebeld en", shipped, "ended", before)).toBe(before);
  expect(remarkOn("Hoe ging", shipped, "ended", before)).toBeNull();
});

test("who writes it anew keeps the beginning at hand until something open stands there", () => {
  const before = { ...remarkAbout(advice), isRewriting: true };
  expect(remarkOn("Wat heb", shipped, "ended", before)).toBe(before);
  expect(remarkOn("Wat heb je al geprobeerd?", shipped, "ended", before)).toBeNull();
  expect(remarkOn("Heb je al eens gemaild?", shipped, "ended", before)?.isRewriting).toBe(true);
  expect(remarkOn("Was je boos?", shipped, "ended", before)?.isRewriting).toBe(false);
});

test("why is said in the language of the page, how to begin in that of the sentence", () => {
  const remark = remarkAbout("Have you ever thought of a coach?");
  expect(whyOf(remark, shipped, "nl")).toBe("“Heb je al …?” noemt zelf een oplossing.");
  expect(beginningFor(remark, shipped)).toBe("What have you tried so far?");
});

test.each([
  [advice, advice, ""],
  [`Wat deed je toen? ${advice}`, advice, "Wat deed je toen?"],
  [`${advice}\nWat deed je toen?`, advice, "Wat deed je toen?"],
  [`${advice} Dat hielp mij.`, `${advice} Dat hielp mij.`, ""],
  [`${advice} Waarom ga je niet naar HR?`, `${advice} Waarom ga je niet naar HR?`, ""],
])("of %j, %j is parked and %j stays", (text, parked, stays) => {
  expect(parted(text, remarkAbout(text), shipped)).toEqual({ parked, stays });
});

test("what changed meanwhile is not parked", () => {
  expect(parted("Iets anders.", remarkAbout(advice), shipped)).toBeNull();
});
