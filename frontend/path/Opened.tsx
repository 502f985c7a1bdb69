/** What stands between this person and their own things on this device, and what stays closed. */

import type { ComponentChildren } from "preact";
import { lacking, NoMeans } from "../access/NoMeans";
import { Failed } from "../group/Failed";
import { LockedDevice } from "../group/Gate";
import { StayedClosed as OwnClosed } from "../own/StayedClosed";
import { Notice } from "../parts/parts";
import type { Facts } from "./facts";
import { texts } from "./texts";
import { type Opening, usePath } from "./usePath";
import type { GroupWords } from "./words";

interface Props {
  readonly facts: Facts;
  readonly children: (opening: Opening, reload: () => void) => ComponentChildren;
}

export function Opened(props: Props) {
  const missing = lacking();
  return missing ? <NoMeans missing={missing} /> : <WithMeans {...props} />;
}

function WithMeans({ facts, children }: Props) {
  const t = texts();
  const { view, reload } = usePath(facts);
  if (view.stage === "loading") return <p role="status">{t.loading}</p>;
  if (view.stage === "locked") return <LockedDevice onOpen={reload} />;
  if (view.stage === "failed") {
    return <Failed sentence={view.sentence} onAgain={reload} />;
  }
  return <>{children(view, reload)}</>;
}

/** Every text that stays closed says why. */
export function StayedClosed({
  locked,
  groups,
  facts,
}: Pick<Opening, "locked" | "groups"> & { readonly facts: Facts }) {
  const t = texts();
  const nameOf = (id: string) => facts.groups.find((group) => group.id === id)?.name ?? "";
  const shut = groups.filter((one): one is GroupWords & { shut: NonNullable<GroupWords["shut"]> } => one.shut !== null);
  const inGroups = groups.reduce((sum, one) => sum + one.locked, 0);
  return (
    <div class="path-closed stack">
      <OwnClosed locked={locked} />
      {inGroups > 0 && (
        <Notice tone="info" title={t.locked(inGroups)}>
          <p>{t.why.keys}</p>
        </Notice>
      )}
      {shut.map(({ group, shut: why }) => (
        <p key={group} class="hint">
          {t.shut[why](nameOf(group))}
        </p>
      ))}
    </div>
  );
}
