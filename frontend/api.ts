/**
 * The JSON API, as pages see it: typed answers, and refusals that carry a sentence to show.
 *
 * Bytes travel as base64url text without padding. Nothing in this file opens or seals.
 */

import type { StepAsked, StepTold } from "./practice/round";
import type { Script } from "./room/wire";

export interface WayInRow {
  readonly id: string;
  readonly kind: "recovery-code" | "passphrase" | "passkey";
  readonly label: string;
  readonly header: string;
  readonly ciphertext: string;
}

export interface Me {
  readonly person: string;
  readonly name: string;
  readonly language: "nl" | "en";
  readonly identity: { readonly number: number; readonly record: string; readonly sealed_bundle: string } | null;
  readonly ways_in: readonly (WayInRow & { readonly made_at: string })[];
}

export interface NewIdentity {
  readonly number: number;
  readonly record: string;
  readonly sealed_bundle: string;
  readonly way_in: WayInRow;
}

export interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly members: readonly {
    readonly person: string;
    readonly name: string;
    readonly seat: number;
    readonly left: string | null;
  }[];
}

export interface IdentityRow {
  readonly person: string;
  readonly number: number;
  readonly record: string;
}

export interface Head {
  readonly seq: number;
  readonly hash: string;
}

export interface LogPage {
  readonly entries: readonly { readonly seq: number; readonly entry: string }[];
  readonly head: Head;
}

export interface WrapRow {
  readonly epoch: number;
  readonly identity_hash: string;
  readonly sealed_key: string;
}

export interface NewWrap extends WrapRow {
  readonly person: string;
}

export interface ItemRow {
  readonly key: number;
  readonly id: string;
  readonly revision: number;
  readonly author: string;
  readonly slot: string;
  readonly epoch: number;
  readonly sealed: string;
  readonly at: string;
}

/** A draft or note of one's own. */
export interface DraftRow {
  readonly id: string;
  readonly slot: string;
  readonly revision: number;
  readonly sealed: string;
  /** When the server got it, as an ISO instant. */
  readonly at: string;
}

/** A meeting as it was held; `script` is null when its room never began. */
export interface MeetingRow {
  readonly id: string;
  readonly starts_at: string;
  readonly script: Script | null;
  readonly events: readonly {
    readonly event: { readonly kind: string; readonly item?: string; readonly phase?: number };
  }[];
}

export interface Everything {
  readonly at: string;
  readonly group: GroupRow;
  readonly log: LogPage;
  readonly identities: readonly IdentityRow[];
  readonly wraps: readonly WrapRow[];
  readonly items: readonly ItemRow[];
  readonly meetings: readonly MeetingRow[];
  readonly rounds: readonly { readonly id: string; readonly kind: RoundKind; readonly closes_at: string }[];
}

/** One's own text that others may not have yet. */
export interface OwnText {
  readonly id: string;
  readonly revision: number;
  readonly sealed: string;
}

export type RoundKind = "questions" | "advice" | "look-back";

/** A round in writing. `asked` and `wrote` are by seat; `texts` is empty until `opened_at`. */
export interface RoundRow {
  readonly id: string;
  readonly kind: RoundKind;
  readonly by: string | null;
  readonly closes_at: string;
  readonly opened_at: string | null;
  readonly asked: readonly string[];
  readonly wrote: readonly string[];
  readonly question: ItemRow | null;
  readonly mine: OwnText | null;
  readonly texts: readonly ItemRow[];
}

export interface NewRound {
  readonly id: string;
  readonly kind: RoundKind;
  readonly days: number;
  readonly item: string;
  readonly sealed: string;
}

/** The time before a meeting: cases offered, withdrawn ones too, and the vote on them. */
export interface BeforehandRow {
  readonly id: string;
  readonly starts_at: string;
  readonly presenter: string | null;
  readonly facilitator: string | null;
  readonly is_open: boolean;
  readonly may_arrange: boolean;
  readonly offers: readonly ItemRow[];
  readonly vote: {
    readonly asked: readonly string[];
    readonly voted: readonly string[];
    readonly opened_at: string | null;
    readonly mine: OwnText | null;
    readonly votes: readonly ItemRow[];
  };
}

/** What somebody resolved in the meeting before this one. */
export interface ResolutionRow {
  readonly item: string;
  readonly by: string;
  /** Who sealed it: another person where one typed for all. */
  readonly author: string;
  readonly meeting: string;
  readonly place: string;
  readonly revision: number;
  readonly sealed: string;
}

/** A refusal by the server. `detail` is the sentence to show, already in the reader's language. */
export class Problem extends Error {
  override readonly name = "Problem";
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly body: unknown = null,
  ) {
    super(detail);
  }
}

/** Nobody answered: no network, or the server is away. What was asked did perhaps happen. */
export class Offline extends Error {
  override readonly name = "Offline";
}

const root = "/api/v1";

function csrfToken(): string {
  return /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
}

async function problemOf(answer: Response): Promise<Problem> {
  const body: unknown = await answer.json().catch(() => null);
  const detail = typeof body === "object" && body !== null && "detail" in body ? body.detail : null;
  return new Problem(answer.status, typeof detail === "string" ? detail : "", body);
}

/** One request; pages with few of their own need not burden the others. */
export async function ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const headers: Record<string, string> = {
    Accept: "application/json",
    "Accept-Language": document.documentElement.lang,
  };
  if (method !== "GET") headers["X-CSRFToken"] = csrfToken();
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const answer = await fetch(root + path, {
    method,
    headers,
    credentials: "same-origin",
    cache: "no-store",
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new Offline("no answer", { cause });
  });
  if (!answer.ok) throw await problemOf(answer);
  const said = await answer.text();
  return (said === "" ? undefined : JSON.parse(said)) as Answer;
}

const withQuery = (path: string, query: Record<string, string | number | undefined>): string => {
  const given = Object.entries(query).filter((pair): pair is [string, string | number] => pair[1] !== undefined);
  return given.length === 0
    ? path
    : `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
};

export const api = {
  me: () => ask<Me>("GET", "/me"),
  makeIdentity: (identity: NewIdentity) => ask<unknown>("POST", "/me/identities", identity),
  addWayIn: (wayIn: WayInRow) => ask<unknown>("POST", "/me/ways-in", wayIn),
  removeWayIn: (id: string) => ask<void>("DELETE", `/me/ways-in/${id}`),
  group: (group: string) => ask<GroupRow>("GET", `/groups/${group}`),
  identities: (group: string) => ask<readonly IdentityRow[]>("GET", `/groups/${group}/identities`),
  log: (group: string, after?: number) => ask<LogPage>("GET", withQuery(`/groups/${group}/log`, { after })),
  /** All or nothing: a head that moved on answers 409 and nothing is written. */
  append: (group: string, after: Head, entries: readonly string[], wraps: readonly NewWrap[]) =>
    ask<{ readonly head: Head }>("POST", `/groups/${group}/log`, { after, entries, wraps }),
  wraps: (group: string) => ask<readonly WrapRow[]>("GET", `/groups/${group}/wraps`),
  regrant: (group: string, wraps: readonly NewWrap[]) => ask<unknown>("POST", `/groups/${group}/wraps`, wraps),
  items: (group: string, query: { readonly slot?: string; readonly after?: number }) =>
    ask<readonly ItemRow[]>("GET", withQuery(`/groups/${group}/items`, query)),
  putItem: (group: string, item: string, sealed: string) =>
    ask<unknown>("PUT", `/groups/${group}/items/${item}`, { sealed }),
  drafts: {
    find: (slot: string) => ask<readonly DraftRow[]>("GET", withQuery("/me/items", { slot })),
    /** False when the server holds a newer revision. */
    put: (id: string, slot: string, revision: number, sealed: string): Promise<boolean> =>
      ask<DraftRow>("PUT", `/me/items/${id}`, { slot, revision, sealed }).then(
        () => true,
        (problem: unknown) => {
          if (problem instanceof Problem && problem.status === 409) return false;
          throw problem;
        },
      ),
  },
  /** Of a practice round: what was done so far, and what happens next. Without a text. */
  practise: (step: string, asked: StepAsked) => ask<StepTold>("POST", step, asked),
  beforehand: (meeting: string) => ask<BeforehandRow>("GET", `/meetings/${meeting}/beforehand`),
  lastResolutions: (meeting: string) => ask<readonly ResolutionRow[]>("GET", `/meetings/${meeting}/last-resolutions`),
  offerCase: (meeting: string, item: string, sealed: string) =>
    ask<BeforehandRow>("PUT", `/meetings/${meeting}/offers/${item}`, { sealed }),
  vote: (meeting: string, item: string, sealed: string) =>
    ask<BeforehandRow>("PUT", `/meetings/${meeting}/votes/${item}`, { sealed }),
  choosePresenter: (meeting: string, person: string) =>
    ask<BeforehandRow>("POST", `/meetings/${meeting}/presenter`, { person }),
  rounds: (group: string) => ask<readonly RoundRow[]>("GET", `/groups/${group}/rounds`),
  beginRound: (group: string, round: NewRound) => ask<RoundRow>("POST", `/groups/${group}/rounds`, round),
  round: (group: string, round: string) => ask<RoundRow>("GET", `/groups/${group}/rounds/${round}`),
  writeInRound: (group: string, round: string, item: string, sealed: string) =>
    ask<RoundRow>("PUT", `/groups/${group}/rounds/${round}/texts/${item}`, { sealed }),
  everything: (group: string) => ask<Everything>("GET", `/groups/${group}/export`),
};

export type Api = typeof api;
