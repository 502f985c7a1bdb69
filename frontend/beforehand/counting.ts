/** Counting a vote in the browser: the server never knows for whom. */

/** A vote as its author cast it: ids of cases, at most two count. */
export interface Vote {
  readonly item: string;
  readonly by: string;
  readonly chosen: readonly string[];
}

export const mostVotes = 2;

export interface Tally {
  readonly item: string;
  readonly votes: number;
}

/** Each case with its votes, most first; only votes for cases that are still offered count, each case once per vote. */
export function tally(votes: readonly Vote[], offered: readonly string[]): Tally[] {
  const counts = new Map(offered.map((item) => [item, 0]));
  for (const vote of votes) {
    for (const item of [...new Set(vote.chosen)].slice(0, mostVotes)) {
      const before = counts.get(item);
      if (before !== undefined) counts.set(item, before + 1);
    }
  }
  const found = [...counts].map(([item, count]) => ({ item, votes: count }));
  return found.toSorted((one, other) => other.votes - one.votes);
}

/** The cases with most votes: one, or several that the group then chooses from. None when nobody voted. */
export function winners(tallies: readonly Tally[]): string[] {
  const most = tallies[0]?.votes ?? 0;
  return most === 0 ? [] : tallies.filter((one) => one.votes === most).map((one) => one.item);
}

/** What a `choice` holds; nothing when it cannot be read. */
export function chosenIn(text: string): readonly string[] {
  try {
    const { chosen } = JSON.parse(text) as { readonly chosen?: unknown };
    return Array.isArray(chosen) ? chosen.filter((one): one is string => typeof one === "string") : [];
  } catch {
    return [];
  }
}
