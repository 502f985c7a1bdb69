import { render } from "preact";
import { afterEach, expect, it } from "vitest";
import type { Poll } from "../keyring/pulses";
import { Line } from "./Line";
import { statements } from "./statements";
import type { Band } from "./telling";

afterEach(() => render(null, document.body));

function asked(day: string, epoch: number, band: Band | null) {
  const poll = { id: day, epoch, opened: day, members: 6 } as unknown as Poll;
  const bands = band && statements.map(() => band);
  const told = { answered: 6, members: 6, first: false, bands, why: band ? "" : "few" } as const;
  return { poll, state: "closed", voted: 6, iVoted: true, told, reason: "" } as const;
}

it("draws no line of one result", () => {
  render(<Line asked={[asked("2026-03-01", 1, "few"), asked("2026-04-01", 1, null)]} />, document.body);
  expect(document.body.textContent).toBe("");
});

it("draws a stroke between results of the same people, and none across a change of members", () => {
  const polls = [asked("2026-03-01", 1, "few"), asked("2026-04-01", 1, "most"), asked("2026-05-01", 2, "mixed")];
  render(<Line asked={polls} />, document.body);
  const pictures = [...document.querySelectorAll("svg")];
  expect(pictures).toHaveLength(statements.length);
  for (const picture of pictures) {
    expect(picture.querySelectorAll("circle")).toHaveLength(3);
    expect(picture.querySelectorAll(".pulse-stroke")).toHaveLength(1);
  }
  const row = document.querySelector("tbody tr");
  expect([...(row?.querySelectorAll("td") ?? [])]).toHaveLength(3);
});
