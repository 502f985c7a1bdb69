/** Six words of one person, numbered, so that they can be read out and followed. */

import { useEffect, useState } from "preact/hooks";
import type { GroupKeys } from "../keyring/types";
import { texts } from "./texts";

interface Props {
  readonly keys: GroupKeys;
  readonly person: string;
  readonly large?: boolean;
}

export function SixWords({ keys, person, large = false }: Props) {
  const [words, setWords] = useState<readonly string[] | null>(null);
  useEffect(() => {
    let gone = false;
    setWords(null);
    keys.words(person).then(
      (made) => !gone && setWords(made),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [keys, person]);
  if (words === null) return <p class="hint">{texts().words.making}</p>;
  return (
    <ol class={large ? "six-words six-words-large" : "six-words"} translate={false}>
      {words.map((word, at) => (
        <li key={`${at}-${word}`}>{word}</li>
      ))}
    </ol>
  );
}
