/** How each goal moved on the scale that its owner made, 0 to 10. */

import type { Kept } from "../own/shelf";
import type { Goal } from "../own/values";
import { scalePoints } from "./line";
import { dayIn, texts } from "./texts";

const width = 280;
const height = 90;

export function Scales({ goals }: { readonly goals: readonly Kept<Goal>[] }) {
  const moved = goals.filter(({ value }) => value.marks.length > 0);
  if (moved.length === 0) return null;
  return (
    <section>
      <h2>{texts().scale.title}</h2>
      <div class="stack">
        {moved.map(({ id, value }) => (
          <Scale key={id} goal={value} />
        ))}
      </div>
    </section>
  );
}

function Scale({ goal }: { readonly goal: Goal }) {
  const t = texts().scale;
  const points = scalePoints(goal.marks, width - 20, height);
  return (
    <figure class="card path-scale">
      <figcaption dir="auto">{goal.text}</figcaption>
      <svg viewBox={`-10 -8 ${width} ${height + 16}`} role="img" aria-label={t.label(goal.text)}>
        <line class="path-axis" x1={-6} x2={width - 14} y1={height} y2={height} />
        <line class="path-axis" x1={-6} x2={width - 14} y1={0} y2={0} />
        <polyline points={points.map(({ x, y }) => `${x},${y}`).join(" ")} />
        <path d={points.map(({ x, y }) => `M${x} ${y}h0`).join("")} />
      </svg>
      <p class="hint">
        0: {goal.scale.low || "–"} · 10: {goal.scale.high || "–"}
      </p>
      <details class="no-print">
        <summary>{t.table}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too */}
        <section class="table-scroll" tabIndex={0} aria-label={`${t.table}: ${goal.text}`}>
          <table class="utrecht-table">
            <thead>
              <tr>
                <th scope="col">{t.day}</th>
                <th scope="col">{t.value}</th>
                <th scope="col">{t.words}</th>
              </tr>
            </thead>
            <tbody>
              {goal.marks.map((mark) => (
                <tr key={mark.at}>
                  <th scope="row">{dayIn(mark.at)}</th>
                  <td>{mark.value}</td>
                  <td dir="auto">{mark.words}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  );
}
