/** Keeps the screen on while a step runs: a phone that locks between two turns is the commonest reason for silence. */

import { effect } from "@preact/signals";

export function keepAwake(isWanted: () => boolean): void {
  let lock: WakeLockSentinel | null = null;
  let wanted = false;
  const settle = async () => {
    if (!("wakeLock" in navigator) || document.visibilityState === "hidden") return;
    if (wanted && (!lock || lock.released)) lock = await navigator.wakeLock.request("screen").catch(() => null);
    if (!wanted) await lock?.release();
  };
  effect(() => {
    wanted = isWanted();
    void settle();
  });
  document.addEventListener("visibilitychange", () => void settle());
}
