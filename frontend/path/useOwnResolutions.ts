/** My own resolutions on a page about something else: read once, then kept as they change. */

import { useEffect, useState } from "preact/hooks";
import type { Keyring } from "../keyring/types";
import { type Kept, openShelf, type Shelf } from "../own/shelf";
import type { Resolution } from "../own/values";
import { faultOf, keepIn, type List } from "./keeping";

export interface OwnResolutions {
  readonly list: List;
  readonly said: string;
  readonly fault: string;
  keep(value: Resolution, before?: Kept<Resolution>): Promise<boolean>;
}

/** Null until they are open, and where they cannot be: the page goes on without them. */
export function useOwnResolutions(keyring: Keyring): OwnResolutions | null {
  const [shelf, setShelf] = useState<Shelf<"resolution"> | null>(null);
  const [list, setList] = useState<List>([]);
  const [said, setSaid] = useState("");
  const [fault, setFault] = useState("");
  useEffect(() => {
    let isGone = false;
    const open = async () => {
      const opened = await openShelf(keyring, "resolution");
      const { kept } = await opened.all();
      if (isGone) return;
      setList(kept);
      setShelf(opened);
    };
    void open().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [keyring]);
  if (shelf === null) return null;
  const keep = async (value: Resolution, before?: Kept<Resolution>) => {
    setFault("");
    try {
      const act = await keepIn(list, shelf, value, before);
      setList(act.list);
      setSaid(act.said);
      return true;
    } catch (cause) {
      setFault(faultOf(cause));
      return false;
    }
  };
  return { list, said, fault, keep };
}
