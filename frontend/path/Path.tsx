/**
 * One's own path: everything along a line of time, found, filtered, drawn, printed, taken along and shown in part.
 *
 * `<div data-island="path"></div>`, with what the server knows in the page as `path-facts`.
 */

import { useEffect, useState } from "preact/hooks";
import { Button } from "../parts/parts";
import { Find } from "./Find";
import type { Facts } from "./facts";
import { Line } from "./Line";
import { Moments } from "./Moments";
import type { Moment } from "./moments";
import { Opened, StayedClosed } from "./Opened";
import { Roles } from "./Roles";
import { Scales } from "./Scales";
import { Talk } from "./Talk";
import { texts } from "./texts";
import { useFound } from "./useFound";
import type { Opening } from "./usePath";

export function Path({ facts }: { readonly facts: Facts }) {
  return <Opened facts={facts}>{(opening) => <Whole facts={facts} opening={opening} />}</Opened>;
}

interface Props {
  readonly facts: Facts;
  readonly opening: Opening;
}

function Whole({ facts, opening }: Props) {
  const t = texts();
  const { groups, locked, isWhole } = opening;
  const [isTalking, setTalking] = useState(false);
  const { moments, found, wanted, setWanted } = useFound(facts, opening);
  useDone(isWhole);
  const isEmpty = isWhole && moments.length === 0;
  return (
    <>
      {!isWhole && <p role="status">{t.loading}</p>}
      <StayedClosed locked={locked} groups={groups} facts={facts} />
      {isEmpty ? (
        <Empty />
      ) : (
        <>
          <div class="row no-print">
            <a class="button" href="/leren/voornemens/">
              {t.links.resolutions}
            </a>
            <a class="button" href="/leren/doelen/">
              {t.links.goals}
            </a>
            <a class="button" href="/leren/verslagen/">
              {t.links.reports}
            </a>
          </div>
          <Pictures facts={facts} opening={opening} found={found} />
          <div class="row no-print path-links">
            <a class="button" href="/leren/meenemen/">
              {t.links.take}
            </a>
            <Button look="quiet" onPress={() => window.print()}>
              {t.links.print}
            </Button>
            <Button look="quiet" expanded={isTalking} onPress={() => setTalking(!isTalking)}>
              {t.links.talk}
            </Button>
          </div>
          {isTalking && <Talk keyring={opening.keyring} facts={facts} moments={found} />}
          <Find facts={facts} moments={moments} wanted={wanted} onWanted={setWanted} count={found.length} />
          <Moments facts={facts} moments={found} />
        </>
      )}
    </>
  );
}

/** For who waits until everything is in: a person by the words on the page, a program by this mark. */
function useDone(isWhole: boolean): void {
  useEffect(() => {
    if (isWhole) document.querySelector("[data-island=path]")?.setAttribute("data-open", "whole");
  }, [isWhole]);
}

function Pictures({ facts, opening, found }: Props & { readonly found: readonly Moment[] }) {
  return (
    <>
      <Line moments={found} />
      <div class="path-pictures">
        <Scales goals={opening.shelves.goals} />
        <Roles facts={facts} />
      </div>
    </>
  );
}

function Empty() {
  const t = texts().empty;
  return (
    <section class="card">
      <h2>{t.title}</h2>
      <p>{t.lead}</p>
      <p>
        <a class="button primary" href="/leren/voornemens/">
          {t.first}
        </a>
      </p>
    </section>
  );
}
