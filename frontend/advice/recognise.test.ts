// @vitest-environment node
/** What is recognised, and that the work stays linear whatever somebody pastes. */

import { expect, test } from "vitest";
import { shipped } from "./figures";
import { findingIn, findingInEnded } from "./recognise";
import { sentencesIn } from "./sentences";

const kindIn = (text: string) => findingIn(text, shipped)?.kind ?? "open";

test.each([
  ["HEB JE AL EENS MET HAAR GEPRAAT?!", "advice"],
  ["Héb je ál ééns met haar gepraat?", "advice"],
  ["Heb\u200b je\u00ad al ee\u2060ns met haar gepraat?", "advice"],
  ["Ｈeb je al eens met haar gepraat？", "advice"],
  ["“Heb je al eens met haar gepraat?”", "advice"],
  ["Ja, maar heb je al eens met haar gepraat?", "advice"],
  ["Why don’t you ask her?", "advice"],
  ["why dont you ask her", "advice"],
  ["WHY DON'T YOU ASK HER", "advice"],
  ["Wat voelde je toen? Why don't you tell her?", "advice"],
  ["Why don't you vraag gewoon om hulp?", "advice"],
  ["Was het druk? Je was zeker moe?", "leading"],
  ["Was het druk? Wat deed je toen?", "closed"],
  ["Je zei: “Je moet gewoon doorzetten.” Wat bedoelde je?", "open"],
  ["Wat bedoelde dr. Jansen daarmee?", "open"],
  ["", "open"],
  [" \n\t…?!", "open"],
  ["💬💬💬?", "open"],
  ["Ik luister.", "open"],
])("%s is %s", (text, kind) => {
  expect(kindIn(text)).toBe(kind);
});

test("advice in the middle of a text is pointed at, and it alone", () => {
  const text = "Wat deed je toen?\n  Heb je al eens gebeld?  Hoe ging het verder?";
  const found = findingIn(text, shipped);
  expect(found && text.slice(found.from, found.to)).toBe("Heb je al eens gebeld?");
});

test("the language is that of the sentence", () => {
  expect(findingIn("Wat nu? Have you ever called her?", shipped)?.tongue).toBe("en");
  expect(findingIn("What now? Heb je haar al gebeld?", shipped)?.tongue).toBe("nl");
});

test("a sentence that is not finished is left alone while somebody writes", () => {
  expect(findingInEnded("Heb je al eens gebeld", shipped)).toBeNull();
  expect(findingInEnded("Heb je al eens gebeld?", shipped)?.kind).toBe("advice");
  expect(findingInEnded("Heb je al eens gebeld\nen", shipped)?.kind).toBe("advice");
});

test("a full stop in a name or a shortened word ends no sentence", () => {
  expect(sentencesIn("Wie is dr. De Wit? Vraag het o.a. aan mr. Bos.")).toHaveLength(2);
});

const hostile = [
  "heb je al eens ",
  "waarom wat waarom niet je niet ",
  "zou zou zou kan kan, kan ",
  "could it be that you would not, ",
  "do you think that ",
  "je, je, je, ",
  "?",
  ". . ",
  "....a",
  '"a ',
  "a'",
  "a\u0301\u200b",
  "ﷺ",
  "😀",
  "aaaaaaaa",
  "a-",
];
const kib64 = 65_536;

test.each(hostile)("64 KiB of %j takes eight times the steps of 8 KiB, at most", (piece) => {
  const steps = (size: number) => {
    const count = { steps: 0 };
    findingIn(`${piece.repeat(Math.ceil(size / piece.length)).slice(0, size)}x`, shipped, count);
    return count.steps;
  };
  expect(steps(kib64)).toBeLessThanOrEqual(8.5 * steps(kib64 / 8) + 1000);
  expect(steps(kib64)).toBeLessThan(100 * kib64);
});

/** The best of three, so that a busy machine decides nothing: linear work grows eightfold, quadratic work 64-fold. */
test.each(hostile)("splitting grows with the length of %j, not with its square", (piece) => {
  const took = (size: number) => {
    const text = `${piece.repeat(Math.ceil(size / piece.length)).slice(0, size)}x`;
    const runs = [1, 2, 3].map(() => {
      const begun = process.cpuUsage(); // what neighbours on this machine do does not count
      sentencesIn(text);
      const used = process.cpuUsage(begun);
      return (used.user + used.system) / 1000;
    });
    return Math.min(...runs);
  };
  expect(took(kib64)).toBeLessThan(40 * took(kib64 / 8) + 20);
});
