/** One opened contribution as words: a text, a choice or an order, or why it stays closed. */

import { Icon } from "../../icons/Icon";
import type { Content } from "../../room/contents";
import { structured } from "../../room/structure";
import type { Aspect, Phase } from "../../room/wire";
import { inWords, useRoom } from "./context";
import { textOf } from "./items";
import { said } from "./texts";

interface Props {
  readonly content: Content | undefined;
  /** The column says which aspect it is. */
  readonly isInColumn?: boolean;
}

export function ContentText({ content, isInColumn = false }: Props) {
  const model = useRoom();
  const t = said();
  if (!content) return <p class="hint">{t.opening}</p>;
  if (content.locked) return <LockedWords why={content.why} who={content.who} />;
  const { text, aspect, chosen, order, ratings } = structured(content.kind, content.text);
  return (
    <>
      {aspect && !isInColumn && (
        <span class="tag contribution-aspect">{aspectName(model.page.script.phase, aspect)}</span>
      )}
      {chosen && (
        <ul>
          {chosen.map((item) => (
            <li key={item} dir="auto">
              {textOf(model, item)}
            </li>
          ))}
        </ul>
      )}
      {order && (
        <ol>
          {order.map((item) => (
            <li key={item} dir="auto">
              {textOf(model, item)}
            </li>
          ))}
        </ol>
      )}
      {ratings && (
        <ul class="plain-list">
          {Object.entries(ratings).map(([item, level]) => (
            <li key={item} class="rated-line">
              <span class="tag">{levelName(model.page.script.phase, level)}</span>{" "}
              <span dir="auto">{textOf(model, item)}</span>
            </li>
          ))}
        </ul>
      )}
      {text && (
        <p class="contribution-text" dir="auto">
          {text}
        </p>
      )}
    </>
  );
}

function aspectName(phases: readonly Phase[], key: string): string {
  return labelOf(
    phases.flatMap((phase) => phase.writes.flatMap((writing) => writing.aspects)),
    key,
  );
}

function levelName(phases: readonly Phase[], key: string): string {
  return labelOf(
    phases.flatMap((phase) => phase.writes.flatMap((writing) => writing.scale ?? [])),
    key,
  );
}

function labelOf(labels: readonly Aspect[], key: string): string {
  const found = labels.find((each) => each.key === key);
  return found ? inWords(found) : key;
}

function LockedWords({ why, who }: { why: string; who: readonly string[] }) {
  const model = useRoom();
  const t = said();
  const sentence = why === "before-you" || why === "no-key" ? t.locked[why] : t.locked.other;
  const names = who.map((person) => model.nameOf(person)).join(", ");
  return (
    <div class="contribution-locked">
      <p>
        <Icon name="lock" /> {sentence} {names && `(${names})`}
      </p>
      {why === "no-key" && (
        <a class="button small" href={`/groepen/${model.page.group}/`}>
          {t.toGroup}
        </a>
      )}
    </div>
  );
}
