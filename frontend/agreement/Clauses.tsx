/** Clauses, whole, in short, or as what changed. Letters that do not show are written out. */

import { differences, type Part } from "./differences";
import { type Clause, firstSentence, mixedWords, pieces } from "./terms";
import { texts } from "./texts";

interface Props {
  readonly clauses: readonly Clause[];
}

export function Clauses({ clauses }: Props) {
  return (
    <>
      <Warnings clauses={clauses} />
      <dl class="clauses">
        {clauses.map((clause) => (
          <div key={clause.key}>
            <dt dir="auto">
              <Shown text={clause.title} />
            </dt>
            <dd dir="auto">
              <Shown text={clause.text} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** One line for each: to be read together in a minute. */
export function InShort({ clauses }: Props) {
  return (
    <dl class="clauses clauses-short">
      {clauses.map((clause) => (
        <div key={clause.key}>
          <dt dir="auto">
            <Shown text={clause.title} />
          </dt>
          <dd dir="auto">
            <Shown text={firstSentence(clause.text)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function Changes({ before, clauses }: Props & { readonly before: readonly Clause[] }) {
  const t = texts().difference;
  const changed = differences(before, clauses).filter((row) => row.is !== "same");
  return (
    <>
      <Warnings clauses={clauses} />
      <dl class="clauses">
        {changed.map((row) => (
          <div key={row.key}>
            <dt dir="auto">
              <Shown text={row.title} /> <span class="tag">{t[row.is]}</span>
            </dt>
            <dd dir="auto">
              {row.parts.map((part, at) => (
                <Changed key={`${at}-${part.is}`} part={part} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Changed({ part }: { readonly part: Part }) {
  if (part.is === "out")
    return (
      <del>
        <Shown text={part.text} />
      </del>
    );
  if (part.is === "in")
    return (
      <ins>
        <Shown text={part.text} />
      </ins>
    );
  return <Shown text={part.text} />;
}

export function Shown({ text }: { readonly text: string }) {
  return (
    <>{pieces(text).map((piece, at) => (piece.isMark ? <mark key={`${at}-mark`}>{piece.text}</mark> : piece.text))}</>
  );
}

function Warnings({ clauses }: Props) {
  const t = texts();
  const all = clauses.map(({ title, text }) => `${title} ${text}`).join(" ");
  const mixed = mixedWords(all);
  return (
    <>
      {pieces(all).some((piece) => piece.isMark) && <p class="clauses-warning">{t.marks}</p>}
      {mixed.length > 0 && <p class="clauses-warning">{t.mixed(mixed.join(", "))}</p>}
    </>
  );
}
