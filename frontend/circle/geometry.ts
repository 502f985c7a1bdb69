/**
 * Where everything stands in the circle. The twin of kring/web/circle.py; both pass the vectors beside this file.
 *
 * Lengths are in hundredths of the drawing's side. Angles start at the top and go clockwise, as the seats do.
 */

const middle = 50;

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

function tableRadius(anybodyOut: boolean): number {
  return anybodyOut ? 30 : 36;
}

/** The ring of time around the table: its radius and the length of its whole round. */
export function ring(anybodyOut = false): { radius: number; width: number; length: number } {
  const radius = rounded(tableRadius(anybodyOut) * 0.7);
  return { radius, width: 2.2, length: 2 * Math.PI * radius };
}

/** The seats around the table, clockwise from the top; those in `out` stand outside the ring. */
export function places(count: number, out: ReadonlySet<number> = new Set()): Place[] {
  const table = tableRadius(out.size > 0);
  // Ten seats still leave a fifth of a seat between two neighbours.
  const radius = Math.min(8.8, table * Math.sin(Math.PI / Math.max(count, 2)) * 0.8);
  return Array.from({ length: count }, (_, index) => place(index, count, table * (out.has(index) ? 1.36 : 1), radius));
}

function place(index: number, count: number, distance: number, radius: number): Place {
  const angle = -Math.PI / 2 + (index * 2 * Math.PI) / count;
  const x = middle + distance * Math.cos(angle);
  const y = middle + distance * Math.sin(angle);
  return { x: rounded(x), y: rounded(y), radius: rounded(radius) };
}

/** Two decimals, halves upwards: JavaScript and Python otherwise round differently. */
function rounded(value: number): number {
  return Math.trunc(value * 100 + 0.5) / 100;
}

/** Two letters for each name, different for everybody where the names allow it. */
export function letters(names: readonly string[]): string[] {
  const taken: string[] = [];
  for (const name of names) {
    const options = optionsOf(name);
    taken.push(options.find((each) => !taken.includes(each)) ?? options[0] ?? "?");
  }
  return taken;
}

/** Two-letter forms in order of preference: An(na), A(nna) V(ries), then A with each later letter. */
function optionsOf(name: string): string[] {
  const words = name.normalize("NFC").split(/\s+/u).filter(Boolean);
  const [first = "?", ...others] = [...(words[0] ?? "?")];
  const head = first.toUpperCase();
  const tail = others.filter((letter) => /\p{L}/u.test(letter)).map((letter) => head + letter.toLowerCase());
  const last = words.length > 1 ? [head + ([...(words.at(-1) ?? "")][0] ?? "").toUpperCase()] : [];
  const options = [...tail.slice(0, 1), ...last, ...tail.slice(1)];
  return options.length > 0 ? options : [head];
}
