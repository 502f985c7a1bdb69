/** A browser that cannot seal: a plain page that says what to do, instead of something that never ends loading. */

import { Notice } from "../parts/parts";
import { texts } from "./texts";

export type Lacking = "insecure" | "old";

/** What this page's browser lacks; null when it can seal. */
export function lacking(): Lacking | null {
  if (!globalThis.isSecureContext) return "insecure";
  return globalThis.crypto?.subtle === undefined || typeof WebAssembly === "undefined" ? "old" : null;
}

export function NoMeans({ missing }: { readonly missing: Lacking }) {
  const t = texts();
  if (missing === "old") {
    return (
      <Notice tone="warning" title={t.old.title}>
        <p>{t.old.explain}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="warning" title={t.insecure.title}>
      <p>{t.insecure.explain}</p>
      <ul>
        <li>{t.insecure.local(location.port ? `:${location.port}` : "")}</li>
        <li>{t.insecure.https}</li>
      </ul>
    </Notice>
  );
}
