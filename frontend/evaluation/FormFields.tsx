/** The questions of a form as fields: a text, five places with words at both ends, or choices. */

import { useId } from "preact/hooks";
import { SavingWords } from "../beforehand/Saving";
import { Field } from "../parts/parts";
import type { Saving } from "../room/drafts";
import type { Fields, Question } from "./answers";
import { texts } from "./texts";

interface Props {
  readonly questions: readonly Question[];
  readonly fields: Fields;
  readonly saving: Saving;
  readonly onField: (key: string, value: string) => void;
}

export function FormFields({ questions, fields, saving, onField }: Props) {
  return (
    <>
      {questions.map((question) => {
        const own = { question, value: fields[question.key] ?? "", onValue: (to: string) => onField(question.key, to) };
        if (question.kind === "text")
          return <Field key={question.key} label={question.text} rows={3} value={own.value} onValue={own.onValue} />;
        return <Places key={question.key} {...own} />;
      })}
      <p class="hint">
        <SavingWords saving={saving} />
      </p>
    </>
  );
}

interface PlacesProps {
  readonly question: Question;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** Radio buttons: a keyboard goes through them with its arrows. A scale has its words below both ends. */
function Places({ question, value, onValue }: PlacesProps) {
  const name = useId();
  const isScale = question.kind === "scale";
  const places = isScale ? SCALE_PLACES.map((place) => [place, place] as const) : placesOf(question);
  return (
    <fieldset class="utrecht-form-field" aria-describedby={isScale ? `${name}-ends` : undefined}>
      <legend>{question.text}</legend>
      <div class={isScale ? "scale" : ""}>
        {places.map(([place, label]) => (
          <label key={place} class="choice">
            <input type="radio" name={name} value={place} checked={value === place} onChange={() => onValue(place)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {isScale && (
        <p class="scale-ends hint" id={`${name}-ends`}>
          <span>{texts().place(1, question.low, question.high)}</span>
          <span>{texts().place(5, question.low, question.high)}</span>
        </p>
      )}
    </fieldset>
  );
}

const SCALE_PLACES = ["1", "2", "3", "4", "5"] as const;

/** Each place with its words; of a scale only the ends have more than their number. */
export function placesOf({ kind, low, high, choices }: Question): readonly (readonly [string, string])[] {
  if (kind === "choice") return choices.map((choice, at) => [String(at), choice]);
  return SCALE_PLACES.map((place) => [place, texts().place(Number(place), low, high)]);
}
