/** The circle of roles that somebody really had, with the same numbers beside it. */

import { names } from "../handing/names";
import type { Facts } from "./facts";
import { type Slice, slicesOf } from "./line";
import { texts } from "./texts";

const radius = 52;
const around = 2 * Math.PI * radius;

/** One role a meeting at the least: who had none thought along. */
function held(facts: Facts): string[] {
  const been = facts.meetings.filter((meeting) => meeting.is_over && meeting.was_there);
  return been.flatMap(({ roles }) => (roles.length > 0 ? roles : ["adviser"]));
}

export function Roles({ facts }: { readonly facts: Facts }) {
  const t = texts().roles;
  const slices = slicesOf(held(facts));
  if (slices.length === 0) return null;
  const nameOf = (role: string) => names().naming.roles[role] ?? role;
  const words = slices.map(({ role, count }) => `${nameOf(role)}: ${count}`).join(", ");
  return (
    <section>
      <h2>{t.title}</h2>
      <div class="card path-roles">
        <svg viewBox="-70 -70 140 140" role="img" aria-label={t.label(words)}>
          {slices.map((slice, at) => (
            <Arc key={slice.role} slice={slice} at={at} />
          ))}
        </svg>
        <table class="utrecht-table">
          <thead>
            <tr>
              <th scope="col">{t.role}</th>
              <th scope="col">{t.times}</th>
            </tr>
          </thead>
          <tbody>
            {slices.map(({ role, count }, at) => (
              <tr key={role}>
                <th scope="row">
                  <span class={`path-dot path-slice-${at % 6}`} aria-hidden="true" /> {nameOf(role)}
                </th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Arc({ slice: { from, until, count }, at }: { readonly slice: Slice; readonly at: number }) {
  const gap = until - from < 1 ? 3 : 0;
  const middle = 2 * Math.PI * ((from + until) / 2) - Math.PI / 2;
  return (
    <g class={`path-slice-${at % 6}`}>
      <circle
        r={radius}
        stroke-dasharray={`${Math.max(1, (until - from) * around - gap)} ${around}`}
        stroke-dashoffset={-from * around}
        transform="rotate(-90)"
      />
      <text x={radius * Math.cos(middle)} y={radius * Math.sin(middle) + 6}>
        {count}
      </text>
    </g>
  );
}
