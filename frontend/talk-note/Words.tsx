/** A version of the note as it is signed: letters that do not show are written out. */

import { hasUnseen, mixedWords, pieces } from "../agreement/terms";
import type { Notes, Version } from "../keyring/talk-note";
import { Notice } from "../parts/parts";
import { nameIn } from "./given";
import { texts } from "./texts";

export const parts = ["goal", "result", "next"] as const;

/** All that an eye reads of it. */
export const wordsOf = ({ note }: Version): string => (note ? parts.map((part) => note[part]).join("\n") : "");

export function Words({ notes, version }: { readonly notes: Notes; readonly version: Version }) {
  const t = texts().note;
  const { note, number, by, isChanged } = version;
  const mixed = mixedWords(wordsOf(version));
  return (
    <article class="card talk-note-words">
      <p class="hint">{t.version(number, nameIn(notes, by))}</p>
      {hasUnseen(wordsOf(version)) && <Notice tone="warning">{t.marks}</Notice>}
      {mixed.length > 0 && <Notice tone="warning">{t.mixed(mixed.join(", "))}</Notice>}
      {note ? (
        <dl>
          {parts.map((part) => (
            <div key={part}>
              <dt>{t[part]}</dt>
              <dd dir="auto">
                <Text text={note[part]} />
              </dd>
            </div>
          ))}
        </dl>
      ) : isChanged ? (
        <Notice tone="warning">
          <p>{t.changed}</p>
          <p>
            <a href="/leren/gedeeld/">{t.compare}</a>
          </p>
        </Notice>
      ) : (
        <p>{t.closed}</p>
      )}
    </article>
  );
}

function Text({ text }: { readonly text: string }) {
  return (
    <>{pieces(text).map((piece, at) => (piece.isMark ? <mark key={`${at}-mark`}>{piece.text}</mark> : piece.text))}</>
  );
}
