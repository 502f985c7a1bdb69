/** One sentence that outlives a reload of the page: what was just done is still told when the page shows it. */

const name = "kring-said";

/** Loads the page again, so that everything on it knows who is in, and says the sentence then. */
export function sayAfterReload(sentence: string): void {
  sessionStorage.setItem(name, sentence);
  location.reload();
}

/** What was to be said after a reload; empty the next time. */
export function saidBefore(): string {
  const sentence = sessionStorage.getItem(name) ?? "";
  sessionStorage.removeItem(name);
  return sentence;
}
