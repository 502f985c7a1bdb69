import { beforeEach, describe, expect, test } from "vitest";
import { type Answer, Offline } from "./auth";
import { NoPasskey } from "./ceremony";
import {
  afterAskingCode,
  afterAskingMail,
  afterConfirmingMail,
  afterPasskey,
  afterSendingCode,
  clockSentence,
  sentenceFor,
} from "./sentences";

const answer = (status: number, ...faults: string[]): Answer => ({ status, faults, body: null, skew: 0 });

beforeEach(() => {
  document.documentElement.lang = "nl";
});

describe("asking for a code", () => {
  test("waits for the code, whoever has the address", () => expect(afterAskingCode(answer(401))).toBeUndefined());
  test("says what is wrong with an address", () =>
    expect(afterAskingCode(answer(400, "invalid"))).toMatch("mailadres"));
  test("asks for patience after too many", () =>
    expect(afterAskingCode(answer(400, "too_many_login_attempts"))).toMatch("Wacht een minuut"));
  test("asks for patience when all of the house is at it", () =>
    expect(afterAskingCode(answer(429))).toMatch("Wacht een minuut"));
  test("says when the fault is ours", () => expect(afterAskingCode(answer(500))).toMatch("aan ons"));
});

describe("sending the code", () => {
  test("counts what is left", () => {
    expect(afterSendingCode(answer(400, "incorrect_code"), 1)).toMatch("nog 2 keer");
    expect(afterSendingCode(answer(400, "incorrect_code"), 2)).toMatch("nog 1 keer");
    expect(afterSendingCode(answer(400, "incorrect_code"), 3)).toMatch("nieuwe code");
  });
  test("says that an expired code is void", () => expect(afterSendingCode(answer(409), 1)).toMatch("werkt niet meer"));
  test("says that an old page must be loaded again", () => expect(afterSendingCode(answer(403), 1)).toMatch("Laad"));
});

describe("a passkey", () => {
  test("that nobody here has", () => expect(afterPasskey(answer(400, "incorrect_code"))).toMatch("hoort niet bij"));
  test("that was not given", () =>
    expect(sentenceFor(new NoPasskey("cancelled"), "use")).toMatch("geen passkey gebruikt"));
  test("that this device has already", () =>
    expect(sentenceFor(new NoPasskey("taken"), "make")).toMatch("al een passkey"));
  test("without a network", () => expect(sentenceFor(new Offline(), "use")).toMatch("Geen verbinding"));
  test("and a fault of ours", () => expect(sentenceFor(new TypeError("x"), "use")).toMatch("aan ons"));
});

describe("another mail address", () => {
  test("that is the present one", () => expect(afterAskingMail(answer(400, "duplicate_email"))).toMatch("al je"));
  test("that somebody else has", () =>
    expect(afterConfirmingMail(answer(400, "email_taken"), 1)).toMatch("ander account"));
});

test("a clock a day off is said, a minute is not", () => {
  expect(clockSentence(-86_400_000)).toMatch("loopt voor");
  expect(clockSentence(86_400_000)).toMatch("loopt achter");
  expect(clockSentence(60_000)).toBeUndefined();
});

test("English pages speak English", () => {
  document.documentElement.lang = "en";
  expect(afterSendingCode(answer(409), 1)).toMatch("Ask for a new code");
});
