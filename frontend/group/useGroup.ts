/** A group as this device sees it, kept up to date: the log is asked for news every few seconds while the page shows. */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { api, type GroupRow, Offline, Problem } from "../api";
import { openKeyring } from "../keyring/keyring";
import { rotateWhenStale } from "../keyring/membership";
import { onOtherTab } from "../keyring/tabs";
import { Distrust, type GroupKeys, type Keyring } from "../keyring/types";
import { texts } from "./texts";

export type GroupView =
  | { readonly stage: "loading" }
  | { readonly stage: "locked" }
  | { readonly stage: "failed"; readonly sentence: string }
  | { readonly stage: "stop"; readonly distrust: Distrust }
  | { readonly stage: "here"; readonly keyring: Keyring; readonly keys: GroupKeys; readonly people: People };

/** Names as the server tells them; who is really in is what `GroupKeys.roster` says. */
export interface People {
  readonly row: GroupRow;
  name(person: string): string;
  /** Marked as gone by the coordinator. The log may still have them in. */
  hasLeft(person: string): boolean;
}

export interface GroupWatch {
  readonly view: GroupView;
  /** Looks again from the start. */
  reload(): void;
  /** Takes what a change of membership answered. */
  take(keys: GroupKeys): void;
}

const quick = 3_000;
const slow = 15_000;

export function peopleOf(row: GroupRow): People {
  const names = new Map(row.members.map((member) => [member.person, member.name]));
  const gone = new Set(row.members.filter((member) => member.left).map((member) => member.person));
  return { row, name: (person) => names.get(person) ?? texts().someone, hasLeft: (person) => gone.has(person) };
}

export function sentenceFor(cause: unknown): string {
  if (cause instanceof Offline) return texts().offline;
  if (cause instanceof Problem && cause.detail) return cause.detail;
  return texts().failed;
}

async function look(group: string): Promise<GroupView> {
  try {
    const keyring = await openKeyring();
    if (keyring === null) return { stage: "locked" };
    const [row, keys] = await Promise.all([api.group(group), keyring.group(group)]);
    return { stage: "here", keyring, keys: await rotateWhenStale(keys), people: peopleOf(row) };
  } catch (cause) {
    if (cause instanceof Distrust) return { stage: "stop", distrust: cause };
    return { stage: "failed", sentence: sentenceFor(cause) };
  }
}

/** The view after looking for news. Being offline for a moment changes nothing on the screen. */
async function lookAgain(view: GroupView, group: string): Promise<GroupView> {
  if (view.stage === "failed") return look(group);
  if (view.stage !== "here") return view;
  try {
    const keys = await rotateWhenStale(await view.keys.refresh());
    if (keys === view.keys) return view;
    return { ...view, keys, people: peopleOf(await api.group(group)) };
  } catch (cause) {
    return cause instanceof Distrust ? { stage: "stop", distrust: cause } : view;
  }
}

/** `pace`: how long to wait between two looks once inside, in milliseconds. At the door it is a few seconds. */
export function useGroup(group: string, pace = slow): GroupWatch {
  const [view, setView] = useState<GroupView>({ stage: "loading" });
  const now = useRef(view);
  const show = useCallback((next: GroupView) => {
    now.current = next;
    setView(next);
  }, []);
  const reload = useCallback(() => void look(group).then(show), [group, show]);
  useEffect(reload, [reload]);
  useEffect(() => onOtherTab(reload), [reload]);
  useEffect(() => {
    let timer = 0;
    const wait = () => {
      const isInside = now.current.stage === "here" && now.current.keys.standing === "inside";
      timer = window.setTimeout(tick, isInside ? pace : quick);
    };
    const tick = async () => {
      const before = now.current;
      const next = document.hidden ? before : await lookAgain(before, group);
      // Somebody may have acted meanwhile; what they got is newer than what was asked for here.
      if (now.current === before && next !== before) show(next);
      wait();
    };
    wait();
    return () => window.clearTimeout(timer);
  }, [group, show, pace]);
  const take = useCallback(
    (keys: GroupKeys) => {
      if (now.current.stage === "here") show({ ...now.current, keys });
    },
    [show],
  );
  return { view, reload, take };
}
