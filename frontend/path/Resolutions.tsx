/**
 * My resolutions across all meetings: what is due first, how each stands, and writing a new one.
 *
 * `<div data-island="resolutions"></div>`, with `path-facts` in the page.
 */

import { useState } from "preact/hooks";
import type { Kept } from "../own/shelf";
import type { Goal, Resolution } from "../own/values";
import { Button, Notice } from "../parts/parts";
import { structured } from "../room/structure";
import { dueOf, inOrderOfDue } from "./due";
import type { Facts } from "./facts";
import { type Act, faultOf, keepIn, type List, noResolution, removeFrom } from "./keeping";
import { Opened, StayedClosed } from "./Opened";
import { ResolutionCard } from "./ResolutionCard";
import { NewResolution } from "./ResolutionForm";
import { dayIn, texts } from "./texts";
import type { Opening } from "./usePath";
import type { Word } from "./words";

export function Resolutions({ facts }: { readonly facts: Facts }) {
  return <Opened facts={facts}>{(opening) => <Mine facts={facts} opening={opening} />}</Opened>;
}

interface Props {
  readonly facts: Facts;
  readonly opening: Opening;
}

export type Keep = (value: Resolution, before?: Kept<Resolution>) => Promise<boolean>;

/** Acts one after the other on what is shown, and says how each went. */
function useList({ shelf, shelves }: Opening) {
  const [list, setList] = useState<List>(shelves.resolutions);
  const [said, setSaid] = useState("");
  const [fault, setFault] = useState("");
  const doing = async (work: () => Promise<Act>) => {
    setFault("");
    try {
      const act = await work();
      setList(act.list);
      setSaid(act.said);
      return true;
    } catch (cause) {
      setFault(faultOf(cause));
      return false;
    }
  };
  const keep: Keep = (value, before) => doing(() => keepIn(list, shelf, value, before));
  const remove = (gone: Kept<Resolution>) => doing(() => removeFrom(list, shelf, gone));
  return { list, said, fault, keep, remove };
}

function Mine({ facts, opening }: Props) {
  const t = texts().resolution;
  const { list, said, fault, keep, remove } = useList(opening);
  const sorted = inOrderOfDue(list, facts.today);
  const open = sorted.filter(({ value }) => dueOf(value, facts.today) !== "settled");
  const settled = sorted.filter(({ value }) => dueOf(value, facts.today) === "settled");
  const goals = opening.shelves.goals;
  const card = (kept: Kept<Resolution>) => (
    <ResolutionCard key={kept.id} kept={kept} facts={facts} goals={goals} onKeep={keep} onRemove={remove} />
  );
  return (
    <>
      <StayedClosed locked={opening.locked} groups={opening.groups} facts={facts} />
      {list.length === 0 && <p>{t.none}</p>}
      <p role="status">{said}</p>
      {fault && <Notice tone="error">{fault}</Notice>}
      <ul class="plain-list stack">{open.map(card)}</ul>
      <FromGroups facts={facts} words={opening.groups.flatMap(({ words }) => words)} list={list} onKeep={keep} />
      <NewResolution keyring={opening.keyring} goals={goals} onKeep={keep} />
      {settled.length > 0 && (
        <details class="path-settled">
          <summary>{t.settled(settled.length)}</summary>
          <ul class="plain-list stack">{settled.map(card)}</ul>
        </details>
      )}
    </>
  );
}

interface FromGroupsProps {
  readonly facts: Facts;
  readonly words: readonly Word[];
  readonly list: List;
  readonly onKeep: Keep;
}

/** What I resolved in a meeting and do not keep track of yet. */
function FromGroups({ facts, words, list, onKeep }: FromGroupsProps) {
  const t = texts().resolution;
  const kept = new Set(list.map(({ value }) => value.from));
  const left = words.filter(({ kind, item }) => kind === "resolution" && !kept.has(item));
  if (left.length === 0) return null;
  return (
    <section class="no-print">
      <h2>{t.inGroup}</h2>
      <p>{t.inGroupLead}</p>
      <ul class="plain-list stack">
        {left.map((word) => (
          <li key={word.item} class="card">
            <p class="contribution-text" dir="auto">
              {structured(word.kind, word.text).text}
            </p>
            <FromMeeting facts={facts} meeting={word.meeting} />
            <div class="row">
              <Button look="quiet" onPress={() => void onKeep(resolutionOf(word))}>
                {t.take}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A resolution of one's own that began as a text in a meeting. */
export function resolutionOf({ item, group, meeting, kind, text, at }: Word): Resolution {
  return { ...noResolution, what: structured(kind, text).text, from: item, group, meeting, made: at };
}

export function FromMeeting({ facts, meeting }: { readonly facts: Facts; readonly meeting: string | null }) {
  const found = facts.meetings.find(({ id }) => id === meeting);
  if (!found) return null;
  return (
    <p class="hint">
      <a href={`/bijeenkomsten/${found.id}/`}>{texts().resolution.from(found.method, dayIn(found.starts_at))}</a>
    </p>
  );
}

export type Goals = readonly Kept<Goal>[];
