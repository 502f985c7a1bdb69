/** One thing that somebody shows, whatever it is, as its reader should see it. */

import { GoalText } from "../goals/GoalText";
import { texts as goalTexts } from "../goals/texts";
import type { Opened } from "../keyring/types";
import { readValue } from "../own/values";
import { HandedText } from "./HandedText";
import { type HandedMoment, readHanded, reportParts, resolutionParts } from "./handed";

interface Props {
  readonly opened: Pick<Opened, "kind" | "text">;
  /** Of headings in it. */
  readonly level: 3 | 4 | 5;
}

export function OneShown({ opened: { kind, text }, level }: Props) {
  const t = goalTexts();
  const goal = kind === "goal" ? readValue("goal", text) : null;
  if (goal) {
    return (
      <>
        <p class="goal-state">
          <span class="tag">{t.state[goal.state]}</span>
        </p>
        <GoalText goal={goal} level={level} />
      </>
    );
  }
  const moments = momentsIn(kind, text);
  if (moments) return <HandedText moments={moments} level={level} />;
  if (text.trimStart().startsWith("{")) return <p>{t.shared.unknown}</p>;
  return (
    <p class="contribution-text" dir="auto">
      {text}
    </p>
  );
}

/** Null for a plain text, and for what this version of Kring cannot read. */
export function momentsIn(kind: string, text: string): readonly HandedMoment[] | null {
  if (kind === "note") return readHanded(text)?.moments ?? null;
  const report = kind === "report" ? readValue("report", text) : null;
  if (report) {
    return [{ kind: "report", at: report.on ?? "", title: "", where: report.where ?? "", parts: reportParts(report) }];
  }
  const resolution = kind === "resolution" ? readValue("resolution", text) : null;
  if (resolution === null) return null;
  return [{ kind: "resolution", at: resolution.made, title: "", where: "", parts: resolutionParts(resolution) }];
}
