/** What the group wrote, opened on this device: the present step first, then the earlier steps that it builds on. */

import { useState } from "preact/hooks";
import type { Opened } from "../../keyring/types";
import { structured } from "../../room/structure";
import { Answers } from "./Answers";
import { ContentText } from "./ContentText";
import { inWords, useRoom } from "./context";
import { Field } from "./Field";
import { type Shown, shownItems } from "./items";
import { said } from "./texts";

export function Contributions() {
  const model = useRoom();
  const t = said();
  const state = model.known.value?.state;
  const phase = model.part.value?.phase;
  if (!state || !phase) return null;
  const items = shownItems(model);
  const here = items.filter((one) => one.phase === state.phase && one.visit === state.visit);
  const before = items.filter((one) => one.phase === state.phase && one.visit !== state.visit && !one.isHidden);
  const earlier = phase.shows
    .map((key) => model.page.script.phase.findIndex((each) => each.key === key))
    .filter((index) => index >= 0 && index !== state.phase);
  return (
    <>
      <Group title={t.mineHere} items={here.filter((one) => one.isHidden)} isPresent />
      <Group title={t.written} items={[...here.filter((one) => !one.isHidden), ...before]} isPresent />
      {phase.shows.includes("last-resolutions") && <LastResolutions />}
      {earlier.map((index) => (
        <Group
          key={index}
          title={t.from(inWords(model.page.script.phase[index]?.title ?? { nl: "", en: "" }))}
          items={items.filter((one) => one.phase === index && !one.isHidden)}
        />
      ))}
    </>
  );
}

/** Answers stand below their question, so they are not listed again. */
export function Group({
  title,
  items,
  isPresent = false,
}: {
  title: string;
  items: readonly Shown[];
  isPresent?: boolean;
}) {
  const model = useRoom();
  const ids = new Set(items.map((one) => one.item));
  const first = items.filter((one) => {
    const content = model.contents.of(one.item, one.revision);
    return !(content && !content.locked && content.parent !== null && ids.has(content.parent));
  });
  if (first.length === 0) return null;
  return (
    <section class="room-group">
      <h2>{title}</h2>
      <ul class="plain-list stack">
        {first.map((one) => (
          <li key={one.item}>
            <Card one={one} isPresent={isPresent} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Card({ one, isPresent }: { one: Shown; isPresent: boolean }) {
  const model = useRoom();
  const t = said();
  const [isEditing, setEditing] = useState(false);
  const content = model.contents.of(one.item, one.revision);
  const state = model.known.value?.state;
  const isOpen = one.phase === state?.phase && one.visit === state.visit; // the server takes changes while its step is open
  const mayChange = isOpen && isPresent && one.by === model.page.me;
  return (
    <article class={`card contribution${one.isHidden ? " contribution-hidden" : ""}`}>
      <p class="contribution-by">
        <strong>{model.nameOf(one.by)}</strong>
        {one.revision > 1 && <span class="hint"> · {t.changed}</span>}
        {one.isHidden && <span class="tag">{t.onlyYouNow}</span>}
      </p>
      {isEditing && content && !content.locked ? (
        <Editor one={one} content={content} done={() => setEditing(false)} />
      ) : (
        <ContentText content={content} />
      )}
      {content && !content.locked && content.kind === "question" && <Answers question={one} isPresent={isPresent} />}
      {mayChange && !isEditing && content && !content.locked && (
        <div class="row">
          {!hasParts(content) && (
            <button type="button" class="text" onClick={() => setEditing(true)}>
              {t.edit}
            </button>
          )}
          <button
            type="button"
            class="text"
            onClick={() => void model.perform({ kind: "withdraw", item: one.item }, t.offlineNow)}
          >
            {t.withdraw}
          </button>
        </div>
      )}
    </article>
  );
}

/** A choice or a ranking is made anew rather than edited as text. */
function hasParts(content: Opened): boolean {
  const { chosen, order } = structured(content.kind, content.text);
  return chosen !== undefined || order !== undefined;
}

function Editor({ one, content, done }: { one: Shown; content: Opened; done: () => void }) {
  const model = useRoom();
  const t = said();
  const { text, aspect } = structured(content.kind, content.text);
  const [value, setValue] = useState(text);
  const save = async () => {
    const next = aspect === undefined ? value.trim() : JSON.stringify({ aspect, text: value.trim() });
    await model.revise(one.item, { kind: content.kind, parent: content.parent, text: next });
    done();
  };
  return (
    <>
      <Field label={t.kind[content.kind] ?? ""} value={value} onValue={setValue} />
      <div class="row">
        <button type="button" class="small primary" disabled={value.trim() === ""} onClick={() => void save()}>
          {t.keepChange}
        </button>
        <button type="button" class="small" onClick={done}>
          {t.cancel}
        </button>
      </div>
    </>
  );
}

function LastResolutions() {
  const model = useRoom();
  const earlier = model.known.value?.earlier ?? [];
  if (earlier.length === 0) return null;
  return (
    <section class="room-group">
      <h2>{said().earlier}</h2>
      <ul class="plain-list stack">
        {earlier.map((one) => (
          <li key={one.item} class="card">
            <p class="contribution-by">
              <strong>{model.nameOf(one.by)}</strong>
            </p>
            <ContentText content={model.contents.of(one.item, one.revision ?? 1)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
