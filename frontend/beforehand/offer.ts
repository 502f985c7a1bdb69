/** A case offered beforehand: what is inside its seal, and what a page makes of it. What cannot be read is left out. */

export const urgencies = ["now", "soon", "wait"] as const;
export type Urgency = (typeof urgencies)[number];
export const checks = ["current", "concrete", "own"] as const;
export type Check = (typeof checks)[number];

export interface Offer {
  readonly happened: string;
  readonly question: string;
  readonly urgency: Urgency;
  readonly checks: readonly Check[];
}

/** One case as the group has it; `offer` is null when its author took it back. */
export interface Offered {
  readonly item: string;
  readonly by: string;
  readonly revision: number;
  readonly sealed: string;
  readonly offer: Offer | null;
}

export const noOffer: Offer = { happened: "", question: "", urgency: "soon", checks: [] };

export const textOfOffer = ({ happened, question, urgency, checks: said }: Offer): string =>
  JSON.stringify({ happened: happened.trim(), question: question.trim(), urgency, checks: said });

export const withdrawnText = JSON.stringify({ withdrawn: true });

function oneOf<Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((word) => word === value);
}

/** Null for what was withdrawn, or holds no question. */
export function readOffer(text: string): Offer | null {
  const said = parsed(text);
  const words = (name: string) => (typeof said[name] === "string" ? (said[name] as string) : "");
  if (said["withdrawn"] === true || words("question").trim() === "") return null;
  const listed: readonly unknown[] = Array.isArray(said["checks"]) ? said["checks"] : [];
  return {
    happened: words("happened"),
    question: words("question"),
    urgency: oneOf(urgencies, said["urgency"]) ?? "soon",
    checks: checks.filter((check) => listed.includes(check)),
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** One case per author, whatever a server shows: the smallest id, which is the same for every reader. */
export function onePerAuthor<One extends { readonly item: string; readonly by: string }>(all: readonly One[]): One[] {
  const sorted = all.toSorted((one, other) => (one.item < other.item ? -1 : 1));
  return sorted.filter((one, at) => sorted.findIndex((each) => each.by === one.by) === at);
}

/** Most urgent first, then by seat: when somebody shared tells nothing. */
export function inOrder(offered: readonly Offered[], seats: readonly string[]): Offered[] {
  const rank = ({ offer, by }: Offered) =>
    urgencies.indexOf(offer?.urgency ?? "wait") * 1000 + Math.max(0, seats.indexOf(by));
  return offered.filter((one) => one.offer !== null).toSorted((one, other) => rank(one) - rank(other));
}
