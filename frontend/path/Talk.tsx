/** Choosing exactly which parts to show in a talk, and seeing the very text that the other would see. */

import { useState } from "preact/hooks";
import { HandedText } from "../handing/HandedText";
import { HandOver } from "../handing/HandOver";
import { handedOf, textOf } from "../handing/hand";
import type { Keyring } from "../keyring/types";
import { Button } from "../parts/parts";
import { download } from "../takeaway/download";
import type { Facts } from "./facts";
import { exactText, headOf } from "./handing";
import type { Moment } from "./moments";
import { texts } from "./texts";
import { wordingOf } from "./useFound";

interface Props {
  readonly keyring: Keyring;
  readonly facts: Facts;
  readonly moments: readonly Moment[];
}

export function Talk({ keyring, facts, moments }: Props) {
  const t = texts().talk;
  const wording = wordingOf(facts);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Moment>>(new Map());
  const toggle = (moment: Moment) => {
    const next = new Map(chosen);
    if (!next.delete(moment.id)) next.set(moment.id, moment);
    setChosen(next);
  };
  const parts = [...chosen.values()];
  const handed = handedOf(parts, ({ group }) => (group ? wording.group(group) : ""));
  const save = () => download(new TextEncoder().encode(`${exactText(parts, wording)}\n`), "kring-gesprek.txt");
  return (
    <section class="card path-talk no-print">
      <h2>{t.title}</h2>
      <p>{t.lead}</p>
      <fieldset>
        <legend>{t.choose}</legend>
        <div class="path-choices">
          {moments.map((moment) => (
            <label key={moment.id} class="choice">
              <input type="checkbox" checked={chosen.has(moment.id)} onChange={() => toggle(moment)} />
              <span>
                {headOf(moment, wording)}
                <span class="hint path-glance" dir="auto">
                  {moment.parts[0]?.text.slice(0, 120)}
                </span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <h3>{t.text}</h3>
      <p role="status" class="hint">
        {chosen.size === 0 ? t.none : t.chosen(chosen.size)}
      </p>
      {chosen.size > 0 && (
        <>
          <div class="path-exact">
            <HandedText moments={handed.moments} level={4} />
          </div>
          <HandOver keyring={keyring} what={{ text: textOf(handed), of: parts.map(({ id }) => id) }} />
          <p class="hint">{t.care}</p>
          <div class="row">
            <Button look="quiet" onPress={save}>
              {t.save}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
