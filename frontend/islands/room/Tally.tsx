/** What the group chose, rated or put in order, counted on this device once it may be seen. */

import { type Counted, tallied, type Voice } from "../../room/tally";
import type { Aspect } from "../../room/wire";
import { inWords, useRoom } from "./context";
import type { Shown } from "./items";
import { textOf } from "./items";
import { said } from "./texts";

const counted = ["choice", "rating", "ranking"];

/** One voice is no vote: the card itself says what it says. */
export function Tally({ items, isTitled = true }: { items: readonly Shown[]; isTitled?: boolean }) {
  const model = useRoom();
  const voices = items.flatMap((one): Voice[] => {
    const content = model.contents.of(one.item, one.revision);
    return content && !content.locked && !one.isHidden && counted.includes(content.kind)
      ? [{ ...content, by: one.by }]
      : [];
  });
  const kind = voices[0]?.kind;
  if (!kind || voices.length < 2) return null;
  const phase = model.page.script.phase[items[0]?.phase ?? -1];
  const scale = phase?.writes.find((writing) => writing.kind === kind)?.scale ?? [];
  return (
    <section class="room-group tally">
      {isTitled ? <h2>{said().tally(voices.length)}</h2> : <p class="hint">{said().tally(voices.length)}</p>}
      <ol class="plain-list stack">
        {tallied(kind, voices).map((one) => (
          <li key={one.item} class="side-line tally-line">
            <span class="tally-text" dir="auto">
              {textOf(model, one.item)}
            </span>
            <Figures kind={kind} one={one} all={voices.length} scale={scale} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface FiguresProps {
  readonly kind: string;
  readonly one: Counted;
  readonly all: number;
  readonly scale: readonly Aspect[];
}

function Figures({ kind, one, all, scale }: FiguresProps) {
  const t = said();
  if (kind === "rating")
    return (
      <span class="row tally-levels">
        {scale.map((level) => (
          <span key={level.key} class={one.levels[level.key] ? "tag" : "tag tally-none"}>
            {inWords(level)} <b>{one.levels[level.key] ?? 0}</b>
          </span>
        ))}
      </span>
    );
  if (kind === "ranking") return <b>{t.meanPlace(one.place)}</b>;
  return (
    <span class="tally-count">
      <meter min={0} max={all} value={one.count} aria-hidden="true" /> <b>{t.voices(one.count)}</b>
    </span>
  );
}
