import { h, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Passkeys } from "./Passkeys";

const asked: string[] = [];

beforeEach(() => {
  document.documentElement.lang = "nl";
  asked.length = 0;
  vi.stubGlobal("isSecureContext", true);
  vi.stubGlobal("PublicKeyCredential", class {});
  vi.stubGlobal("fetch", (url: string) => {
    const path = url.replace("/_allauth/browser/v1", "");
    asked.push(path);
    return path === "/account/authenticators"
      ? new Promise(() => undefined) // a slow server: the list never comes
      : Promise.resolve(new Response("{}", { status: 401 }));
  });
});

afterEach(() => {
  render(null, document.body);
  vi.unstubAllGlobals();
});

test("what is pressed while the list is still on its way is done", async () => {
  const settle = () => act(() => new Promise((done) => setTimeout(done, 10)));
  render(h(Passkeys, {}), document.body);
  await settle();
  document.querySelector("form")?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  await settle();
  expect(asked).toContain("/account/authenticators/webauthn?passwordless");
});
