/** The live room as it goes over the wire (docs/live.md), and the script of its method. */

export type Said = { readonly nl: string; readonly en: string };
export type Form =
  | "talk"
  | "round"
  | "open"
  | "hidden"
  | "choice"
  | "rating"
  | "ranking"
  | "list"
  | "silence"
  | "groups"
  | "module";

export interface Aspect extends Said {
  readonly key: string;
}

export interface Writing {
  readonly who: readonly string[];
  readonly kind: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly aspects: readonly Aspect[];
  readonly after_reveal: boolean;
  /** Which kinds of what earlier phases gave can be chosen, rated or put in order. */
  readonly of?: readonly string[];
  /** The levels of a rating, from first to last. */
  readonly scale?: readonly Aspect[];
  /** How long one contribution should be at most; the screen counts, nothing forces. */
  readonly sentences?: number;
  readonly words?: number;
  /** Nobody is told who wrote it. */
  readonly anonymous?: boolean;
  /** It stays with its author. */
  readonly private?: boolean;
}

/** A chair that roles may sit on, such as that of the client. */
export interface Chair extends Said {
  readonly key: string;
  readonly who: readonly string[];
}

/** One of the ways to go on that a `module` phase offers. */
export interface Module {
  readonly key: string;
  readonly title: Said;
  readonly purpose: Said;
}

/** After this phase the group may go round again, from the phase with the key `to`. */
export interface Loop {
  readonly to: string;
  readonly most: number | "everyone";
  readonly passes?: string;
}

export interface Phase {
  readonly key: string;
  readonly title: Said;
  readonly minutes: number;
  /** Added for each person who has a turn; in a round also the length of one turn. */
  readonly minutes_each?: number;
  readonly form: Form;
  readonly speaks: readonly string[];
  readonly writes: readonly Writing[];
  readonly forbidden: readonly string[];
  readonly may_repeat: boolean;
  readonly may_skip: boolean;
  readonly shows: readonly string[];
  readonly instruction: Readonly<Record<string, Said>>;
  /** Passed over unless this way of going on was chosen. */
  readonly module?: string;
  readonly output?: string;
  readonly rule?: Said;
  readonly unseen?: boolean;
  /** Roles that sit out of the circle: they read along, and neither write nor speak. */
  readonly outside?: readonly string[];
  readonly chairs?: readonly Chair[];
  readonly size?: number;
  readonly modules?: readonly Module[];
  readonly loop?: Loop;
}

export interface Script {
  readonly key: string;
  readonly name: Said;
  readonly roles: readonly string[];
  readonly phase: readonly Phase[];
  readonly presenter_after?: string;
}

export interface Written {
  /** Left out where nobody may know. */
  readonly by?: string;
  readonly phase: number;
  readonly visit: number;
  readonly revision: number;
  /** Who typed it for `by`, where one person writes for all; the seal carries their name. */
  readonly scribe?: string;
}

export interface Timer {
  readonly ends_at?: string;
  readonly left?: number;
}

/** What all may see. */
export interface State {
  readonly stage: "waiting" | "open" | "closed";
  readonly phase: number;
  readonly visit: number;
  readonly timer: Timer | null;
  readonly paused: string | null;
  readonly undo_until: string | null;
  readonly seats: readonly string[];
  readonly roles: Readonly<Record<string, string>>;
  readonly turn: {
    readonly order: readonly string[];
    readonly now: string | null;
    readonly taken: readonly string[];
    /** Since when the present turn lasts. */
    readonly since?: string;
  } | null;
  readonly floor: string | null;
  readonly hands: readonly string[];
  readonly ready: readonly string[];
  readonly revealed: boolean;
  readonly contributions: Readonly<Record<string, Written>>;
  /** Nobody facilitates: half or all of those present, when ready, take the group on. */
  readonly guided?: "half" | "all";
  readonly way?: Way;
  /** Phase of the choice -> the way of going on that was chosen there. */
  readonly modules?: Readonly<Record<string, string>>;
  /** Chair key -> who sits on it. */
  readonly chairs?: Readonly<Record<string, string>>;
  readonly tables?: readonly (readonly string[])[];
  /** Phase key -> how many times the group went round again. */
  readonly loops?: Readonly<Record<string, number>>;
  readonly offer?: { readonly role: string; readonly to: string; readonly agreed: readonly string[] };
  readonly disturbance?: { readonly by: string; readonly since: string };
  /** Who said that it is them and that nobody else is in their room. */
  readonly attested?: readonly string[];
}

/** How the group meets: each with a phone, at a distance, one screen for all, or on paper. */
export type Way = "phones" | "distance" | "projector" | "paper";

export interface OwnItem {
  readonly phase: number;
  readonly visit: number;
  readonly revision: number;
  /** Whose words I typed, where one person writes for all. */
  readonly for?: string;
}

/** What only I may see. */
export interface Mine {
  readonly hidden: Readonly<Record<string, OwnItem>>;
  readonly parked: Readonly<Record<string, OwnItem>>;
  /** How much advice each person parked; only for the facilitator. */
  readonly parked_by?: Readonly<Record<string, number>>;
  /** Who had the floor or a turn, or wrote something that all may see; only for the facilitator. */
  readonly heard?: readonly string[];
  /** Quiet signals, without a name; only for the facilitator. */
  readonly unsafe?: readonly { readonly at: string }[];
}

export interface SealedItem {
  readonly sealed: string;
  readonly revision: number;
}

/** A resolution of an earlier meeting, to look back on. */
export interface Earlier {
  readonly item: string;
  readonly by: string;
  /** Who sealed it: another person where one typed for all. */
  readonly author?: string;
  readonly meeting: string;
  /** Where it stands in that meeting: `phase/<phase key>/<visit>`. */
  readonly place: string;
  readonly sealed: string;
  readonly revision?: number;
}

export interface WholeState {
  readonly now: string;
  readonly state: State;
  readonly mine: Mine;
  readonly items: Readonly<Record<string, SealedItem>>;
  readonly earlier: readonly Earlier[];
}

export interface Change {
  readonly kind: string;
  readonly by: string;
  readonly at: string;
  readonly command?: string;
  readonly change: unknown;
  readonly items?: Readonly<Record<string, SealedItem>>;
}

export interface OwnChange {
  readonly kind: string;
  readonly at: string;
  readonly command?: string;
  readonly change: unknown;
  readonly items?: Readonly<Record<string, SealedItem>>;
}

export type ByeReason = "signed-out" | "not-permitted" | "moved" | "stopping";

export interface Message {
  readonly event: string;
  readonly id: string | null;
  readonly data: string;
}

/** A command without its id: `{kind, …}`. */
export type Wish = { readonly kind: string } & Readonly<Record<string, unknown>>;
export type Command = Wish & { readonly id: string };
