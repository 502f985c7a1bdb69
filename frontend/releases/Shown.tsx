/** Everything that is signed, as it is signed. Letters that do not show are written out. */

import { hasUnseen, mixedWords, pieces } from "../agreement/terms";
import { Notice } from "../parts/parts";
import type { Terms } from "../sealed";
import { texts, when } from "./texts";
import { maySign } from "./writing";

/** All that an eye reads. */
function wordsOf(terms: Terms): string {
  const { text, purpose, programme, organisation, recipients } = terms;
  return [text, purpose, programme.title, organisation.name, ...recipients.map(({ name }) => name)].join("\n");
}

export function Shown({ terms }: { readonly terms: Terms }) {
  const t = texts().proposal;
  const mixed = mixedWords(wordsOf(terms));
  return (
    <>
      {hasUnseen(wordsOf(terms)) && <Notice tone="warning">{t.marks}</Notice>}
      {!hasUnseen(wordsOf(terms)) && !maySign(terms) && <Notice tone="warning">{t.unfit}</Notice>}
      {mixed.length > 0 && <Notice tone="warning">{t.mixed(mixed.join(", "))}</Notice>}
      <dl class="clauses release-terms">
        <Row title={t.text}>
          {terms.kind === "numbers" ? <Counts text={terms.text} /> : <Marked text={terms.text} />}
        </Row>
        <Row title={t.to}>
          <Marked text={terms.recipients.map(({ name }) => name).join(", ")} />
          <br />
          <span class="hint">{terms.kind === "numbers" ? t.sum : t.also}</span>
        </Row>
        <Row title={t.purpose}>
          <Marked text={terms.purpose} />
        </Row>
        <Row title={t.programme}>
          <Marked text={`${terms.programme.title}, ${terms.organisation.name}`} />
        </Row>
        <Row title={t.until}>{when(terms.expires)}</Row>
      </dl>
    </>
  );
}

function Row({ title, children }: { readonly title: string; readonly children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}

function Marked({ text }: { readonly text: string }) {
  return <>{pieces(text).map((piece) => (piece.isMark ? <mark>{piece.text}</mark> : piece.text))}</>;
}

/** Numbers are signed as their text; a name that is not known is shown as it stands there. */
export function Counts({ text }: { readonly text: string }) {
  const { rows } = texts().numbers;
  const counts = readCounts(text);
  if (!counts) return <Marked text={text} />;
  return (
    <>
      {counts.map(([name, value]) => (
        <span key={name}>
          {rows[name] ?? name}: {String(value)}
          <br />
        </span>
      ))}
    </>
  );
}

/** Null for another spelling than names with plain values: that is shown letter by letter. */
export function readCounts(text: string): readonly (readonly [string, unknown])[] | null {
  try {
    const read = JSON.parse(text) as Record<string, unknown>;
    const arePlain = Object.values(read).every((value) => ["string", "number"].includes(typeof value));
    return arePlain && JSON.stringify(read) === text ? Object.entries(read) : null;
  } catch {
    return null;
  }
}
