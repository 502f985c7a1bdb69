/** One thing that may fail: busy while it runs, and a sentence when it did. */

import { useState } from "preact/hooks";
import { Offline, Problem } from "../api";
import { Distrust } from "../keyring/types";
import { texts } from "./texts";

export interface Attempt {
  readonly busy: boolean;
  readonly fault: string;
  /** Runs `work` unless something runs already. `say` may turn a known failure into its own sentence. */
  run(work: () => Promise<void>, say?: (cause: unknown) => string | undefined): Promise<void>;
  clear(): void;
}

export function sentenceFor(cause: unknown): string {
  if (cause instanceof Distrust) return texts().distrust;
  if (cause instanceof Offline) return texts().offline;
  if (cause instanceof Problem && cause.detail) return cause.detail;
  return texts().failed;
}

export function useAttempt(): Attempt {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");
  return {
    busy,
    fault,
    clear: () => setFault(""),
    async run(work, say) {
      if (busy) return;
      setBusy(true);
      setFault("");
      await work().catch((cause: unknown) => setFault(say?.(cause) ?? sentenceFor(cause)));
      setBusy(false);
    },
  };
}
