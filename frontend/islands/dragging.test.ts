import { beforeEach, describe, expect, it } from "vitest";
import { dragging } from "./dragging";

let sent: string[];
let root: HTMLElement;

function part(kind: string, data: Record<string, string>, inside: HTMLElement): HTMLElement {
  const made = document.createElement(kind);
  Object.assign(made.dataset, data);
  inside.append(made);
  return made;
}

beforeEach(() => {
  sent = [];
  root = document.createElement("div");
  const form = part("form", { drop: "" }, root) as HTMLFormElement;
  const to = document.createElement("input");
  to.name = "naar";
  form.append(to);
  for (const group of ["1", "2"]) part("a", { move: `/mensen/${group}/` }, part("div", { group }, root));
  document.body.replaceChildren(root);
  dragging(root, (each) => sent.push(`${new URL(each.action).pathname} ${to.value}`));
});

const drag = (from: string, to: string) => {
  const person = root.querySelector(`[data-group="${from}"] a`);
  const group = root.querySelector(`[data-group="${to}"]`);
  person?.dispatchEvent(new Event("dragstart", { bubbles: true }));
  const over = new Event("dragover", { bubbles: true, cancelable: true });
  group?.dispatchEvent(over);
  group?.dispatchEvent(new Event("drop", { bubbles: true, cancelable: true }));
  return over.defaultPrevented;
};

describe("dragging somebody", () => {
  it("sends the move to the other group", () => {
    expect(drag("1", "2")).toBe(true);
    expect(sent).toEqual(["/mensen/1/ 2"]);
  });

  it("does nothing in the group they are in", () => {
    expect(drag("1", "1")).toBe(false);
    expect(sent).toEqual([]);
  });

  it("lights only the group that somebody would go to", () => {
    drag("1", "2");
    expect([...root.querySelectorAll("[data-over]")].map((each) => each.getAttribute("data-group"))).toEqual(["2"]);
    root.dispatchEvent(new Event("dragend"));
    expect(root.querySelectorAll("[data-over]")).toHaveLength(0);
  });
});
