/** What a page reads and opens, read once more whenever its group's log or one's own act changed it. */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { sentenceFor } from "./useGroup";

interface Read<T> {
  readonly reading: T | null;
  /** Why it could not be read, in a sentence; empty when it could. */
  readonly fault: string;
  readonly look: () => void;
}

/** `read` is called at once, at each `look()`, and when one of `on` became another. */
export function useReading<T>(read: () => Promise<T>, on: readonly unknown[]): Read<T> {
  const [reading, setReading] = useState<T | null>(null);
  const [fault, setFault] = useState("");
  const turn = useRef(0);
  const look = useCallback(() => {
    const mine = ++turn.current;
    void read().then(
      (found) => {
        if (mine !== turn.current) return; // what was asked for later is newer
        setFault("");
        setReading(found);
      },
      (cause: unknown) => mine === turn.current && setFault(sentenceFor(cause)),
    );
  }, on);
  useEffect(look, [look]);
  return { reading, fault, look };
}
