/** A proposal while it is written, and why it cannot be proposed as it is. */

import { hasUnseen } from "../agreement/terms";
import type { Terms } from "../sealed";
import { tidy } from "./reading";

export const TEXT_MOST = 8_000;
export const PURPOSE_MOST = 300;
export const DAYS = [7, 14, 30] as const;

export interface Draft {
  readonly text: string;
  readonly purpose: string;
  /** Ids of who may read it. */
  readonly to: readonly string[];
  readonly days: number;
}

export type Fault = "empty" | "unseen" | "long" | "nobody";

export function faultsIn(draft: Draft): Partial<Record<"text" | "purpose" | "to", Fault>> {
  const [text, purpose] = [faultOf(draft.text, TEXT_MOST), faultOf(draft.purpose, PURPOSE_MOST)];
  return {
    ...(text && { text }),
    ...(purpose && { purpose }),
    ...(draft.to.length === 0 && { to: "nobody" as const }),
  };
}

/** What takes no place on a screen cannot be signed knowingly. */
function faultOf(typed: string, most: number): Fault | null {
  const text = tidy(typed);
  if (text === "") return "empty";
  if (hasUnseen(text)) return "unseen";
  return text.length > most ? "long" : null;
}

/** Whether somebody else's proposal can be signed: nothing in it is empty, endless or unseen. Numbers are a text, too. */
export function maySign({ text, purpose, programme, organisation, recipients }: Terms): boolean {
  const names = [programme.title, organisation.name, ...recipients.map(({ name }) => name)];
  const faults = [
    faultOf(text, TEXT_MOST),
    faultOf(purpose, PURPOSE_MOST),
    ...names.map((name) => faultOf(name, TEXT_MOST)),
  ];
  return recipients.length > 0 && faults.every((fault) => fault === null);
}

/** What was kept of an unfinished proposal, or null when it is not one. */
export function readDraft(kept: string): Draft | null {
  try {
    const { text, purpose, to, days } = JSON.parse(kept) as Draft;
    const areTexts = [text, purpose, ...to].every((one) => typeof one === "string");
    return areTexts && typeof days === "number" ? { text, purpose, to, days } : null;
  } catch {
    return null;
  }
}
