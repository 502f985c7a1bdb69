/** What the parts of the page of a note share: the note itself, names, and sentences for what went wrong. */

import { enumerate } from "../access/code";
import { sentenceFor } from "../group/useGroup";
import { NotTheirKeys } from "../keyring/showing";
import type { Notes } from "../keyring/talk-note";
import { Distrust, type Keyring } from "../keyring/types";
import { texts } from "./texts";

export interface Given {
  readonly keyring: Keyring;
  readonly talk: string;
  readonly notes: Notes;
  readonly onDone: (notes: Notes, sentence: string) => void;
}

export function sentenceOf(cause: unknown): string {
  if (cause instanceof Distrust) return texts().distrust;
  if (cause instanceof NotTheirKeys) return texts().note.changed;
  return sentenceFor(cause);
}

export function nameIn({ table }: Notes, person: string): string {
  return table.find((seat) => seat.person === person)?.name ?? texts().someone;
}

export function namesIn(notes: Notes, people: readonly string[]): string {
  return enumerate(
    people.map((person) => nameIn(notes, person)),
    texts().and,
  );
}
