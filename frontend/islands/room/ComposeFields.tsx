/** The fields of the kinds of writing that are more than one text: aspects, a choice, a ranking. */

import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { Icon } from "../../icons/Icon";
import type { Draft, Saving } from "../../room/drafts";
import type { Aspect } from "../../room/wire";
import { aspectField, idsIn, moved, rankingOf, withField } from "./compose-kinds";
import { inWords, useRoom } from "./context";
import { Field } from "./Field";
import { textOf } from "./items";
import { said } from "./texts";

export interface SharedFields {
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
  readonly saving: Saving | undefined;
  readonly tag: string;
  /** The button that sends, below the last field. */
  readonly send: ComponentChildren;
}

export function AspectFields({
  draft,
  change,
  saving,
  tag,
  send,
  aspects,
}: SharedFields & { aspects: readonly Aspect[] }) {
  return (
    <>
      {aspects.map((aspect, index) => (
        <Field
          key={aspect.key}
          label={inWords(aspect)}
          value={draft.fields[aspectField(aspect.key)] ?? ""}
          onValue={(value) => change(withField(draft, aspectField(aspect.key), value))}
          tag={index === 0 ? tag : undefined}
          saving={index === aspects.length - 1 ? saving : undefined}
          rows={1}
        >
          {index === aspects.length - 1 && send}
        </Field>
      ))}
    </>
  );
}

export function ChoiceFields({
  draft,
  change,
  saving,
  tag,
  send,
  candidates,
}: SharedFields & { candidates: readonly string[] }) {
  const model = useRoom();
  const t = said();
  const chosen = idsIn(draft, "chosen");
  const toggle = (item: string) => {
    const next = chosen.includes(item) ? chosen.filter((each) => each !== item) : [...chosen, item];
    change(withField(draft, "chosen", next.join(" ")));
  };
  return (
    <>
      <fieldset>
        <legend>{t.chooseFrom}</legend>
        {candidates.length === 0 && <p class="hint">{t.nothingToChoose}</p>}
        {candidates.map((item) => (
          <label key={item} class="choice">
            <input type="checkbox" checked={chosen.includes(item)} onChange={() => toggle(item)} />
            <span dir="auto">{textOf(model, item)}</span>
          </label>
        ))}
      </fieldset>
      <Reason draft={draft} change={change} saving={saving} tag={tag} send={send} />
    </>
  );
}

export function Reason({ draft, change, saving, tag, send }: SharedFields) {
  return (
    <Field
      label={said().reason}
      value={draft.text}
      onValue={(text) => change({ ...draft, text })}
      tag={tag}
      saving={saving}
      rows={2}
    >
      {send}
    </Field>
  );
}

/** In order by buttons, that work the same by touch, mouse and keyboard; what moved is said aloud. */
export function RankingFields({
  draft,
  change,
  saving,
  tag,
  send,
  candidates,
}: SharedFields & { candidates: readonly string[] }) {
  const model = useRoom();
  const t = said();
  const list = useRef<HTMLOListElement>(null);
  const [moves, setMoves] = useState("");
  const order = rankingOf(draft, candidates);
  const left = candidates.filter((item) => !order.includes(item));
  const keep = (next: readonly string[], out: readonly string[] = left) =>
    change(withField(withField(draft, "order", next.join(" ")), "out", out.join(" ")));
  const move = (item: string, by: -1 | 1) => {
    const next = moved(order, item, by);
    keep(next);
    setMoves(t.movedTo(next.indexOf(item) + 1));
    const name = by < 0 ? "up" : "down";
    requestAnimationFrame(() => {
      list.current?.querySelector<HTMLElement>(`[data-item="${item}"] [data-move="${name}"]`)?.focus();
    });
  };
  return (
    <>
      <p class="room-label">
        <strong>{t.kind["ranking"]}</strong>
      </p>
      {candidates.length === 0 && <p class="hint">{t.nothingToChoose}</p>}
      <ol class="ranking" ref={list}>
        {order.map((item, index) => (
          <li key={item} data-item={item}>
            <span class="ranking-place">{index + 1}</span>
            <span class="ranking-text" dir="auto">
              {textOf(model, item)}
            </span>
            <MoveButton
              label={t.up(textOf(model, item))}
              name="up"
              disabled={index === 0}
              onPress={() => move(item, -1)}
            />
            <MoveButton
              label={t.down(textOf(model, item))}
              name="down"
              disabled={index === order.length - 1}
              onPress={() => move(item, 1)}
            />
            <button
              type="button"
              class="text"
              onClick={() =>
                keep(
                  order.filter((each) => each !== item),
                  [...left, item],
                )
              }
            >
              {t.out}
            </button>
          </li>
        ))}
      </ol>
      {left.map((item) => (
        <p key={item} class="row hint">
          <span dir="auto">{textOf(model, item)}</span>
          <button
            type="button"
            class="text"
            onClick={() =>
              keep(
                [...order, item],
                left.filter((each) => each !== item),
              )
            }
          >
            {t.inAgain}
          </button>
        </p>
      ))}
      <p class="visually-hidden" aria-live="polite">
        {moves}
      </p>
      <Reason draft={draft} change={change} saving={saving} tag={tag} send={send} />
    </>
  );
}

interface MoveProps {
  readonly label: string;
  readonly name: "up" | "down";
  readonly disabled: boolean;
  readonly onPress: () => void;
}

/** Not `disabled`: a button that was just pressed must not lose the focus at the end of the list. */
function MoveButton({ label, name, disabled, onPress }: MoveProps) {
  return (
    <button
      type="button"
      class="small icon-button"
      data-move={name}
      aria-label={label}
      aria-disabled={disabled}
      onClick={() => !disabled && onPress()}
    >
      <Icon name={name === "up" ? "arrow-up" : "arrow-down"} />
    </button>
  );
}
