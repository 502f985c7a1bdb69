/** Six words of somebody's keys, to be compared by voice: no signed log vouches for them here. */

import { useEffect, useState } from "preact/hooks";
import { wordsOf } from "../keyring/words";
import type { Identity } from "../sealed";
import { texts } from "./texts";

export function Words({ identity }: { readonly identity: Identity }) {
  const [words, setWords] = useState<readonly string[] | null>(null);
  useEffect(() => {
    let isGone = false;
    setWords(null);
    void wordsOf(identity).then((made) => !isGone && setWords(made));
    return () => {
      isGone = true;
    };
  }, [identity.hash]);
  if (words === null) return <p class="hint">{texts().words.making}</p>;
  return (
    <ol class="six-words" translate={false}>
      {words.map((word, at) => (
        <li key={`${at}-${word}`}>{word}</li>
      ))}
    </ol>
  );
}
