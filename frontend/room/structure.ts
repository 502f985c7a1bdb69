/** What is inside a contribution's text (docs/live.md). What cannot be read as its kind says is shown as it is. */

export interface Structured {
  readonly text: string;
  readonly aspect?: string;
  readonly chosen?: readonly string[];
  readonly order?: readonly string[];
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
  if (kind !== "analysis" && kind !== "choice" && kind !== "ranking") return { text };
  const value = parsed(text);
  if (!value) return { text };
  const said = (name: string) => (typeof value[name] === "string" ? (value[name] as string) : "");
  if (kind === "analysis") return { text: said("text"), aspect: said("aspect") };
  return kind === "choice"
    ? { text: said("reason"), chosen: words(value["chosen"]) }
    : { text: said("reason"), order: words(value["order"]) };
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
