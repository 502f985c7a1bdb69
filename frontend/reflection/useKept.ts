/** What somebody keeps for themself about one meeting: read, typed on, taken over by their other devices. */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { sentenceFor } from "../group/useGroup";
import type { Keyring, Locked } from "../keyring/types";
import { type Kept, openShelf, type Shelf } from "../own/shelf";
import type { Values } from "../own/values";
import type { Saving } from "../room/drafts";
import { holdsUnsent } from "../signin/leaving";
import { begin, Keeper, newest } from "./keeping";
import { type OpenStash, openStash } from "./stash";

type Kind = "preparation" | "report";

export interface OwnText<Value> {
  readonly value: Value;
  readonly saving: Saving;
  /** Other texts of this person about the same meeting. */
  readonly others: readonly Kept<Value>[];
  /** Two devices wrote at once, as this page found out. */
  readonly isTold: boolean;
  readonly locked: readonly Locked[];
  write(value: Value): void;
  /** Goes on with one of the others; what stood here stays as another. */
  goOnWith(other: Kept<Value>): Promise<void>;
  drop(other: Kept<Value>): Promise<void>;
}

interface Read<Value> {
  readonly value: Value;
  readonly all: readonly Kept<Value>[];
  readonly mine: Kept<Value> | null;
  readonly locked: readonly Locked[];
}

type Found<Value> = Read<Value> | "loading" | { readonly fault: string };

/** `empty` is what stands there before anything was written. `onKept` is called whenever something is on the shelf. */
export function useKept<K extends Kind>(
  keyring: Keyring,
  kind: K,
  meeting: string,
  empty: Values[K],
  onKept: () => void,
): OwnText<Values[K]> | { readonly fault: string; readonly again: () => void } | null {
  const [found, setFound] = useState<Found<Values[K]>>("loading");
  const [saving, setSaving] = useState<Saving>("empty");
  const [isTold, setTold] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const told = useRef(onKept); // may change with every drawing: reading anew because of it would take words away
  told.current = onKept;
  const held = useRef<{ keeper: Keeper<Values[K]>; shelf: Shelf<K>; stash: OpenStash<Values[K]> | null } | null>(null);

  const change = useCallback((how: (read: Read<Values[K]>) => Read<Values[K]>) => {
    setFound((before) => (typeof before === "object" && "all" in before ? how(before) : before));
  }, []);
  const keeperOf = useCallback(
    (shelf: Shelf<K>, stash: OpenStash<Values[K]> | null, kept: Kept<Values[K]> | null) =>
      new Keeper<Values[K]>(
        {
          shelf,
          stash: stash ?? { write: () => undefined },
          saving: setSaving,
          both: (theirs) => {
            setTold(true);
            change((read) => ({ ...read, all: put(read.all, theirs) }));
          },
          kept: (mine) => {
            change((read) => ({ ...read, mine, all: put(read.all, mine) }));
            told.current();
          },
        },
        kept,
      ),
    [change],
  );

  useEffect(() => {
    let isGone = false;
    const start = async () => {
      const shelf = await openShelf(keyring, kind);
      const stash = await openStash(keyring, kind, meeting).catch(() => null);
      const { kept, locked } = await shelf.all();
      const all = kept.filter(({ value }) => value.meeting === meeting);
      const first = begin(all, stash?.found ?? null);
      const keeper = keeperOf(shelf, stash, first.kept);
      if (isGone) return;
      held.current = { keeper, shelf, stash };
      setFound({ value: first.unsent ?? first.kept?.value ?? empty, all, mine: first.kept, locked });
      if (first.unsent) keeper.write(first.unsent);
      else if (first.kept) setSaving("saved");
    };
    start().catch((cause: unknown) => !isGone && setFound({ fault: sentenceFor(cause) }));
    const away = () => {
      held.current?.stash?.keep();
      void held.current?.keeper.send();
    };
    const back = () => (document.hidden ? away() : void look());
    /** Another device may have gone on: shown here as long as nothing waits to be sent. */
    const look = async () => {
      const { keeper, shelf } = held.current ?? {};
      if (!keeper || !shelf || keeper.isUnsent) return;
      const { kept } = await shelf.all();
      const all = kept.filter(({ value }) => value.meeting === meeting);
      change((read) => {
        const mine = all.find((one) => one.id === read.mine?.id) ?? (read.mine === null ? newest(all) : read.mine);
        const isNew = mine !== null && (mine.id !== read.mine?.id || mine.revision > read.mine.revision);
        return isNew && keeper.takeOver(mine) ? { ...read, mine, all, value: mine.value } : { ...read, all };
      });
    };
    const online = () => void held.current?.keeper.send();
    const release = holdsUnsent(() => held.current?.keeper.isUnsent ?? false);
    document.addEventListener("visibilitychange", back);
    window.addEventListener("pagehide", away);
    window.addEventListener("online", online);
    return () => {
      isGone = true;
      release();
      held.current?.stash?.close();
      document.removeEventListener("visibilitychange", back);
      window.removeEventListener("pagehide", away);
      window.removeEventListener("online", online);
    };
  }, [keyring, kind, meeting, keeperOf, change, attempt]);

  if (found === "loading") return null;
  if ("fault" in found) {
    const again = () => {
      setFound("loading");
      setAttempt(attempt + 1);
    };
    return { fault: found.fault, again };
  }
  return {
    value: found.value,
    saving,
    isTold,
    locked: found.locked,
    others: found.all.filter((one) => one.id !== found.mine?.id),
    write(value) {
      change((read) => ({ ...read, value }));
      held.current?.keeper.write(value);
    },
    async goOnWith(other) {
      const now = held.current;
      if (!now || !(await now.keeper.send())) return;
      held.current = { ...now, keeper: keeperOf(now.shelf, now.stash, other) };
      setTold(false);
      change((read) => ({ ...read, mine: other, value: other.value }));
    },
    async drop(other) {
      const now = held.current;
      if (!now) return;
      if (await now.shelf.remove(other)) change((read) => ({ ...read, all: read.all.filter((one) => one !== other) }));
      else {
        const { kept } = await now.shelf.all(); // another device changed it meanwhile: shown as it is now
        change((read) => ({ ...read, all: kept.filter(({ value }) => value.meeting === meeting) }));
      }
    },
  };
}

/** The list with this one in the place of what it said before. */
function put<Value>(all: readonly Kept<Value>[], one: Kept<Value>): readonly Kept<Value>[] {
  return [...all.filter((each) => each.id !== one.id), one];
}
