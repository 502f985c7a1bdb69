/**
 * Keeps a keyboard's place where a press takes away what was pressed: a form that closes, a row that is taken off.
 *
 * A browser puts focus on the page itself then, and who uses no mouse begins anew. Here it goes to what stands where the
 * pressed thing stood. A step that chooses its own place, such as a heading, goes first.
 */

interface Place {
  readonly element: Element;
  readonly before: Element | null;
  readonly after: Element | null;
}

const landmarks = "h2, h3, button:not([disabled]), a[href], input, select, textarea, summary";
const typed = "select, textarea, input:not([type=radio], [type=checkbox])"; // a phone would open its keyboard
const pause = 60; // milliseconds: a step that takes focus itself does so on the next frame

export function keepFocus(root: HTMLElement): void {
  let trail: readonly Place[] = [];
  const isLost = () =>
    trail[0] !== undefined && (!trail[0].element.isConnected || trail[0].element.hasAttribute("disabled"));
  const restore = () => {
    if (document.activeElement !== document.body || !isLost()) return;
    const next = nextTo(trail, root);
    trail = [];
    if (!next.matches("button, a[href], input, summary")) next.tabIndex = -1;
    next.focus();
  };
  document.addEventListener("focusin", ({ target }) => {
    trail = root.contains(target as Node) ? trailOf(target as Element, root) : [];
  });
  new MutationObserver(() => {
    if (isLost()) window.setTimeout(restore, pause);
  }).observe(root, { childList: true, subtree: true, attributeFilter: ["disabled"] });
}

/** On every island of the page. */
export function keepFocusInIslands(): void {
  for (const root of document.querySelectorAll<HTMLElement>("[data-island]")) keepFocus(root);
}

function trailOf(element: Element, root: Element): readonly Place[] {
  if (element === root || element.parentElement === null) return [];
  const { previousElementSibling: before, nextElementSibling: after } = element;
  return [{ element, before, after }, ...trailOf(element.parentElement, root)];
}

/** What stands now where the outermost thing that went stood; else what is around it. */
function nextTo(trail: readonly Place[], root: HTMLElement): HTMLElement {
  const gone = trail.findLastIndex(({ element }) => !element.isConnected);
  const outer = trail[gone + 1]?.element ?? root;
  const place = trail[gone];
  const there = (place && standIn(place, outer)) ?? outer.closest("form, li, section") ?? root;
  const found = there.matches(landmarks) ? there : (there.querySelector(landmarks) ?? there);
  return (found.matches(typed) ? there : found) as HTMLElement;
}

function standIn({ before, after }: Place, outer: Element): Element | null {
  const [earlier, later] = [before, after].map((one) => (one?.isConnected ? one : null));
  const fresh = later ? later.previousElementSibling : earlier ? earlier.nextElementSibling : outer.firstElementChild;
  const there = [fresh === earlier ? null : fresh, later, earlier];
  return there.find((one) => one && one.textContent !== "" && !one.matches("[role=status]")) ?? null;
}
