/** All my reports, newest meeting first, to read, print and go on with. */

import { useEffect, useState } from "preact/hooks";
import { Failed } from "../group/Failed";
import { sentenceFor } from "../group/useGroup";
import type { Keyring } from "../keyring/types";
import { OwnGate } from "../own/Gate";
import { StayedClosed } from "../own/StayedClosed";
import { type Found, type Kept, openShelf } from "../own/shelf";
import type { Report } from "../own/values";
import { Button } from "../parts/parts";
import { oneKey } from "./guides/guides";
import { dayOf } from "./Own";
import { ReportText } from "./Report";
import { texts } from "./texts";

export function ReportsPage() {
  return <OwnGate loading={texts().loading}>{(keyring) => <Opened keyring={keyring} />}</OwnGate>;
}

function Opened({ keyring }: { readonly keyring: Keyring }) {
  const t = texts();
  const [found, setFound] = useState<Found<Report> | string | null>(null);
  const read = () =>
    void openShelf(keyring, "report")
      .then((shelf) => shelf.all())
      .then(setFound, (cause: unknown) => setFound(sentenceFor(cause)));
  useEffect(read, [keyring]);
  if (found === null) return <p role="status">{t.loading}</p>;
  if (typeof found === "string") return <Failed sentence={found} onAgain={read} />;
  const reports = inOrder(found.kept);
  return (
    <>
      <StayedClosed locked={found.locked} />
      {reports.length === 0 && found.locked.length === 0 && <p>{t.reports.none}</p>}
      {reports.map((kept) => (
        <One key={kept.id} kept={kept} isTwin={reports.some((other) => isBeside(kept, other))} />
      ))}
      {reports.length > 0 && (
        <div class="row no-print">
          <Button look="quiet" onPress={printAll}>
            {t.reports.all}
          </Button>
        </div>
      )}
    </>
  );
}

function One({ kept, isTwin }: { readonly kept: Kept<Report>; readonly isTwin: boolean }) {
  const t = texts().reports;
  const { value } = kept;
  return (
    <details class="card own-report">
      <summary>
        <strong>{dayOf(value.on) || t.unknown}</strong> {value.where}
        {value.answers[oneKey] && (
          <span class="hint" dir="auto">
            {value.answers[oneKey]}
          </span>
        )}
      </summary>
      {isTwin && <p class="hint">{t.twin}</p>}
      <ReportText report={value} />
      <p class="row no-print">
        <a class="button" href={`/leren/verslag/${value.meeting}/`}>
          {t.edit}
        </a>
      </p>
    </details>
  );
}

/** By the day of the meeting, newest first; what was kept later before what was kept earlier. */
function inOrder(kept: readonly Kept<Report>[]): readonly Kept<Report>[] {
  const key = ({ value, at }: Kept<Report>) => `${value.on ?? ""} ${at}`;
  return kept.toSorted((one, other) => key(other).localeCompare(key(one)));
}

const isBeside = (one: Kept<Report>, other: Kept<Report>) =>
  one.id !== other.id && one.value.meeting === other.value.meeting && one.at < other.at;

function printAll(): void {
  for (const one of document.querySelectorAll<HTMLDetailsElement>(".own-report")) one.open = true;
  window.print();
}
