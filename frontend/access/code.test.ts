// @vitest-environment node
import { describe, expect, it } from "vitest";
import { enumerate, twoPlaces } from "./code";

describe("typing a code over", () => {
  it("asks for two different groups, the first one first", () => {
    const asked = Array.from({ length: 200 }, () => twoPlaces(7));
    for (const [first, second] of asked) {
      expect(first).toBeGreaterThanOrEqual(1);
      expect(second).toBeGreaterThan(first);
      expect(second).toBeLessThanOrEqual(7);
    }
    expect(new Set(asked.map(String)).size).toBeGreaterThan(10);
  });

  it("names groups as a person says them", () => {
    expect(enumerate(["groepje 2"], "en")).toBe("groepje 2");
    expect(enumerate(["groepje 2", "groepje 4"], "en")).toBe("groepje 2 en groepje 4");
    expect(enumerate(["Anna", "Bram", "Chaima"], "of")).toBe("Anna, Bram of Chaima");
  });
});
