// @vitest-environment node
import { describe, expect, it } from "vitest";
import {
  checkWayIn,
  createAccount,
  isGroupOf,
  makeRecoveryCode,
  makeWayIn,
  openAccount,
  openWayIn,
  type PersonId,
  readRecoveryCode,
  type WayInSecret,
} from "./index";

const ANNA = "0a000000-0000-4000-8000-000000000001" as PersonId;
const BRAM = "0b000000-0000-4000-8000-000000000002" as PersonId;

describe("an account", { timeout: 30_000 }, () => {
  it("opens on another device with the recovery code", async () => {
    const made = await createAccount(ANNA);
    const code = await makeRecoveryCode();
    const wayIn = await makeWayIn(made.root, made.account.identity, { kind: "recovery-code", typed: code });
    const typed = code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o");
    const root = await openWayIn(wayIn, { kind: "recovery-code", typed }, made.account.identity);
    const opened = await openAccount({ ...made, person: ANNA, root });
    expect(opened.person).toBe(ANNA);
    expect(opened.signing.extractable).toBe(false);
    expect(opened.sealing.privateKey.extractable).toBe(false);
  });

  it("opens with a passphrase and with a passkey", async () => {
    const made = await createAccount(ANNA);
    const ways: WayInSecret[] = [
      { kind: "passphrase", passphrase: "vier kleine zinnen over regen" },
      { kind: "passkey", prf: crypto.getRandomValues(new Uint8Array(32)) },
    ];
    for (const secret of ways) {
      const wayIn = await makeWayIn(made.root, made.account.identity, secret);
      await checkWayIn(wayIn, secret, made.account.identity, made.root);
    }
  });

  it("refuses a wrong passphrase, and one that is too short", async () => {
    const made = await createAccount(ANNA);
    const wayIn = await makeWayIn(made.root, made.account.identity, {
      kind: "passphrase",
      passphrase: "lang genoeg is goed",
    });
    const wrong = openWayIn(wayIn, { kind: "passphrase", passphrase: "lang genoeg is fout" }, made.account.identity);
    await expect(wrong).rejects.toMatchObject({ reason: "cannot-open" });
    const short = makeWayIn(made.root, made.account.identity, { kind: "passphrase", passphrase: "kort" });
    await expect(short).rejects.toMatchObject({ reason: "passphrase-short" });
  });

  it("refuses a record of somebody else", async () => {
    const made = await createAccount(ANNA);
    await expect(openAccount({ ...made, person: BRAM })).rejects.toMatchObject({ reason: "identity-other-person" });
  });
});

describe("a recovery code", () => {
  it("says which group holds the typing error", async () => {
    const code = await makeRecoveryCode();
    const groups = code.split("-");
    const third = groups[2] ?? "";
    const other = third.startsWith("A") ? "B" : "A";
    const typed = groups.with(2, other + third.slice(1)).join("-");
    await expect(readRecoveryCode(typed)).rejects.toMatchObject({ reason: "recovery-code-mistyped", groups: [3] });
  });

  it("names both groups when two were swapped, and the short one when a character is missing", async () => {
    const groups = (await makeRecoveryCode()).split("-");
    const swapped = groups.with(1, groups[4] ?? "").with(4, groups[1] ?? "");
    await expect(readRecoveryCode(swapped.join("-"))).rejects.toMatchObject({ groups: [2, 5] });
    const short = groups.with(5, (groups[5] ?? "").slice(1));
    await expect(readRecoveryCode(short.join(" "))).rejects.toMatchObject({ groups: [6] });
  });

  it("is confirmed by typing two of its groups", async () => {
    const code = await makeRecoveryCode();
    const second = code.split("-")[1] ?? "";
    expect(isGroupOf(code, 2, second.toLowerCase())).toBe(true);
    expect(isGroupOf(code, 3, second)).toBe(second === code.split("-")[2]);
  });
});
