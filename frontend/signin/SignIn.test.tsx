import { h, render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { SignIn } from "./SignIn";

type Reply = { status: number; body?: unknown };

const asked: { method: string; path: string; body: unknown }[] = [];
let replies: Record<string, Reply[]> = {};
const onDone = vi.fn();

function answerWith(path: string, ...of: Reply[]): void {
  replies[path] = of;
}

beforeEach(() => {
  document.documentElement.lang = "nl";
  sessionStorage.clear();
  asked.length = 0;
  replies = {};
  onDone.mockReset();
  vi.stubGlobal("isSecureContext", true);
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    const path = url.replace("/_allauth/browser/v1", "");
    asked.push({ method: init.method ?? "GET", path, body: init.body ? JSON.parse(String(init.body)) : undefined });
    const reply = replies[path]?.shift() ?? { status: 401 };
    if (reply.status === 0) throw new TypeError("network");
    return new Response(JSON.stringify(reply.body ?? {}), { status: reply.status });
  });
});

afterEach(() => {
  render(null, document.body);
  vi.unstubAllGlobals();
});

const settle = () => act(() => new Promise((done) => setTimeout(done, 10)));

async function show(): Promise<void> {
  render(h(SignIn, { onDone }), document.body);
  await settle();
}

async function type(text: string): Promise<void> {
  const input = document.querySelector("input");
  if (!input) throw new Error("nothing to type in");
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  await settle();
}

async function submit(): Promise<void> {
  document.querySelector("form")?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  await settle();
}

async function press(words: string): Promise<void> {
  const button = [...document.querySelectorAll("button")].find((one) => one.textContent === words);
  if (!button) throw new Error(`no button "${words}"`);
  button.click();
  await settle();
}

const said = () => document.body.textContent;
const wrong = { status: 400, body: { errors: [{ code: "incorrect_code" }] } };

test("a mail address, then the code, then in", async () => {
  answerWith("/auth/code/confirm", { status: 200 });
  await show();
  await type(" anna@delinde.example ");
  await submit();
  expect(said()).toContain("mail naar anna@delinde.example");
  await type("1234 5678");
  await submit();
  expect(asked.at(-1)).toEqual({ method: "POST", path: "/auth/code/confirm", body: { code: "1234 5678" } });
  expect(onDone).toHaveBeenCalledOnce();
});

test("an address without an @ is told before anything is sent", async () => {
  await show();
  await type("anna");
  await submit();
  expect(said()).toContain("geen mailadres");
  expect(asked.some(({ path }) => path === "/auth/code/request")).toBe(false);
});

test("three wrong codes leave one thing to do: ask a new code", async () => {
  answerWith("/auth/code/confirm", wrong, wrong, wrong);
  await show();
  await type("anna@delinde.example");
  await submit();
  for (const words of ["nog 2 keer", "nog 1 keer", "Vraag een nieuwe code"]) {
    await type("00000000");
    await submit();
    expect(said()).toContain(words);
  }
  expect(document.querySelector<HTMLButtonElement>("button[type=submit]")?.disabled).toBe(true);
  await press("Stuur een nieuwe code");
  expect(document.querySelector<HTMLButtonElement>("button[type=submit]")?.disabled).toBe(false);
});

test("without a network the address stays typed", async () => {
  await show();
  answerWith("/auth/code/request", { status: 0 });
  await type("anna@delinde.example");
  await submit();
  expect(said()).toContain("Geen verbinding");
  expect(document.querySelector("input")?.value).toBe("anna@delinde.example");
});

test("a page that was loaded again goes on where the code is awaited", async () => {
  sessionStorage.setItem("kring-code-asked", JSON.stringify({ email: "anna@delinde.example", wrong: 1 }));
  const waiting = { data: { flows: [{ id: "login_by_code", is_pending: true }] } };
  answerWith("/auth/session", { status: 401, body: waiting });
  await show();
  expect(said()).toContain("mail naar anna@delinde.example");
});

test("who was signed in by another tab goes on", async () => {
  answerWith("/auth/session", { status: 200 });
  answerWith("/auth/code/confirm", { status: 409 });
  await show();
  await type("anna@delinde.example");
  await submit();
  await type("12345678");
  await submit();
  expect(onDone).toHaveBeenCalledOnce();
});
