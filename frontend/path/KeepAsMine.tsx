/** From a text in a past meeting to a resolution of my own, of which only I know that I keep it. */

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { Button, Notice } from "../parts/parts";
import { noResolution } from "./keeping";
import { texts } from "./texts";
import type { OwnResolutions } from "./useOwnResolutions";

/** Null where my resolutions are not open. */
export const Mine = createContext<OwnResolutions | null>(null);

interface Props {
  /** The group's item, and what it says. */
  readonly item: string;
  readonly text: string;
  readonly at: string;
  readonly isMine: boolean;
  readonly group: string;
  readonly meeting: string;
}

export function KeepAsMine({ item, text, at, isMine, group, meeting }: Props) {
  const t = texts().resolution;
  const mine = useContext(Mine);
  if (mine === null) return null;
  if (mine.list.some(({ value }) => value.from === item)) {
    return (
      <p role="status" class="no-print">
        {t.taken} <a href="/leren/voornemens/">{t.all}</a>
      </p>
    );
  }
  const keep = () => void mine.keep({ ...noResolution, what: text, from: item, group, meeting, made: at });
  return (
    <div class="row no-print">
      {mine.fault && <Notice tone="error">{mine.fault}</Notice>}
      <Button look="quiet" onPress={keep}>
        {isMine ? t.take : t.takeOthers}
      </Button>
    </div>
  );
}
