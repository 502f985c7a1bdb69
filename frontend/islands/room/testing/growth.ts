/** A meeting that goes on and on, as the events of the stream: for measuring what one more event costs. */

import type { Body } from "../../../keyring/types";
import { plainText } from "../../../room/plain";
import { aPhase, aState, aWriting } from "../../../room/script.fixture";
import type { Change, Script, State } from "../../../room/wire";
import { type Played, people, persons } from "./rooms";

const sentence = "Wat maakte dat je op dat moment toch deed wat de dochter vroeg, terwijl je zelf iets anders wilde?";

export function longScript(phases: number): Script {
  const text = (words: string) => ({ nl: words, en: words });
  return {
    key: "long",
    name: text("Lang"),
    roles: ["presenter", "facilitator"],
    phase: Array.from({ length: phases }, (_, index) =>
      aPhase({
        key: `step-${index}`,
        title: text(`Stap ${index + 1}`),
        form: "open",
        shows: index > 0 ? [`step-${index - 1}`] : [],
        instruction: { everyone: text("Schrijf op wat je wilt weten.") },
        writes: [
          aWriting({ who: ["adviser", "facilitator"], maximum: 100 }),
          aWriting({ who: ["presenter"], kind: "answer", maximum: 100 }),
        ],
      }),
    ),
  };
}

/**
 * Two of five events bring a text, two move a hand, one says that somebody is ready; the group walks through all steps
 * in equal parts. `upTo` events have been; the next `count` come now, all of them in the last step.
 */
export class Growth {
  readonly hands: string[] = [];
  #number = 0;

  constructor(
    readonly phases: number,
    readonly upTo: number,
  ) {}

  next(): Change {
    const number = this.#number++;
    const phase = Math.min(this.phases - 1, Math.floor((number * this.phases) / Math.max(1, this.upTo)));
    const by = persons[number % people.length] ?? "";
    const about = { by, at: "2026-11-23T10:00:00.000Z", command: idOf(number) };
    if (number % 5 < 2) return { ...about, kind: "contributed", ...this.#text(number, by, phase) };
    if (number % 5 === 4) return { ...about, kind: "readied", change: { ready: number % 2 ? [by] : [] } };
    return { ...about, kind: "hand-raised", change: { phase, hands: number % 5 === 2 ? [by] : [] } };
  }

  #text(number: number, by: string, phase: number): Pick<Change, "change" | "items"> {
    const item = idOf(number);
    const body: Body = { kind: "question", parent: null, text: `${number}: ${sentence}` };
    return {
      change: { contributions: { [item]: { by, phase, visit: 1, revision: 1 } } },
      items: { [item]: { sealed: plainText(item, 1, body), revision: 1 } },
    };
  }
}

function idOf(number: number): string {
  return `00000000-0000-4000-9000-${String(number).padStart(12, "0")}`;
}

/** The room after that many events, whole: as a browser gets it that comes back. */
export function grown(phases: number, events: number): { played: Played; growth: Growth } {
  const growth = new Growth(phases, events);
  const contributions: Record<string, State["contributions"][string]> = {};
  const texts: Record<string, Body> = {};
  for (let number = 0; number < events; number++) {
    const { change, items } = growth.next();
    Object.assign(contributions, (change as Partial<State>).contributions);
    for (const [item, { sealed }] of Object.entries(items ?? {}))
      texts[item] = (JSON.parse(sealed) as { body: Body }).body;
  }
  const state = aState({
    phase: phases - 1,
    seats: persons,
    roles: { presenter: persons[0] ?? "", facilitator: persons[3] ?? "" },
    contributions,
  });
  return { played: { script: longScript(phases), state, mine: {}, me: persons[1] ?? "", texts }, growth };
}
