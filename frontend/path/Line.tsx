/** The line of time: a lane per kind, a dot per moment. The same in numbers in a table beside it. */

import { useEffect, useMemo, useState } from "preact/hooks";
import { countsByMonth, lineOf } from "./line";
import { kinds, type Moment } from "./moments";
import { monthIn, texts } from "./texts";

const lane = 26;
const names = 132; // room at the left for the names of lanes

/** As wide as the page, so that letters are as large as elsewhere. */
function useWidth(): number {
  const read = () => Math.min(984, Math.max(320, document.documentElement.clientWidth - 40));
  const [width, setWidth] = useState(read);
  useEffect(() => {
    const look = () => setWidth(read());
    window.addEventListener("resize", look);
    return () => window.removeEventListener("resize", look);
  }, []);
  return width;
}

export function Line({ moments }: { readonly moments: readonly Moment[] }) {
  const t = texts();
  const width = useWidth();
  const [isTable, setTable] = useState(false);
  const line = useMemo(() => lineOf(moments, width - names - 12, Date.now()), [moments, width]);
  if (line === null) return null;
  const height = line.lanes.length * lane + 26;
  return (
    <section class="path-line">
      <h2>{t.line.title}</h2>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t.line.label}>
        {line.ticks.map(({ at, month }) => (
          <g key={month} class="path-tick">
            <line x1={names + at} x2={names + at} y1={0} y2={height - 20} />
            <text x={names + at + 3} y={height - 4}>
              {monthIn(month, "short")}
            </text>
          </g>
        ))}
        {line.now !== null && (
          <line class="path-now" x1={names + line.now} x2={names + line.now} y1={0} y2={height - 20} />
        )}
        {line.lanes.map(({ kind, at }, row) => {
          const y = row * lane + lane / 2;
          return (
            <g key={kind} class={`path-lane path-${kind}`}>
              <text x={0} y={y + 5}>
                {t.plural[kind]}
              </text>
              <line x1={names} x2={width - 8} y1={y} y2={y} />
              {/* One stroke of round dots: five hundred circles would be five hundred elements. */}
              <path d={at.map((x) => `M${names + x} ${y}h0`).join("")} />
            </g>
          );
        })}
      </svg>
      <details class="no-print" onToggle={(event) => setTable(event.currentTarget.open)}>
        <summary>{t.line.table}</summary>
        {isTable && <Counts moments={moments} />}
      </details>
    </section>
  );
}

function Counts({ moments }: { readonly moments: readonly Moment[] }) {
  const t = texts();
  const there = kinds.filter((kind) => moments.some((moment) => moment.kind === kind));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too
    <section class="table-scroll" tabIndex={0} aria-label={t.line.table}>
      <table class="utrecht-table">
        <thead>
          <tr>
            <th scope="col">{t.line.month}</th>
            {there.map((kind) => (
              <th key={kind} scope="col">
                {t.plural[kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {countsByMonth(moments).map(({ month, counts }) => (
            <tr key={month}>
              <th scope="row">{monthIn(month)}</th>
              {there.map((kind) => (
                <td key={kind}>{counts.get(kind) ?? 0}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
