/**
 * Signing out asks first when something was typed that is not sent yet.
 *
 * The contract: whoever holds unsent text calls `holdsUnsent(() => …)`; forms with the action `/afmelden/`, or marked
 * `data-sign-out`, ask when any of them says yes.
 */

import { texts } from "./texts";

const holders = new Set<() => boolean>();

/** Registers one holder of unsent text; answers how to take it back. */
export function holdsUnsent(isUnsent: () => boolean): () => void {
  holders.add(isUnsent);
  return () => holders.delete(isUnsent);
}

function leads(form: HTMLFormElement): boolean {
  return form.hasAttribute("data-sign-out") || form.getAttribute("action") === "/afmelden/";
}

/** Watches every sign-out button of the page. */
export function askBeforeSigningOut(page: Document = document, ask: (question: string) => boolean = confirm): void {
  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !leads(form)) return;
    if ([...holders].some((isUnsent) => isUnsent()) && !ask(texts().leaving)) event.preventDefault();
  });
}
