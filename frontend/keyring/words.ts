/** Six words, made once per identity and one at a time: each costs half a second of this device. */

import { type Identity, sixWords } from "../sealed";

const made = new Map<string, Promise<readonly string[]>>();
let last: Promise<unknown> = Promise.resolve();

export function wordsOf(identity: Identity): Promise<readonly string[]> {
  const known = made.get(identity.hash);
  if (known) return known;
  const words = last.then(pause).then(() => sixWords(identity));
  last = words.catch(() => undefined);
  made.set(identity.hash, words);
  return words;
}

/** Lets the page draw and answer between two slow ones. */
function pause(): Promise<void> {
  return new Promise((go) => setTimeout(go, 0));
}
