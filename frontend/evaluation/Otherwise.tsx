/** Before a meeting: what members would do otherwise, as they wrote after the one before. */

import { useEffect, useState } from "preact/hooks";
import type { Here } from "../group/here";
import { readOtherwise } from "./reading";
import { texts } from "./texts-otherwise";

export function Otherwise({ here, meeting }: { readonly here: Here; readonly meeting: string }) {
  const t = texts();
  const [found, setFound] = useState<readonly { readonly by: string; readonly text: string }[]>([]);
  useEffect(() => void readOtherwise(here.keys, meeting).then(setFound, () => undefined), [here.keys, meeting]);
  if (found.length === 0) return null;
  return (
    <section>
      <h3>{t.title}</h3>
      <ul class="plain-list stack">
        {found.map((one) => (
          <li key={one.by} class="card">
            <p class="contribution-by">
              <strong>{here.people.name(one.by)}</strong>
            </p>
            <p class="contribution-text" dir="auto">
              {one.text}
            </p>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/bijeenkomsten/${meeting}/evaluatie/`}>{t.all}</a>
      </p>
    </section>
  );
}
