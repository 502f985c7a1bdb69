/** Rating: one touch per item, on the levels that the method names. */

import { useId } from "preact/hooks";
import type { Aspect } from "../../room/wire";
import { Reason, type SharedFields } from "./ComposeFields";
import { rateField, withField } from "./compose-kinds";
import { inWords, useRoom } from "./context";
import { textOf } from "./items";
import { said } from "./texts";

interface Props extends SharedFields {
  readonly candidates: readonly string[];
  readonly scale: readonly Aspect[];
}

export function RatingFields({ candidates, scale, ...shared }: Props) {
  const t = said();
  const { draft, change } = shared;
  const rated = candidates.filter((item) => draft.fields[rateField(item)]).length;
  return (
    <>
      <p class="room-label">
        <strong>{t.kind["rating"]}</strong>
      </p>
      <p class="hint">{t.rated(rated, candidates.length)}</p>
      {candidates.length === 0 && <p class="hint">{t.nothingToChoose}</p>}
      {candidates.map((item) => (
        <Rated
          key={item}
          item={item}
          scale={scale}
          level={draft.fields[rateField(item)] ?? ""}
          onLevel={(level) => change(withField(draft, rateField(item), level))}
        />
      ))}
      <Reason {...shared} />
    </>
  );
}

interface RatedProps {
  readonly item: string;
  readonly scale: readonly Aspect[];
  readonly level: string;
  readonly onLevel: (level: string) => void;
}

function Rated({ item, scale, level, onLevel }: RatedProps) {
  const model = useRoom();
  const name = useId();
  return (
    <fieldset class="rated">
      <legend dir="auto">{textOf(model, item)}</legend>
      <div class="levels">
        {scale.map((one) => (
          <label key={one.key} class="level">
            <input type="radio" name={name} checked={level === one.key} onChange={() => onLevel(one.key)} />
            <span>{inWords(one)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
