// @vitest-environment node
import { describe, expect, it } from "vitest";
import { statementCount } from "../sealed/ballots";
import { answers, statements } from "./statements";
import { isTurned } from "./telling";

describe("the statements", () => {
  it("are as many as a ballot answers, three of them turned round, with five answers", () => {
    expect(statements).toHaveLength(statementCount);
    expect(statements.filter((_, at) => isTurned(at))).toHaveLength(3);
    expect(answers).toHaveLength(5);
  });

  it("are one short sentence each, in both languages", () => {
    for (const { nl, en } of statements) {
      for (const sentence of [nl, en]) {
        expect(sentence).toMatch(/^[A-Z][^.!?]+\.$/);
        expect(sentence.split(" ").length).toBeLessThanOrEqual(15);
      }
    }
  });
});
