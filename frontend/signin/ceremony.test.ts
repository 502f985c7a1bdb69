// @vitest-environment node
import { expect, test } from "vitest";
import { onLocalhost, place, sendable } from "./ceremony";

const at = (href: string) => new URL(href) as unknown as Location;

test("an address of digits is sent to localhost, with the rest of the page's address", () => {
  expect(place(at("http://127.0.0.1:8000/aanmelden/"), true)).toBe("loopback-number");
  expect(onLocalhost(at("http://127.0.0.1:8000/aanmelden/?next=/x"))).toBe("http://localhost:8000/aanmelden/?next=/x");
});

test("a page without https cannot use passkeys, and says so", () => {
  expect(place(at("http://kring.delinde.example/"), false)).toBe("insecure");
  expect(place(at("https://10.0.0.7/"), true)).toBe("number");
});

test("a browser without passkeys is told so", () => {
  expect(place(at("https://kring.delinde.example/"), true)).toBe("unsupported");
});

class Assertion {
  clientDataJSON = new Uint8Array([1]).buffer;
  authenticatorData = new Uint8Array([2]).buffer;
  signature = new Uint8Array([3]).buffer;
  userHandle = new Uint8Array([255, 254]).buffer;
}

test("no secret of an extension is in what may be sent", () => {
  globalThis.AuthenticatorAttestationResponse = class {} as never;
  const secret = new Uint8Array(32).fill(7);
  const credential = {
    id: "AQ",
    rawId: new Uint8Array([1]).buffer,
    type: "public-key",
    response: new Assertion(),
    getClientExtensionResults: () => ({ prf: { enabled: true, results: { first: secret } }, credProps: { rk: true } }),
    toJSON: () => ({ clientExtensionResults: { prf: { results: { first: "BwcH" } } } }),
  } as unknown as PublicKeyCredential;
  const sent = JSON.stringify(sendable(credential));
  expect(sent).not.toContain("prf");
  expect(sent).not.toContain("BwcH");
  expect(JSON.parse(sent)).toEqual({
    id: "AQ",
    rawId: "AQ",
    type: "public-key",
    response: { clientDataJSON: "AQ", authenticatorData: "Ag", signature: "Aw", userHandle: "__4" },
    clientExtensionResults: { credProps: { rk: true } },
  });
});
