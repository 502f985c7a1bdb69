/** One question to the server at a time: busy while it runs, a sentence when it failed. */

import { useRef, useState } from "preact/hooks";

export interface Try {
  readonly busy: boolean;
  readonly fault: string;
  /** Runs `work`, which answers a sentence when it did not succeed; `say` puts what was thrown into words. */
  run(work: () => Promise<string | undefined>, say: (cause: unknown) => string): Promise<void>;
  tell(fault: string): void;
}

export function useTry(): Try {
  const [busy, setBusy] = useState(false);
  const [fault, tell] = useState("");
  const running = useRef(false); // a second click comes before the screen shows that the first one runs
  return {
    busy,
    fault,
    tell,
    async run(work, say) {
      if (running.current) return;
      running.current = true;
      setBusy(true);
      tell("");
      tell((await work().catch(say)) ?? "");
      running.current = false;
      setBusy(false);
    },
  };
}
