/**
 * Who uses a keyboard keeps their place: when what had the focus goes away or is switched off, the focus moves to
 * what stands nearest, or to the heading when that says something new. Without this it falls back to the top.
 */

const usable = "button:not(:disabled), a[href], input, textarea:not(:disabled), select, summary";

export function keepPlace(root: HTMLElement): () => void {
  let last: HTMLElement | null = null;
  let around: Element[] = [];
  let said = "";
  let byKeyboard = false;

  const heading = () => root.querySelector<HTMLElement>("h1");
  const note = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || !root.contains(target)) return;
    last = target;
    around = ancestors(target, root);
    said = heading()?.textContent ?? "";
  };
  const restore = () => {
    const isElsewhere = document.activeElement !== document.body && document.activeElement !== last;
    if (!last || !byKeyboard || isElsewhere || isUsable(last)) return;
    const isNew = heading()?.textContent !== said;
    const near = isNew ? undefined : around.map(firstUsable).find((found) => found !== undefined);
    (near ?? heading())?.focus();
  };
  const keyed = () => {
    byKeyboard = true;
  };
  // A finger or a mouse knows where it is; a field that takes the focus by itself would only open the phone's keyboard.
  const pointed = () => {
    byKeyboard = false;
  };

  const observer = new MutationObserver(restore);
  observer.observe(root, { childList: true, subtree: true, attributeFilter: ["disabled"] });
  root.addEventListener("focusin", note);
  addEventListener("keydown", keyed, true);
  addEventListener("pointerdown", pointed, true);
  return () => {
    observer.disconnect();
    root.removeEventListener("focusin", note);
    removeEventListener("keydown", keyed, true);
    removeEventListener("pointerdown", pointed, true);
  };
}

/** The same for a whole page: an effect of whatever is drawn in it. */
export const keepMainPlace = () => keepPlace(document.getElementById("main") ?? document.body);

function ancestors(from: HTMLElement, root: HTMLElement): Element[] {
  const found: Element[] = [];
  for (let one = from.parentElement; one && one !== root; one = one.parentElement) found.push(one);
  return found;
}

function isUsable(it: HTMLElement): boolean {
  return it.isConnected && !it.matches(":disabled") && it.checkVisibility();
}

function firstUsable(block: Element): HTMLElement | undefined {
  if (!block.isConnected) return undefined;
  return [...block.querySelectorAll<HTMLElement>(usable)].find(isUsable);
}
