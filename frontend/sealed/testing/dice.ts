/** For tests: dice that fall the same way each time (mulberry32). Never for keys: those come from the browser's own source. */
export type Roll = (sides: number) => number;

export function dice(seed: number): Roll {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

export function bytes(roll: Roll, size: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(size).map(() => roll(256));
}

export function text(roll: Roll, size: number): string {
  const letters = [..."aéz 🙂א\u0301\u200d\n👩‍⚕️0'\"<"];
  return Array.from({ length: size }, () => letters[roll(letters.length)]).join("");
}
