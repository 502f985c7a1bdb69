// @vitest-environment node
/** What must hold for any input; the dice fall the same way each time. */
import { describe, expect, it } from "vitest";
import { encodeBody, KINDS, readBody } from "./body";
import { fromBase64url, idBytes, idText, lp, numberOf, split, toBase64url, u32 } from "./encoding";
import { PADDED_SIZES } from "./header";
import { readRecoveryCode, spellRecoveryCode } from "./recovery";
import { Refused } from "./refusal";
import { bytes, dice, text } from "./testing/dice";
import { WORDS } from "./word-list";

const roll = dice(2026);
const times = (count: number) => Array.from({ length: count }, (_, at) => at);

describe("any input", () => {
  it("comes back from its fields, its ids and its numbers", { timeout: 30_000 }, () => {
    for (const _ of times(2000)) {
      const fields = times(roll(6)).map(() => bytes(roll, roll(40)));
      expect(split(lp(...fields))).toEqual(fields);
      const id = bytes(roll, 16);
      expect(idBytes(idText(id))).toEqual(id);
      const number = roll(2 ** 32);
      expect(numberOf(u32(number))).toBe(number);
    }
  });

  it("has one spelling in base64url", { timeout: 30_000 }, () => {
    const letters = "ABab01-_=+/ ";
    for (const _ of times(5000)) {
      const raw = bytes(roll, roll(50));
      expect(fromBase64url(toBase64url(raw))).toEqual(raw);
      const typed = times(roll(9))
        .map(() => letters[roll(letters.length)])
        .join("");
      try {
        expect(toBase64url(fromBase64url(typed))).toBe(typed);
      } catch (refused) {
        expect(refused).toBeInstanceOf(Refused);
      }
    }
  });

  it("comes back from a padded body, composed", { timeout: 30_000 }, () => {
    for (const _ of times(2000)) {
      const kind = KINDS[roll(KINDS.length)] ?? "note";
      const body = { kind, parent: roll(2) ? idText<never>(bytes(roll, 16)) : null, text: text(roll, roll(300)) };
      const padded = encodeBody(body);
      expect(PADDED_SIZES).toContain(padded.length);
      expect(readBody(padded)).toEqual({ ...body, text: body.text.normalize("NFC") });
    }
  });

  it("is found in its own group when one character of a code is wrong", { timeout: 30_000 }, async () => {
    for (const _ of times(500)) {
      const secret = bytes(roll, 16);
      const typed = (await spellRecoveryCode(secret)).replaceAll("-", "");
      expect(await readRecoveryCode(typed)).toEqual(secret);
      const at = roll(35);
      const other = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[roll(32)] ?? "0";
      const changed = typed.slice(0, at) + other + typed.slice(at + 1);
      if (changed === typed) continue;
      await expect(readRecoveryCode(changed)).rejects.toMatchObject({ groups: [Math.floor(at / 5) + 1] });
    }
  });

  it("finds 1,024 words, each once", { timeout: 30_000 }, () => {
    expect(new Set(WORDS).size).toBe(1024);
  });
});
