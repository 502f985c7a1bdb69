/** From facts, shelves and what I said in my groups to one line of moments, newest first. Pure. */

import { readOffer } from "../beforehand/offer";
import type { Kept } from "../own/shelf";
import type { Goal, Preparation, Report, Resolution } from "../own/values";
import { structured } from "../room/structure";
import type { Facts, MeetingFact } from "./facts";
import type { Word } from "./words";

export const kinds = ["goal", "meeting", "case", "insight", "resolution", "preparation", "report"] as const;
export type MomentKind = (typeof kinds)[number];

export interface Moment {
  /** One of a kind on the page: the kind and the id of the thing. */
  readonly id: string;
  readonly kind: MomentKind;
  /** An ISO instant. */
  readonly at: string;
  readonly group: string | null;
  readonly meeting: string | null;
  /** What it is called in a list; "" where its kind says enough. */
  readonly title: string;
  /** As it was written, in parts; each may have a word before it. */
  readonly parts: readonly Part[];
  /** It is still to happen. */
  readonly isComing: boolean;
  /** More instants that belong on the line of time. */
  readonly also: readonly string[];
}

export interface Part {
  readonly label: string;
  readonly text: string;
}

export interface Shelves {
  readonly goals: readonly Kept<Goal>[];
  readonly preparations: readonly Kept<Preparation>[];
  readonly reports: readonly Kept<Report>[];
  readonly resolutions: readonly Kept<Resolution>[];
}

/** The few words that moments are told in; the page's language brings them. */
export interface Naming {
  readonly goalStates: Readonly<Record<Goal["state"], string>>;
  readonly resolutionStates: Readonly<Record<Resolution["state"], string>>;
  readonly where: string;
  readonly until: string;
  readonly when: string;
  readonly withWhom: string;
  readonly state: string;
  readonly howItWent: string;
  readonly question: string;
  readonly earlier: string;
  readonly role: string;
  readonly absent: string;
  /** A mark on a scale of 0 to 10, of an ISO instant. */
  readonly mark: (value: number, at: string) => string;
  readonly day: (date: string) => string;
}

export function momentsOf(facts: Facts, shelves: Shelves, words: readonly Word[], naming: Naming): Moment[] {
  const about = new Map(facts.meetings.map((meeting) => [meeting.id, meeting]));
  const kept = new Set(shelves.resolutions.map(({ value }) => value.from));
  return newestFirst([
    ...facts.meetings.map((meeting) => meetingMoment(meeting, facts, naming)),
    ...shelves.goals.map((goal) => goalMoment(goal, naming)),
    ...shelves.preparations.map((one) => writtenMoment("preparation", one, about)),
    ...shelves.reports.map((one) => writtenMoment("report", one, about)),
    ...shelves.resolutions.map((one) => resolutionMoment(one, naming)),
    ...words.filter((word) => !kept.has(word.item)).flatMap((word) => wordMoment(word, about, naming)),
  ]);
}

/** What was, newest first; then what is still to come, soonest first. Of one instant the same order on every device. */
export function newestFirst(moments: readonly Moment[]): Moment[] {
  const dated = moments.map((moment) => ({ moment, instant: Date.parse(moment.at) }));
  dated.sort(({ moment: one, instant }, { moment: other, instant: another }) => {
    if (one.isComing !== other.isComing) return one.isComing ? 1 : -1;
    return (another - instant) * (one.isComing ? -1 : 1) || (one.id < other.id ? -1 : 1);
  });
  return dated.map(({ moment }) => moment);
}

const filled = (parts: readonly Part[]): Part[] => parts.filter(({ text }) => text.trim() !== "");

function meetingMoment(meeting: MeetingFact, facts: Facts, naming: Naming): Moment {
  const { id, group, starts_at, method, is_over, was_there, roles } = meeting;
  const held = (roles.length > 0 ? roles : ["adviser"]).map((role) => facts.roles[role] ?? role).join(", ");
  const isAway = is_over && !was_there;
  const parts = isAway ? [] : [{ label: naming.role, text: held }];
  const note = isAway ? naming.absent : "";
  return {
    id: `meeting/${id}`,
    kind: "meeting",
    at: starts_at,
    group,
    meeting: id,
    title: method,
    parts: filled([...parts, { label: "", text: note }]),
    isComing: !is_over,
    also: [],
  };
}

function goalMoment({ id, at, value }: Kept<Goal>, naming: Naming): Moment {
  const moved = value.marks.map((mark) => ({ label: naming.mark(mark.value, mark.at), text: mark.words || "–" }));
  return {
    id: `goal/${id}`,
    kind: "goal",
    at: value.made ?? value.earlier[0]?.at ?? value.marks[0]?.at ?? at,
    group: null,
    meeting: null,
    title: "",
    parts: filled([
      { label: "", text: value.text },
      { label: naming.where, text: value.where },
      { label: naming.until, text: value.until && naming.day(value.until) },
      { label: naming.state, text: naming.goalStates[value.state] },
      ...moved,
      ...value.earlier.map((before) => ({ label: naming.earlier, text: before.text })),
    ]),
    isComing: false,
    also: value.marks.map((mark) => mark.at),
  };
}

function resolutionMoment({ id, value }: Kept<Resolution>, naming: Naming): Moment {
  return {
    id: `resolution/${id}`,
    kind: "resolution",
    at: value.made,
    group: value.group,
    meeting: value.meeting,
    title: "",
    parts: filled([
      { label: "", text: value.what },
      { label: naming.when, text: value.when && naming.day(value.when) },
      { label: naming.withWhom, text: value.withWhom },
      { label: naming.state, text: naming.resolutionStates[value.state] },
      { label: naming.howItWent, text: value.words },
    ]),
    isComing: false,
    also: value.settled ? [value.settled] : [],
  };
}

type About = ReadonlyMap<string, MeetingFact>;

function writtenMoment(kind: "preparation" | "report", kept: Kept<Preparation | Report>, about: About): Moment {
  const { id, at, value } = kept;
  return {
    id: `${kind}/${id}`,
    kind,
    at,
    group: value.group,
    meeting: value.meeting,
    title: about.get(value.meeting)?.method ?? "",
    parts: filled(Object.values(value.answers).map((text) => ({ label: "", text }))),
    isComing: false,
    also: [],
  };
}

/** What a path remembers of a meeting; questions to somebody else are theirs. */
const remembered: Readonly<Partial<Record<Word["kind"], MomentKind>>> = {
  case: "case",
  insight: "insight",
  lookback: "insight",
  evaluation: "insight",
  resolution: "resolution",
};

function wordMoment(word: Word, about: About, naming: Naming): Moment[] {
  const kind = remembered[word.kind];
  if (kind === undefined) return [];
  const offer = word.kind === "case" && word.text.startsWith("{") ? readOffer(word.text) : undefined;
  if (offer === null) return []; // taken back
  const parts = offer
    ? [
        { label: "", text: offer.happened },
        { label: naming.question, text: offer.question },
      ]
    : [{ label: "", text: structured(word.kind, word.text).text }];
  const { item, at, group, meeting } = word;
  const title = about.get(meeting)?.method ?? "";
  return [{ id: `word/${item}`, kind, at, group, meeting, title, parts: filled(parts), isComing: false, also: [] }];
}
