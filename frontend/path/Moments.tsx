/** The list of moments: some at a time, so that a page with hundreds stays quick; all of them on paper. */

import { useEffect, useState } from "preact/hooks";
import { leading } from "../handing/handed";
import { names } from "../handing/names";
import { Button } from "../parts/parts";
import type { Facts } from "./facts";
import type { Moment } from "./moments";
import { dayIn, monthIn, texts } from "./texts";

const atOnce = 40;

interface Props {
  readonly facts: Facts;
  readonly moments: readonly Moment[];
}

export function Moments({ facts, moments }: Props) {
  const t = texts();
  const [shown, setShown] = useState(atOnce);
  const isPrinting = usePrinting();
  const visible = isPrinting ? moments : moments.slice(0, shown);
  const rest = moments.length - visible.length;
  return (
    <section class="path-moments">
      <h2>{t.all}</h2>
      <ol class="plain-list stack">
        {visible.map((moment, at) => (
          <One key={moment.id} moment={moment} facts={facts} heading={headingIfNew(moment, visible[at - 1])} />
        ))}
      </ol>
      {rest > 0 && (
        <p class="no-print">
          <Button look="quiet" onPress={() => setShown(shown + 2 * atOnce)}>
            {t.find.more(Math.min(rest, 2 * atOnce))}
          </Button>
        </p>
      )}
    </section>
  );
}

/** A month, or that from here on it is still to come. */
function headingIfNew(moment: Moment, before: Moment | undefined): string {
  const of = ({ at, isComing }: Moment) => (isComing ? texts().coming : monthIn(at));
  return before && of(before) === of(moment) ? "" : of(moment);
}

/** True while the browser lays out paper. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const paper = window.matchMedia("print");
    const look = () => setPrinting(paper.matches);
    const begin = () => setPrinting(true);
    paper.addEventListener("change", look);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", look);
    return () => {
      paper.removeEventListener("change", look);
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", look);
    };
  }, []);
  return isPrinting;
}

interface OneProps {
  readonly moment: Moment;
  readonly facts: Facts;
  readonly heading: string;
}

function One({ moment, facts, heading }: OneProps) {
  const t = texts();
  const { kind, at, group, title, parts } = moment;
  const name = facts.groups.find((one) => one.id === group)?.name;
  return (
    <li class={`path-moment path-${kind}`}>
      {heading && <p class="path-month">{heading}</p>}
      <article class="card">
        <p class="path-head">
          <strong>{names().kinds[kind]}</strong> <time dateTime={at}>{dayIn(at)}</time>
        </p>
        {(title || name) && <p class="hint">{[title, name].filter(Boolean).join(" · ")}</p>}
        {parts.map(({ label, text }) => (
          <p key={label + text} class="contribution-text" dir="auto">
            {label && <span class="path-label">{leading(label)} </span>}
            {text}
          </p>
        ))}
        {kind === "meeting" && (
          <p class="no-print">
            <a href={addressOf(moment)}>
              {t.toMeeting}
              <span class="visually-hidden"> {dayIn(at)}</span>
            </a>
          </p>
        )}
      </article>
    </li>
  );
}

/** Of a meeting; one in writing has a page in its group. */
function addressOf({ id, meeting, group }: Moment): string {
  return meeting ? `/bijeenkomsten/${meeting}/` : `/groepen/${group}/schriftelijk/${id.slice("round/".length)}/`;
}
