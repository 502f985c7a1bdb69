/** What came of one poll: whether somebody wants to talk first, and a band for each statement. */

import { Notice } from "../parts/parts";
import type { Asked } from "./reading";
import { said, statements } from "./statements";
import { type Band, isTurned, type Told } from "./telling";
import { dayOf, texts } from "./texts";

export function Result({ asked }: { readonly asked: Asked }) {
  const t = texts().result;
  return (
    <section class="card pulse-result">
      <h2>{t.title(dayOf(asked.poll.opened))}</h2>
      {asked.state === "void" && <p>{t.void}</p>}
      {asked.reason && <Notice tone="error">{t.refused(asked.reason)}</Notice>}
      {asked.told && !asked.reason && <Counted told={asked.told} />}
    </section>
  );
}

function Counted({ told }: { readonly told: Told }) {
  const t = texts().result;
  if (told.answered === 0) return <p>{t.silent}</p>;
  return (
    <>
      <p>{t.count(told.answered, told.members)}</p>
      <Wish first={told.first} />
      {told.why === "few" && told.first !== null && <p>{t.tooFew}</p>}
      {told.why === "difference" && <p>{t.difference}</p>}
      {told.bands && <Bands bands={told.bands} />}
    </>
  );
}

function Wish({ first }: { readonly first: boolean | null }) {
  const t = texts().result;
  if (first === null) return <p>{t.tooFewForWish}</p>;
  if (!first) return <p>{t.nobodyFirst}</p>;
  return (
    <Notice tone="warning" title={t.first}>
      <p>{t.firstHow}</p>
    </Notice>
  );
}

function Bands({ bands }: { readonly bands: readonly Band[] }) {
  const t = texts().result;
  return (
    <dl class="pulse-bands">
      {statements.map((statement, at) => (
        <div key={statement.nl}>
          <dt>
            {said(statement)}
            {isTurned(at) && <span class="hint">{t.turned}</span>}
          </dt>
          <dd>
            <BandMark band={bands[at] ?? "mixed"} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A word, and one, two or three filled blocks beside it: never colour alone. */
export function BandMark({ band }: { readonly band: Band }) {
  const filled = { few: 1, mixed: 2, most: 3 }[band];
  return (
    <span class={`pulse-band is-${band}`}>
      <span class="pulse-blocks" aria-hidden="true">
        {[1, 2, 3].map((block) => (
          <i key={block} class={block <= filled ? "is-filled" : ""} />
        ))}
      </span>
      {texts().result.bands[band]}
    </span>
  );
}
