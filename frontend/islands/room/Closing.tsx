/** After the meeting: what did we do? The resolutions, the best suggestions, and what it brought me. */

import { notePlace } from "../../room/places";
import { ContentText } from "./ContentText";
import { inWords, useRoom } from "./context";
import { type Shown, shownItems } from "./items";
import { LiveCircle } from "./Stage";
import { Tally } from "./Tally";
import { said } from "./texts";

export function Closing() {
  const model = useRoom();
  const t = said();
  const items = shownItems(model);
  const resolutions = items.filter((one) => outputOf(one) === "resolution");
  const asksResolution = model.page.script.phase.some((phase) => phase.output === "resolution");
  const lists = model.page.script.phase.flatMap((phase, index) => {
    const found = items.filter((one) => one.phase === index);
    return phase.output === "list" && found.length > 0 ? [{ phase, found }] : [];
  });
  const evaluations = items.filter((one) => kindOf(one) === "evaluation" && one.by === model.page.me);
  const notes = model.typing.draftOf(notePlace).text.trim();

  function outputOf(one: Shown): string | undefined {
    return model.page.script.phase[one.phase]?.output;
  }

  function kindOf(one: Shown): string | null {
    const content = model.contents.of(one.item, one.revision);
    return content && !content.locked ? content.kind : null;
  }

  return (
    <div class="room-closing">
      <div class="room-circle-small">
        <LiveCircle />
      </div>
      <h1 tabIndex={-1}>{t.closedTitle}</h1>
      <p class="lead">{t.closedText}</p>
      {resolutions.length > 0 ? (
        <Block title={t.resolutions} items={resolutions} />
      ) : (
        asksResolution && <p class="hint">{t.noResolution}</p>
      )}
      {lists.map(({ phase, found }) => (
        <Block key={phase.key} title={inWords(phase.title)} items={found} />
      ))}
      {evaluations.length > 0 && <Block title={t.myEvaluation} items={evaluations} />}
      {notes && (
        <section class="room-group">
          <h2>
            {t.myNotes} <span class="tag">{t.onlyYours}</span>
          </h2>
          <p class="contribution-text card" dir="auto">
            {notes}
          </p>
        </section>
      )}
      <p>
        <a class="button primary" href={`/groepen/${model.page.group}/`}>
          {t.backToGroup}
        </a>
      </p>
    </div>
  );
}

function Block({ title, items }: { title: string; items: readonly Shown[] }) {
  const model = useRoom();
  return (
    <section class="room-group">
      <h2>{title}</h2>
      <Tally items={items} isTitled={false} />
      <ul class="plain-list stack">
        {items.map((one) => (
          <li key={one.item} class="card">
            <p class="contribution-by">
              <strong>{one.by ? model.nameOf(one.by) : said().nameless}</strong>
            </p>
            <ContentText content={model.contents.of(one.item, one.revision)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
