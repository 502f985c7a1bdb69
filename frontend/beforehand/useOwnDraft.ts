/** What somebody types outside the room, kept as the room keeps it: sealed for themself, on this device and the server. */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { api } from "../api";
import { slotOf } from "../keyring/keyring";
import type { Keyring } from "../keyring/types";
import { type Draft, Drafts, isEmpty, noDraft, type Saving } from "../room/drafts";
import { draftItem } from "../room/places";
import { openStorage } from "../room/storage";

export interface OwnDraft {
  readonly draft: Draft;
  readonly saving: Saving;
  /** Before this nothing may be typed: it would hide what was kept. */
  readonly isReady: boolean;
  readonly isEmpty: boolean;
  write(draft: Draft): void;
  /** What was typed is no longer needed, on any device. */
  clear(): Promise<void>;
}

/** `about`: the meeting, round or group that the place belongs to. */
export function useOwnDraft(keyring: Keyring, group: string, about: string, place: string): OwnDraft {
  const [draft, setDraft] = useState(noDraft);
  const [saving, setSaving] = useState<Saving>("empty");
  const [isReady, setReady] = useState(false);
  const keeper = useRef<Drafts | null>(null);
  useEffect(() => {
    let isGone = false;
    const keep = () => void keeper.current?.keepAll();
    const send = () => void keeper.current?.sendAll();
    void openStorage()
      .then((storage) => {
        keeper.current = new Drafts({
          storage,
          remote: api.drafts,
          keyring,
          room: about,
          person: keyring.person,
          slot: (each) => slotOf(group, about, each),
          item: async (each) => draftItem(keyring.person, await slotOf(group, about, each)),
          saving: (_, how) => !isGone && setSaving(how),
          elsewhere: (_, written) => !isGone && setDraft(written),
        });
        return keeper.current.load(place);
      })
      .then((found) => !isGone && setDraft(found))
      .catch(() => undefined) // a browser without a database types on; what is typed is kept in memory
      .then(() => !isGone && setReady(true));
    document.addEventListener("visibilitychange", keep);
    window.addEventListener("pagehide", keep);
    window.addEventListener("online", send);
    return () => {
      isGone = true;
      const left = keeper.current;
      void left?.keepAll().then(() => left.close());
      document.removeEventListener("visibilitychange", keep);
      window.removeEventListener("pagehide", keep);
      window.removeEventListener("online", send);
    };
  }, [keyring, group, about, place]);
  const write = useCallback(
    (next: Draft) => {
      setDraft(next);
      keeper.current?.write(place, next);
    },
    [place],
  );
  const clear = useCallback(async () => {
    write(noDraft);
    await keeper.current?.keep(place);
  }, [write, place]);
  return { draft, saving, isReady, isEmpty: isEmpty(draft), write, clear };
}
