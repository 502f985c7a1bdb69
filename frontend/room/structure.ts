/** What is inside a contribution's text (docs/live.md). What cannot be read as its kind says is shown as it is. */

export interface Structured {
  readonly text: string;
  readonly aspect?: string;
  readonly chosen?: readonly string[];
  readonly order?: readonly string[];
  /** Item -> level of the scale. */
  readonly ratings?: Readonly<Record<string, string>>;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function words(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

export function structured(kind: string, text: string): Structured {
  const value = text.startsWith("{") ? parsed(text) : null;
  if (!value) return { text };
  const said = (name: string) => (typeof value[name] === "string" ? (value[name] as string) : "");
  if (kind === "choice") return { text: said("reason"), chosen: words(value["chosen"]) };
  if (kind === "ranking") return { text: said("reason"), order: words(value["order"]) };
  if (kind === "rating") return { text: said("reason"), ratings: levels(value["ratings"]) };
  return isByAspect(value) ? { text: said("text"), aspect: said("aspect") } : { text };
}

/** Whatever a step asks by aspect; somebody may have typed braces of their own. */
function isByAspect(value: Record<string, unknown>): boolean {
  return Object.keys(value).sort().join() === "aspect,text" && typeof value["text"] === "string";
}

function levels(value: unknown): Readonly<Record<string, string>> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((each): each is [string, string] => typeof each[1] === "string"),
  );
}

/** 64 KiB of UTF-8, in the form that is sealed. */
const mostBytes = 64 * 1024;

/** How many characters at the end do not fit; 0 when the text fits. */
export function tooLongBy(text: string): number {
  const whole = text.normalize("NFC");
  let excess = new TextEncoder().encode(whole).length - mostBytes;
  if (excess <= 0) return 0;
  let count = 0;
  const characters = [...whole];
  while (excess > 0) {
    count += 1;
    excess -= new TextEncoder().encode(characters[characters.length - count] ?? " ").length;
  }
  return count;
}
