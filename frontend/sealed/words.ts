/** Six words per person, for reading aloud: they say which keys are really theirs. */
import { ascii, idBytes, join, lp, purpose } from "./encoding";
import type { Identity } from "./identity";
import { SLOW, slowHash } from "./suite";
import { WORDS } from "./word-list";

const COUNT = 6;
const BITS = 10;
const SALT = ascii("kring/1/six-words");

/** Takes about half a second: guessing keys that give somebody's words costs that much per guess, 2^60 times. */
export async function sixWords(identity: Identity): Promise<readonly string[]> {
  const keys = lp(idBytes(identity.person), identity.sealingKey, identity.signingKey);
  return spellWords(await slowHash(join(purpose("six-words"), keys), SALT, SLOW));
}

/** The first 60 bits, ten per word. */
function spellWords(hash: Uint8Array): readonly string[] {
  const bits = Array.from(hash, (byte) => byte.toString(2).padStart(8, "0")).join("");
  const numbers = Array.from({ length: COUNT }, (_, at) => Number.parseInt(bits.slice(BITS * at, BITS * (at + 1)), 2));
  return numbers.map((number) => WORDS[number] ?? "");
}
