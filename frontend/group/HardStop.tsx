/** The server showed something a faithful server never shows. Nothing is opened, nothing is sent; this says what to do. */

import type { Distrust } from "../keyring/types";
import { StepHeading } from "../parts/parts";
import { texts } from "./texts";

export function HardStop({ distrust }: { readonly distrust: Distrust }) {
  const t = texts().stop;
  return (
    <section class="hard-stop" role="alert">
      <StepHeading level={2}>{t.title}</StepHeading>
      <p>
        <strong>{t.reasons[distrust.reason]}</strong>
      </p>
      <p>{t.explain}</p>
      <h3>{t.do}</h3>
      <ol>
        {t.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <details>
        <summary>{t.detail}</summary>
        <p>
          <code>{distrust.message}</code>
        </p>
      </details>
    </section>
  );
}
