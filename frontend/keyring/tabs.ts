/** Tabs of one browser that tell each other when the device was opened or locked, and take turns. */

const channel = typeof BroadcastChannel === "function" ? new BroadcastChannel("kring-device") : null;

export function tellOtherTabs(): void {
  channel?.postMessage("changed");
}

/** Calls `then` when another tab opened or locked this device. Answers how to stop listening. */
export function onOtherTab(then: () => void): () => void {
  const listen = () => then();
  channel?.addEventListener("message", listen);
  return () => channel?.removeEventListener("message", listen);
}

/** Runs `work` while no other tab runs work under the same name. */
export async function oneAtATime<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const locks = globalThis.navigator?.locks;
  return locks ? ((await locks.request(`kring/${name}`, work)) as Result) : work();
}
