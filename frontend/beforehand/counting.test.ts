// @vitest-environment node
import { expect, test } from "vitest";
import { chosenIn, tally, winners } from "./counting";
import { inOrder, noOffer, type Offered, onePerAuthor, readOffer, textOfOffer, withdrawnText } from "./offer";

const vote = (by: string, ...chosen: string[]) => ({ item: by, by, chosen });

test("each vote counts for two cases at most, each case once, and only cases that are still there", () => {
  const votes = [vote("anna", "a", "a", "b"), vote("bram", "b", "gone", "a"), vote("chaima", "b")];
  expect(tally(votes, ["a", "b", "c"])).toEqual([
    { item: "b", votes: 3 },
    { item: "a", votes: 1 },
    { item: "c", votes: 0 },
  ]);
});

test("the most votes win; a draw leaves the group to choose; nobody's vote wins nothing", () => {
  expect(winners(tally([vote("anna", "a")], ["a", "b"]))).toEqual(["a"]);
  expect(winners(tally([vote("anna", "a", "b")], ["a", "b"]))).toEqual(["a", "b"]);
  expect(winners(tally([], ["a", "b"]))).toEqual([]);
});

test("a vote that cannot be read counts for nothing", () => {
  for (const text of ["", "{", "null", '{"chosen":"a"}', '{"chosen":[1]}']) expect(chosenIn(text)).toEqual([]);
});

test("a case comes out of its seal as it went in, and a withdrawn one is empty", () => {
  const offer = { happened: "Zij zweeg.", question: "Hoe kan ik vragen?", urgency: "now", checks: ["own"] } as const;
  expect(readOffer(textOfOffer(offer))).toEqual(offer);
  for (const text of [withdrawnText, "", "3", '{"question":" "}']) expect(readOffer(text)).toBeNull();
  expect(readOffer('{"question":"Hoe?","urgency":"boo","checks":["own","x"]}')).toMatchObject({ urgency: "soon" });
});

const offered = (item: string, by: string, urgency: "now" | "soon" | "wait" | null): Offered => ({
  item,
  by,
  revision: 1,
  sealed: "",
  offer: urgency && { ...noOffer, question: "?", urgency },
});

test("a server that shows two cases of one author changes nothing between readers", () => {
  const two = [offered("b", "anna", "now"), offered("a", "anna", "wait"), offered("c", "bram", "soon")];
  expect(onePerAuthor(two).map((one) => one.item)).toEqual(["a", "c"]);
  expect(onePerAuthor(two.toReversed()).map((one) => one.item)).toEqual(["a", "c"]);
});

test("the most urgent stands first, then the seat, and who took a case back is not there", () => {
  const all = [offered("1", "chaima", "soon"), offered("2", "anna", "soon"), offered("3", "bram", "now")];
  const shown = inOrder([...all, offered("4", "daan", null)], ["anna", "bram", "chaima", "daan"]);
  expect(shown.map((one) => one.by)).toEqual(["bram", "anna", "chaima"]);
});
