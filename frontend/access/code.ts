/** Small helpers for typing over a recovery code; reading a code is the protocol's own work. */

/** Two different places out of `count`, from 1, ascending, chosen by chance. */
export function twoPlaces(count: number): readonly [number, number] {
  const [one = 0, other = 0] = crypto.getRandomValues(new Uint32Array(2));
  const first = one % count;
  const second = (first + 1 + (other % (count - 1))) % count;
  return first < second ? [first + 1, second + 1] : [second + 1, first + 1];
}

/** "groepje 2, groepje 4 en groepje 5": words as a person says them. */
export function enumerate(words: readonly string[], and: string): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${and} ${words.at(-1)}`;
}
