/** The group's own line over time: for each statement a picture, and the same as a table. Broken where people changed. */

import type { Asked } from "./reading";
import { said, statements } from "./statements";
import type { Band } from "./telling";
import { dayOf, texts } from "./texts";

interface Point {
  readonly asked: Asked;
  readonly bands: readonly Band[] | null;
}

const levels: Readonly<Record<Band, number>> = { few: 2, mixed: 1, most: 0 };
const [stepAcross, stepDown, edge] = [64, 18, 12];

/** Two results or more; one is no line. */
export function Line({ asked }: { readonly asked: readonly Asked[] }) {
  const t = texts().line;
  const points = asked.map((one) => ({ asked: one, bands: one.reason ? null : (one.told?.bands ?? null) }));
  if (points.filter((point) => point.bands).length < 2) return null;
  return (
    <section class="pulse-line">
      <h2>{t.title}</h2>
      <p>{t.lead}</p>
      <ul class="plain-list">
        {statements.map((statement, at) => (
          <li key={statement.nl}>
            <p>{said(statement)}</p>
            <div class="pulse-moved">
              <Picture points={points} at={at} />
              <span aria-hidden="true">{movedOf(points, at)}</span>
            </div>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t.table}</summary>
        <div class="pulse-table">
          <Table points={points} />
        </div>
      </details>
    </section>
  );
}

/** From the first result to the newest, in words: the picture alone does not say what is up. */
function movedOf(points: readonly Point[], at: number): string {
  const names = texts().line.levels;
  const told = points.flatMap(({ bands }) => bands?.[at] ?? []);
  const ends = [told.at(0), told.at(-1)].flatMap((band) => (band ? [names[band]] : []));
  return [...new Set(ends)].join(" → ");
}

function Picture({ points, at }: { readonly points: readonly Point[]; readonly at: number }) {
  const t = texts();
  const across = (place: number) => edge + place * stepAcross;
  const down = (band: Band) => edge + levels[band] * stepDown;
  const width = across(points.length - 1) + edge;
  const words = points.map(({ asked, bands }) => {
    const band = bands?.[at];
    return `${dayOf(asked.poll.opened)}: ${band ? t.result.bands[band] : t.line.none}.`;
  });
  return (
    <svg
      role="img"
      aria-label={t.line.picture(said(statements[at] ?? { nl: "", en: "" }), words.join(" "))}
      viewBox={`0 0 ${width} ${2 * edge + 2 * stepDown}`}
      style={{ maxWidth: `${width}px` }}
    >
      {[0, 1, 2].map((level) => (
        <line
          key={level}
          class="pulse-grid"
          x1="0"
          x2={width}
          y1={edge + level * stepDown}
          y2={edge + level * stepDown}
        />
      ))}
      {points.map((point, place) => {
        const before = points[place - 1];
        const [from, to] = [before?.bands?.[at], point.bands?.[at]];
        if (!before || !from || !to || before.asked.poll.epoch !== point.asked.poll.epoch) return null;
        const ends = { x1: across(place - 1), y1: down(from), x2: across(place), y2: down(to) };
        return <line key={point.asked.poll.id} class="pulse-stroke" {...ends} />;
      })}
      {points.map((point, place) => {
        const band = point.bands?.[at];
        return (
          band && <circle key={point.asked.poll.id} class={`is-${band}`} cx={across(place)} cy={down(band)} r="6" />
        );
      })}
    </svg>
  );
}

function Table({ points }: { readonly points: readonly Point[] }) {
  const t = texts();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t.result.statement}</th>
          {points.map(({ asked }, place) => (
            <th key={asked.poll.id} scope="col">
              {dayOf(asked.poll.opened)}
              {place > 0 && points[place - 1]?.asked.poll.epoch !== asked.poll.epoch && (
                <span class="hint"> ({t.line.broken})</span>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {statements.map((statement, at) => (
          <tr key={statement.nl}>
            <th scope="row">{said(statement)}</th>
            {points.map(({ asked, bands }) => {
              const band = bands?.[at];
              return <td key={asked.poll.id}>{band ? t.result.bands[band] : t.line.none}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
