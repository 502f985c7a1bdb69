import { afterEach, expect, test, vi } from "vitest";
import { keepFocus } from "./keepFocus";

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

async function pressed(inside: string, id: string, change: (pressed: HTMLElement) => void): Promise<string> {
  vi.useFakeTimers();
  document.body.innerHTML = `<main data-island="x">${inside}</main>`;
  keepFocus(document.querySelector("main") as HTMLElement);
  const button = document.getElementById(id) as HTMLElement;
  button.focus();
  change(button);
  await vi.advanceTimersByTimeAsync(100);
  return document.activeElement?.id || (document.activeElement?.tagName ?? "");
}

test("after a save that empties a form its heading gets focus, not the page", async () => {
  const inside = '<form><h2 id="title">new</h2><input><button id="keep">keep</button></form>';
  const to = await pressed(inside, "keep", (keep) => {
    keep.blur(); // as a browser does of its own accord
    keep.setAttribute("disabled", "");
  });
  expect(to).toBe("title");
});

test("what opens among others is found between them, and an empty message is passed over", async () => {
  const inside =
    '<div role="status"></div><section>read</section><p><button id="change">x</button></p><section>last</section>';
  const to = await pressed(inside, "change", (change) => {
    document.querySelector("section")?.remove();
    const form = document.createElement("form");
    form.innerHTML = '<h2 id="form">form</h2>';
    change.closest("p")?.replaceWith(form);
  });
  expect(to).toBe("form");
});

test("a form that closes gives its place to the button that stands there now", async () => {
  const inside = '<p>lead</p><form><button id="stop">stop</button></form>';
  const to = await pressed(inside, "stop", (stop) => {
    const row = document.createElement("p");
    row.innerHTML = '<button id="add">add</button>';
    stop.closest("form")?.replaceWith(row);
  });
  expect(to).toBe("add");
});

test("a form that begins with a field gets focus itself: a phone opens no keyboard unasked", async () => {
  const to = await pressed('<p><button id="change">change</button></p>', "change", (change) => {
    const form = document.createElement("form");
    form.innerHTML = "<label>what</label><textarea></textarea><button>keep</button>";
    change.closest("p")?.replaceWith(form);
  });
  expect(to).toBe("FORM");
});

test("a row that is taken off leads to the one after it, the last one to the one before", async () => {
  const inside = '<ul><li><button id="one">1</button></li><li><button id="two">2</button></li></ul>';
  expect(await pressed(inside, "one", (one) => one.closest("li")?.remove())).toBe("two");
  expect(await pressed(inside, "two", (two) => two.closest("li")?.remove())).toBe("one");
});

test("who went elsewhere, or whose heading took focus, is left alone", async () => {
  const inside = '<form><button id="send">send</button></form><h2 id="done" tabindex="-1">done</h2><input id="other">';
  const leave = (id: string) => (send: HTMLElement) => {
    send.closest("form")?.remove();
    document.getElementById(id)?.focus();
  };
  expect(await pressed(inside, "send", leave("done"))).toBe("done");
  expect(await pressed(inside, "send", leave("other"))).toBe("other");
  expect(await pressed(inside, "send", (send) => send.blur())).toBe("BODY");
});
