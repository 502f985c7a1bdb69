// @vitest-environment node
import { describe, expect, it } from "vitest";
import { scannedCode } from "./RosterQr";

describe("a scanned address", () => {
  it("holds a code only after the #, also when a camera app escaped it", () => {
    expect(scannedCode("#kring:1:roster:x")).toBe("kring:1:roster:x");
    expect(scannedCode("#kring%3A1%3Aroster%3Ax")).toBe("kring:1:roster:x");
    expect(scannedCode("#wie-erin-zitten")).toBeNull();
    expect(scannedCode("")).toBeNull();
  });

  it("is nobody's code when it cannot be read", () => {
    expect(scannedCode("#%E0%A4%A")).toBeNull();
  });
});
