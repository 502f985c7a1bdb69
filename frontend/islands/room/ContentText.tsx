/** One opened contribution as words: a text, a choice or an order, or why it stays closed. */

import { Icon } from "../../icons/Icon";
import type { Content } from "../../room/contents";
import { structured } from "../../room/structure";
import { inWords, useRoom } from "./context";
import { textOf } from "./items";
import { said } from "./texts";

export function ContentText({ content }: { content: Content | undefined }) {
  const model = useRoom();
  const t = said();
  if (!content) return <p class="hint">{t.opening}</p>;
  if (content.locked) return <LockedWords why={content.why} who={content.who} />;
  const { text, aspect, chosen, order } = structured(content.kind, content.text);
  return (
    <>
      {aspect && <span class="tag contribution-aspect">{aspectName(model.page.script.phase, aspect)}</span>}
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
      {text && (
        <p class="contribution-text" dir="auto">
          {text}
        </p>
      )}
    </>
  );
}

function aspectName(phases: ReturnType<typeof useRoom>["page"]["script"]["phase"], key: string): string {
  const found = phases
    .flatMap((phase) => phase.writes.flatMap((writing) => writing.aspects))
    .find((each) => each.key === key);
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
