/** Before a meeting: my own open resolutions, to look at how they stand and to take a word of it along. */

import { useState } from "preact/hooks";
import type { Kept } from "../own/shelf";
import type { Resolution } from "../own/values";
import { Button, Notice } from "../parts/parts";
import { dueOf, inOrderOfDue } from "./due";
import { Tell } from "./ResolutionCard";
import { dayOf } from "./search";
import { dayIn, texts } from "./texts";
import type { OwnResolutions } from "./useOwnResolutions";

const most = 5;

interface Props {
  readonly mine: OwnResolutions;
  /** Puts a word ready for the step that looks back; null when this meeting has none. */
  readonly onReady: ((words: string) => void) | null;
}

export function OpenResolutions({ mine, onReady }: Props) {
  const t = texts().resolution;
  const today = dayOf(new Date().toISOString());
  const [first] = useState(() => mine.list); // what was settled on this page stays in sight
  const shown = inOrderOfDue(first, today).filter(({ value }) => dueOf(value, today) !== "settled");
  const now = (kept: Kept<Resolution>) => mine.list.find(({ id }) => id === kept.id) ?? kept;
  if (shown.length === 0) return null;
  return (
    <section class="my-resolutions">
      <h3>{t.mine}</h3>
      <p>{t.mineLead}</p>
      {mine.fault && <Notice tone="error">{mine.fault}</Notice>}
      <ul class="plain-list stack">
        {shown.slice(0, most).map((kept) => (
          <One key={kept.id} kept={now(kept)} mine={mine} onReady={onReady} />
        ))}
      </ul>
      <p>
        <a href="/leren/voornemens/">{t.all}</a>
      </p>
    </section>
  );
}

function One({ kept, mine, onReady }: Props & { readonly kept: Kept<Resolution> }) {
  const t = texts().resolution;
  const [isTelling, setTelling] = useState(false);
  const [isReady, setReady] = useState(false);
  const { what, when, state, words } = kept.value;
  const ready = () => {
    onReady?.([`${what.replace(/[.\s]+$/u, "")}: ${t.state(state).toLowerCase()}.`, words].filter(Boolean).join(" "));
    setReady(true);
  };
  return (
    <li class="card">
      <p class="contribution-text" dir="auto">
        {what}
      </p>
      <p class="hint">{[t.state(state), when && dayIn(when), words].filter(Boolean).join(" · ")}</p>
      {isTelling ? (
        <Tell kept={kept} onKeep={mine.keep} onDone={() => setTelling(false)} />
      ) : (
        <div class="row">
          <Button look="quiet" onPress={() => setTelling(true)}>
            {t.how}
          </Button>
          {onReady && !isReady && (state !== "open" || words !== "") && (
            <Button look="text" onPress={ready}>
              {t.ready}
            </Button>
          )}
        </div>
      )}
      {isReady && <p role="status">{t.isReady}</p>}
    </li>
  );
}
