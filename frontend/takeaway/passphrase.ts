/** A passphrase that a person can write down: seven common words, seventy bits. */

import { randomBytes } from "../sealed/suite";
import { WORDS } from "../sealed/word-list";

const count = 7;

export function makePassphrase(): string {
  const bits = new Uint16Array(randomBytes(2 * count).buffer);
  return Array.from(bits, (chance) => WORDS[chance % WORDS.length]).join(" ");
}
