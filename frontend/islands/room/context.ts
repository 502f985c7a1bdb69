/** The room that all pieces of the screen share. */

import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";
import type { RoomModel } from "../../room/model";
import type { Phase, Said } from "../../room/wire";
import { language } from "../mount";

export const RoomContext = createContext<RoomModel | null>(null);

/** What stands between this person and the group's words. A room that is played has no door, and no keys either. */
export const DoorContext = createContext<() => ComponentChildren>(() => null);

export function useRoom(): RoomModel {
  const model = useContext(RoomContext);
  if (!model) throw new Error("this piece belongs inside a room");
  return model;
}

/** A text of the script in the language of the page. */
export function inWords(text: Said): string {
  return text[language()];
}

/** What this role is told to do in a phase. */
export function instructionFor(phase: Phase, role: string): string {
  const found = phase.instruction[role] ?? phase.instruction["everyone"];
  return found ? inWords(found) : "";
}

/** "Anna, Bram en Chaima"; with "disjunction": "Anna of Bram". */
export function listOf(names: readonly string[], type: "conjunction" | "disjunction" = "conjunction"): string {
  return new Intl.ListFormat(language(), { type }).format(names);
}
