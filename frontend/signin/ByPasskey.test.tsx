import { h, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ByPasskey } from "./ByPasskey";

const waiting: ((answer: Response) => void)[] = [];
const settle = () => act(() => new Promise((done) => setTimeout(done, 10)));

beforeEach(() => {
  document.documentElement.lang = "nl";
  waiting.length = 0;
  vi.stubGlobal("isSecureContext", true);
  const known = { isConditionalMediationAvailable: () => Promise.resolve(true) };
  vi.stubGlobal(
    "PublicKeyCredential",
    Object.assign(() => undefined, known),
  );
  vi.stubGlobal("fetch", () => new Promise<Response>((answer) => waiting.push(answer)));
});

afterEach(() => {
  render(null, document.body);
  vi.unstubAllGlobals();
});

test("a press waits for the quiet offer's answer, so that its own challenge is the last one given", async () => {
  render(h(ByPasskey, { onHeard: () => undefined, onDone: () => undefined }), document.body);
  await settle();
  expect(waiting).toHaveLength(1); // the quiet offer asks
  document.querySelector("button")?.click();
  await settle();
  expect(waiting).toHaveLength(1);
  waiting[0]?.(new Response("{}", { status: 401 }));
  await settle();
  expect(waiting).toHaveLength(2);
});
