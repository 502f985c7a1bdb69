/** Searching and narrowing what is shown. Nothing of it leaves this page. */

import { useId } from "preact/hooks";
import { Button, Field } from "../parts/parts";
import type { Facts } from "./facts";
import { kinds, type Moment, type MomentKind } from "./moments";
import { everything, type Wanted } from "./search";
import { texts } from "./texts";

interface Props {
  readonly facts: Facts;
  readonly moments: readonly Moment[];
  readonly wanted: Wanted;
  readonly onWanted: (wanted: Wanted) => void;
  readonly count: number;
}

export function Find({ facts, moments, wanted, onWanted, count }: Props) {
  const t = texts().find;
  const isNarrow = wanted !== everything;
  return (
    <search class="path-find no-print">
      <Field label={t.label} value={wanted.words} onValue={(words) => onWanted({ ...wanted, words })} />
      <details>
        <summary>{t.narrow}</summary>
        <Kinds moments={moments} wanted={wanted} onWanted={onWanted} />
        {facts.groups.length > 1 && <Groups facts={facts} wanted={wanted} onWanted={onWanted} />}
        <div class="path-period">
          <Day label={t.from} value={wanted.from} onValue={(from) => onWanted({ ...wanted, from })} />
          <Day label={t.until} value={wanted.until} onValue={(until) => onWanted({ ...wanted, until })} />
        </div>
      </details>
      <div class="row">
        <p role="status" class="hint">
          {t.found(count)}
        </p>
        {isNarrow && (
          <Button look="text" onPress={() => onWanted(everything)}>
            {t.clear}
          </Button>
        )}
      </div>
    </search>
  );
}

type PartProps = Pick<Props, "moments" | "wanted" | "onWanted">;

/** Only kinds that there are. */
function Kinds({ moments, wanted, onWanted }: PartProps) {
  const t = texts();
  const toggle = (kind: MomentKind) => {
    const chosen = new Set(wanted.kinds);
    if (!chosen.delete(kind)) chosen.add(kind);
    onWanted({ ...wanted, kinds: chosen });
  };
  return (
    <fieldset>
      <legend>{t.find.kinds}</legend>
      <div class="path-kinds">
        {kinds
          .filter((kind) => moments.some((moment) => moment.kind === kind))
          .map((kind) => (
            <label key={kind} class="choice">
              <input type="checkbox" checked={wanted.kinds.has(kind)} onChange={() => toggle(kind)} />
              <span class={`path-dot path-${kind}`} aria-hidden="true" />
              {t.plural[kind]}
            </label>
          ))}
      </div>
    </fieldset>
  );
}

function Groups({ facts, wanted, onWanted }: Pick<Props, "facts" | "wanted" | "onWanted">) {
  const t = texts().find;
  const id = useId();
  return (
    <div class="utrecht-form-field">
      <label for={id}>{t.group}</label>
      <select
        id={id}
        value={wanted.group}
        onChange={(event) => onWanted({ ...wanted, group: event.currentTarget.value })}
      >
        <option value="">{t.allGroups}</option>
        {facts.groups.map((group) => (
          <option key={group.id} value={group.id}>
            {group.name}
          </option>
        ))}
      </select>
    </div>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

export function Day({ label, value, onValue }: DayProps) {
  const id = useId();
  return (
    <div class="utrecht-form-field">
      <label for={id}>{label}</label>
      <input id={id} type="date" value={value} onInput={(event) => onValue(event.currentTarget.value)} />
    </div>
  );
}
