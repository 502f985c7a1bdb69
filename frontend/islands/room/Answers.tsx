/** The answers below a question, and the field for who may answer. */

import { useEffect, useRef, useState } from "preact/hooks";
import { notePlace } from "../../room/places";
import { ContentText } from "./ContentText";
import { withField } from "./compose-kinds";
import { useRoom } from "./context";
import { Field } from "./Field";
import type { Shown } from "./items";
import { said } from "./texts";

export function Answers({ question, isPresent }: { question: Shown; isPresent: boolean }) {
  const model = useRoom();
  const given = model.contents.childrenOf(question.item).flatMap((item) => {
    const one = model.shelf.value.byItem.get(item);
    const content = one && model.contents.of(item, one.revision);
    return content && !content.locked && content.parent === question.item ? [{ one, content }] : [];
  });
  return (
    <>
      {given.map(({ one, content }) => (
        <div key={one.item} class="answer">
          <p class="contribution-by">
            <strong>{one.by ? model.nameOf(one.by) : said().nameless}</strong>
          </p>
          <ContentText content={content} />
        </div>
      ))}
      {isPresent && given.length === 0 && !question.isHidden && <AnswerField question={question} />}
    </>
  );
}

function AnswerField({ question }: { question: Shown }) {
  const model = useRoom();
  const t = said();
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen) box.current?.querySelector("textarea")?.focus();
  }, [isOpen]);
  const part = model.pen.value;
  const state = model.known.value?.state;
  if (part?.writing?.kind !== "answer" || !state) return null;
  const place = model.draftPlace.value ?? notePlace;
  const name = `answer:${question.item}`;
  const draft = model.typing.draftOf(place);
  const text = draft.fields[name] ?? "";
  const send = async () => {
    const answer = { kind: "answer", parent: question.item, text: text.trim() } as const;
    if (!(await model.contribute([answer], state))) return model.say(t.notSent);
    await model.typing.leave(place, withField(model.typing.draftOf(place), name, ""));
    setOpen(false);
  };
  if (!isOpen && text === "")
    return (
      <div>
        <button type="button" class="small" onClick={() => setOpen(true)}>
          {t.answer}
        </button>
      </div>
    );
  return (
    <div class="answer" ref={box}>
      <Field
        label={t.kind["answer"] ?? ""}
        value={text}
        onValue={(value) => model.typing.write(place, withField(draft, name, value))}
        saving={text ? model.typing.saving.value.get(place) : undefined}
        rows={2}
      >
        <button type="button" class="small" disabled={!part.mayWrite || text.trim() === ""} onClick={() => void send()}>
          {t.answer}
        </button>
      </Field>
    </div>
  );
}
