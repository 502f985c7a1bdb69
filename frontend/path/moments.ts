/** From facts, shelves and what I said in my groups to one line of moments, newest first. Pure. */

import { readOffer } from "../beforehand/offer";
import {
  goalParts,
  kinds,
  type MomentKind,
  type Naming,
  type Part,
  preparationParts,
  reportParts,
  resolutionParts,
  type Said,
  titled,
  worded,
} from "../handing/handed";
import type { Kept } from "../own/shelf";
import type { Goal, Preparation, Report, Resolution } from "../own/values";
import { structured } from "../room/structure";
import type { Facts, MeetingFact, RoundFact } from "./facts";
import type { Word } from "./words";

export { kinds, type MomentKind };

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
  /** As it was written, in parts, in the words of this page; each may have a word before it. */
  readonly parts: readonly Said[];
  /** The same in no language, as it goes to a reader. */
  readonly plain: readonly Part[];
  readonly plainTitle: string;
  /** It is still to happen. */
  readonly isComing: boolean;
  /** More instants that belong on the line of time. */
  readonly also: readonly string[];
}

export interface Shelves {
  readonly goals: readonly Kept<Goal>[];
  readonly preparations: readonly Kept<Preparation>[];
  readonly reports: readonly Kept<Report>[];
  readonly resolutions: readonly Kept<Resolution>[];
}

export function momentsOf(facts: Facts, shelves: Shelves, words: readonly Word[], naming: Naming): Moment[] {
  const about = new Map(facts.meetings.map((meeting) => [meeting.id, meeting]));
  const kept = new Set(shelves.resolutions.map(({ value }) => value.from));
  const plain = [
    ...facts.meetings.map(meetingMoment),
    ...facts.rounds.map(roundMoment),
    ...shelves.goals.map(goalMoment),
    ...shelves.preparations.map((one) => writtenMoment("preparation", one, preparationParts(one.value), about)),
    ...shelves.reports.map((one) => writtenMoment("report", one, reportParts(one.value), about)),
    ...shelves.resolutions.map(resolutionMoment),
    ...words.filter((word) => !kept.has(word.item)).flatMap((word) => wordMoment(word, about)),
  ];
  const inWords = (moment: Plain): Moment => ({
    ...moment,
    title: titled(moment.title, naming),
    plainTitle: moment.title,
    parts: moment.plain.map((part) => worded(moment.kind, part, naming)),
  });
  return newestFirst(plain.map(inWords));
}

/** A moment before it is in any language. */
type Plain = Omit<Moment, "parts" | "plainTitle">;

/** What was, newest first; then what is still to come, soonest first. Of one instant the same order on every device. */
export function newestFirst(moments: readonly Moment[]): Moment[] {
  const dated = moments.map((moment) => ({ moment, instant: Date.parse(moment.at) }));
  dated.sort(({ moment: one, instant }, { moment: other, instant: another }) => {
    if (one.isComing !== other.isComing) return one.isComing ? 1 : -1;
    return (another - instant) * (one.isComing ? -1 : 1) || (one.id < other.id ? -1 : 1);
  });
  return dated.map(({ moment }) => moment);
}

function meetingMoment({ id, group, starts_at, method, is_over, was_there, roles }: MeetingFact): Plain {
  const held = { label: "role", text: (roles.length > 0 ? roles : ["adviser"]).join(",") };
  return {
    id: `meeting/${id}`,
    kind: "meeting",
    at: starts_at,
    group,
    meeting: id,
    title: method,
    plain: [is_over && !was_there ? { label: "says", text: "absent" } : held],
    isComing: !is_over,
    also: [],
  };
}

/** A meeting in writing: it has days, no chairs. */
function roundMoment({ id, group, begun_at, kind, is_over, wrote }: RoundFact): Plain {
  const silent = is_over ? [{ label: "says", text: "silent" }] : [];
  return {
    id: `round/${id}`,
    kind: "meeting",
    at: begun_at,
    group,
    meeting: null,
    title: `round/${kind}`,
    plain: wrote ? [{ label: "says", text: "wrote" }] : silent,
    isComing: false,
    also: [],
  };
}

function goalMoment({ id, at, value }: Kept<Goal>): Plain {
  return {
    id: `goal/${id}`,
    kind: "goal",
    at: value.made ?? value.earlier[0]?.at ?? value.marks[0]?.at ?? at,
    group: null,
    meeting: null,
    title: "",
    plain: goalParts(value),
    isComing: false,
    also: value.marks.map((mark) => mark.at),
  };
}

function resolutionMoment({ id, value }: Kept<Resolution>): Plain {
  return {
    id: `resolution/${id}`,
    kind: "resolution",
    at: value.made,
    group: value.group,
    meeting: value.meeting,
    title: "",
    plain: resolutionParts(value),
    isComing: false,
    also: value.settled ? [value.settled] : [],
  };
}

type About = ReadonlyMap<string, MeetingFact>;

function writtenMoment(
  kind: "preparation" | "report",
  { id, at, value: { group, meeting } }: Kept<Preparation | Report>,
  plain: readonly Part[],
  about: About,
): Plain {
  const title = about.get(meeting)?.method ?? "";
  return { id: `${kind}/${id}`, kind, at, group, meeting, title, plain, isComing: false, also: [] };
}

/** What a path remembers of a meeting; questions to somebody else are theirs. */
const remembered: Readonly<Partial<Record<Word["kind"], MomentKind>>> = {
  case: "case",
  insight: "insight",
  lookback: "insight",
  evaluation: "insight",
  resolution: "resolution",
};

function wordMoment(word: Word, about: About): Plain[] {
  const kind = remembered[word.kind];
  if (kind === undefined) return [];
  const offer = word.kind === "case" && word.text.startsWith("{") ? readOffer(word.text) : undefined;
  if (offer === null) return []; // taken back
  const parts = offer
    ? [
        { label: "", text: offer.happened },
        { label: "question", text: offer.question },
      ]
    : [{ label: "", text: structured(word.kind, word.text).text }];
  const { item, at, group, meeting } = word;
  const title = about.get(meeting)?.method ?? "";
  const plain = parts.filter(({ text }) => text.trim() !== "");
  return [{ id: `word/${item}`, kind, at, group, meeting, title, plain, isComing: false, also: [] }];
}
