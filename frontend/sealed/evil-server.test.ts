// @vitest-environment node
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { read, type Told } from "./testing/reader";

const file = new URL("../../tests/evil_server/answers.json", import.meta.url);
const told = JSON.parse(readFileSync(file, "utf8")) as Told;

describe("a member's browser", { timeout: 30_000 }, () => {
  it("reads what a faithful server answers", async () => {
    expect(await read(told.honest, "passphrase", told)).toEqual(told.reads);
  });

  it.each(told.lies.filter((lie) => lie.reason))("refuses $name: $reason", async ({ answers, by, reason }) => {
    await expect(read({ ...told.honest, ...answers }, by, told)).rejects.toMatchObject({ name: "Refused", reason });
  });

  it.each(told.lies.filter((lie) => !lie.reason))("is not moved by $name", async ({ answers, by }) => {
    expect(await read({ ...told.honest, ...answers }, by, told)).toEqual(told.reads);
  });
});
