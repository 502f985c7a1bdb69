/** A goal as it is read: by its owner, and by who was shown it. */

import type { Goal, Mark } from "../own/values";
import { scaleEnds } from "./goal";
import { day, texts } from "./texts";

interface Props {
  readonly goal: Goal;
  readonly programme?: string | undefined;
  /** Of the heading in it. */
  readonly level: 3 | 4 | 5;
}

export function GoalText({ goal, programme, level }: Props) {
  const t = texts().goal;
  return (
    <>
      <p class="goal-text contribution-text">{goal.text}</p>
      {(goal.where || goal.until || programme) && (
        <dl class="facts">
          {goal.where && <dt>{t.where}</dt>}
          {goal.where && <dd>{goal.where}</dd>}
          {goal.until && <dt>{t.until}</dt>}
          {goal.until && <dd>{day(goal.until)}</dd>}
          {programme && <dt>{t.programme}</dt>}
          {programme && <dd>{programme}</dd>}
        </dl>
      )}
      {goal.marks.length > 0 && <Progress goal={goal} level={level} />}
    </>
  );
}

/** Each mark in words, with a bar that only helps: the number is written beside it. */
function Progress({ goal: { marks, scale }, level }: Pick<Props, "goal" | "level">) {
  const t = texts().mark;
  const Heading = `h${level}` as const;
  return (
    <div class="goal-progress">
      <Heading>{t.progress}</Heading>
      {(scale.low || scale.high) && (
        <p class="hint">
          {scaleEnds.low}: {scale.low || "…"} · {scaleEnds.high}: {scale.high || "…"}
        </p>
      )}
      <ol class="plain-list">
        {marks.map((mark) => (
          <Row key={mark.at} mark={mark} />
        ))}
      </ol>
    </div>
  );
}

function Row({ mark }: { readonly mark: Mark }) {
  return (
    <li>
      <span class="goal-when">
        <time dateTime={mark.at}>{day(mark.at)}</time> <strong>{texts().mark.value(mark.value)}</strong>
      </span>
      <meter min={scaleEnds.low} max={scaleEnds.high} value={mark.value} aria-hidden="true" />
      {mark.words && <span class="goal-words">{mark.words}</span>}
    </li>
  );
}
