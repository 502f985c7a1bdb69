/** Checking a proof in the browser: a file goes in, nothing goes out. */

import { useId, useState } from "preact/hooks";
import { Notice, StepHeading } from "../parts/parts";
import { type Finding, findingsIn, readBundle, type Stated } from "../sealed/bundle";
import { texts } from "./verify-texts";

type Checked = { readonly bundle: Stated; readonly findings: readonly Finding[] } | "unreadable" | null;

const most = 2_000_000; // bytes; a proof of ten people is some twenty thousand

export function Verify() {
  const t = texts();
  const id = useId();
  const [checked, setChecked] = useState<Checked>(null);
  const look = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) void check(file).then(setChecked);
  };
  return (
    <>
      <div class="utrecht-form-field">
        <label for={id}>{t.file}</label>
        <input
          id={id}
          type="file"
          accept=".json,application/json"
          onChange={(event) => look(event.currentTarget.files)}
        />
      </div>
      <div aria-live="polite">
        {checked === "unreadable" && <Notice tone="error">{t.unreadable}</Notice>}
        {checked && checked !== "unreadable" && <Outcome key={checked.bundle.digest} {...checked} />}
      </div>
    </>
  );
}

async function check(file: File): Promise<Checked> {
  try {
    if (file.size > most) return "unreadable";
    const bundle = await readBundle(await file.text());
    return { bundle, findings: await findingsIn(bundle) };
  } catch {
    return "unreadable";
  }
}

function Outcome({ bundle, findings }: { readonly bundle: Stated; readonly findings: readonly Finding[] }) {
  const t = texts();
  const { terms } = bundle;
  const isRight = findings.length === 0;
  return (
    <section class="card">
      <StepHeading level={2}>{isRight ? t.clean : t.wrong}</StepHeading>
      {isRight ? (
        <p>{t.all(bundle.people.size)}</p>
      ) : (
        <ul>
          {findings.map(({ where, reason }, at) => (
            <li key={`${at}${where}`}>
              <code>
                {where}: {reason}
              </code>
            </li>
          ))}
        </ul>
      )}
      {isRight && (
        <dl class="facts">
          <dt>{t.text}</dt>
          <dd dir="auto">
            {terms.text.split("\n").map((line, at) => (
              <span key={`${at}${line}`}>
                {line}
                <br />
              </span>
            ))}
          </dd>
          <dt>{t.to}</dt>
          <dd>{terms.recipients.map(({ name }) => name).join(", ")}</dd>
          <dt>{t.purpose}</dt>
          <dd>{terms.purpose}</dd>
          <dt>{t.from}</dt>
          <dd>
            {terms.programme.title}, {terms.organisation.name}
          </dd>
          <dt>{t.kring}</dt>
          <dd>
            <code>{bundle.group}</code>
          </dd>
        </dl>
      )}
      {isRight && <p class="hint">{t.names}</p>}
    </section>
  );
}
