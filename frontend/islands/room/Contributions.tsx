/** What the group wrote, opened on this device: the present step first, then the earlier steps that it builds on. */

import { useRef, useState } from "preact/hooks";
import type { Opened } from "../../keyring/types";
import type { Content } from "../../room/contents";
import type { RoomModel } from "../../room/model";
import { sameOr } from "../../room/shelf";
import { structured } from "../../room/structure";
import type { Aspect, Phase } from "../../room/wire";
import { Answers } from "./Answers";
import { ContentText } from "./ContentText";
import { inWords, useRoom } from "./context";
import { Field } from "./Field";
import { itemsOf, type Shown } from "./items";
import { memo } from "./memo";
import { Tally } from "./Tally";
import { said } from "./texts";

export const Contributions = memo(() => {
  const model = useRoom();
  const t = said();
  const now = model.phaseNow.value;
  const phase = model.page.script.phase[now];
  const items = itemsOf(model, [now]);
  const here = useSame(items.filter((one) => one.visit === model.visitNow.value));
  const mine = useSame(here.filter((one) => one.isHidden));
  const before = items.filter((one) => one.visit !== model.visitNow.value && !one.isHidden);
  const written = useSame([...here.filter((one) => !one.isHidden), ...before]);
  if (!phase || model.stage.value !== "open") return null;
  const earlier = phase.shows
    .map((key) => model.page.script.phase.findIndex((each) => each.key === key))
    .filter((index) => index >= 0 && index !== now);
  return (
    <>
      <Group title={t.mineHere} items={mine} isPresent />
      <Tally items={here} />
      <Group title={t.written} items={written} isPresent />
      {phase.shows.includes("last-resolutions") && <LastResolutions />}
      {earlier.map((index) => (
        <Earlier key={index} phase={index} />
      ))}
    </>
  );
});

/** The same array for as long as it holds the same, so that what is below it stays as it was drawn. */
function useSame<One>(items: readonly One[]): readonly One[] {
  const before = useRef(items);
  before.current = sameOr(before.current, items);
  return before.current;
}

function Earlier({ phase }: { phase: number }) {
  const model = useRoom();
  const items = useSame(itemsOf(model, [phase]).filter((one) => !one.isHidden));
  const title = model.page.script.phase[phase]?.title;
  return title ? <Group title={said().from(inWords(title))} items={items} isPresent={false} /> : null;
}

/** Answers stand below their question, so they are not listed again. */
const Group = memo(({ title, items, isPresent }: GroupProps) => {
  const model = useRoom();
  const ids = new Set(items.map((one) => one.item));
  const first = items.filter((one) => {
    const content = model.contents.of(one.item, one.revision);
    return !(content && !content.locked && content.parent !== null && ids.has(content.parent));
  });
  if (first.length === 0) return null;
  const aspects = aspectsOf(model.page.script.phase[first[0]?.phase ?? -1]);
  return (
    <section class="room-group">
      <h2>{title}</h2>
      {aspects.length > 1 ? (
        <Columns aspects={aspects} items={first} isPresent={isPresent} />
      ) : (
        <Cards items={first} isPresent={isPresent} />
      )}
    </section>
  );
});

interface GroupProps {
  readonly title: string;
  readonly items: readonly Shown[];
  readonly isPresent: boolean;
}

function Cards({ items, isPresent, isInColumn = false }: CardsProps) {
  return (
    <ul class="plain-list stack">
      {items.map((one) => (
        <li key={one.item}>
          <Card one={one} isPresent={isPresent} isInColumn={isInColumn} />
        </li>
      ))}
    </ul>
  );
}

interface CardsProps {
  readonly items: readonly Shown[];
  readonly isPresent: boolean;
  readonly isInColumn?: boolean;
}

/** A column for each angle from which the group wrote; below each other where there is no room beside each other. */
function Columns({ aspects, items, isPresent }: CardsProps & { aspects: readonly Aspect[] }) {
  const model = useRoom();
  const t = said();
  const aspectOf = (one: Shown) => {
    const content = model.contents.of(one.item, one.revision);
    return content && !content.locked ? structured(content.kind, content.text).aspect : undefined;
  };
  const keys = aspects.map(({ key }) => key);
  const others = items.filter((one) => !keys.includes(aspectOf(one) ?? ""));
  return (
    <>
      <div class="columns">
        {aspects.map((aspect) => {
          const found = items.filter((one) => aspectOf(one) === aspect.key);
          return (
            <section key={aspect.key} class="column">
              <h3>{inWords(aspect)}</h3>
              {found.length === 0 ? (
                <p class="hint">{t.emptyColumn}</p>
              ) : (
                <Cards items={found} isPresent={isPresent} isInColumn />
              )}
            </section>
          );
        })}
      </div>
      {others.length > 0 && <Cards items={others} isPresent={isPresent} />}
    </>
  );
}

const Card = memo(({ one, isPresent, isInColumn }: { one: Shown; isPresent: boolean; isInColumn: boolean }) => {
  const model = useRoom();
  const t = said();
  const [isEditing, setEditing] = useState(false);
  const content = model.contents.of(one.item, one.revision);
  const isOpen = one.phase === model.phaseNow.value && one.visit === model.visitNow.value; // the server takes changes while its step is open
  const mayChange = isOpen && isPresent && isMine(model, one, content);
  return (
    <article class={`card contribution${one.isHidden ? " contribution-hidden" : ""}`}>
      <p class="contribution-by">
        <strong>{one.by ? model.nameOf(one.by) : t.nameless}</strong>
        {one.scribe && <span class="hint"> · {t.ways.scribedBy(model.nameOf(one.scribe))}</span>}
        {one.revision > 1 && <span class="hint"> · {t.changed}</span>}
        {one.isHidden && <span class="tag">{t.onlyYouNow}</span>}
      </p>
      {isEditing && content && !content.locked ? (
        <Editor one={one} content={content} done={() => setEditing(false)} />
      ) : (
        <ContentText content={content} isInColumn={isInColumn} />
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
});

/** What has no name for others is known on its author's own device. */
function isMine(model: RoomModel, one: Shown, content: Content | undefined): boolean {
  if (one.by) return (one.scribe ?? one.by) === model.page.me;
  return content !== undefined && !content.locked && content.author === model.page.me;
}

/** A choice, a rating or a ranking is made anew rather than edited as text. */
function hasParts(content: Opened): boolean {
  return ["choice", "rating", "ranking"].includes(content.kind);
}

function Editor({ one, content, done }: { one: Shown; content: Opened; done: () => void }) {
  const model = useRoom();
  const t = said();
  const { text, aspect } = structured(content.kind, content.text);
  const [value, setValue] = useState(text);
  const [column, setColumn] = useState(aspect);
  const aspects = aspectsOf(model.page.script.phase[one.phase]);
  const save = async () => {
    const next = column === undefined ? value.trim() : JSON.stringify({ aspect: column, text: value.trim() });
    await model.revise(one.item, { kind: content.kind, parent: content.parent, text: next });
    done();
  };
  return (
    <>
      <Field label={t.kind[content.kind] ?? ""} value={value} onValue={setValue} />
      {aspects.length > 1 && (
        <fieldset class="rated">
          <legend>{t.column}</legend>
          <div class="levels">
            {aspects.map((each) => (
              <label key={each.key} class="level">
                <input
                  type="radio"
                  name={one.item}
                  checked={column === each.key}
                  onChange={() => setColumn(each.key)}
                />
                <span>{inWords(each)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
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

function aspectsOf(phase: Phase | undefined): readonly Aspect[] {
  return phase?.writes.find((writing) => writing.aspects.length > 1)?.aspects ?? [];
}
