/** One change of membership at a time: busy while it runs, and a sentence when it did not work. */

import { useState } from "preact/hooks";
import { Distrust, type GroupKeys } from "../keyring/types";
import { type GroupWatch, sentenceFor } from "./useGroup";

export interface Change {
  readonly busy: boolean;
  readonly fault: string;
  /** Resolves to true when it worked. */
  run(work: () => Promise<GroupKeys>): Promise<boolean>;
}

export function useChange(watch: GroupWatch): Change {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");
  return {
    busy,
    fault,
    async run(work) {
      if (busy) return false;
      setBusy(true);
      setFault("");
      try {
        watch.take(await work());
        return true;
      } catch (cause) {
        if (cause instanceof Distrust) watch.reload();
        else setFault(sentenceFor(cause));
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
