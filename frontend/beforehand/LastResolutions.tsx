/** What the group resolved the last time. Who resolved something may write a word that then stands ready in the room. */

import { useEffect, useState } from "preact/hooks";
import { api, type ResolutionRow } from "../api";
import type { Here } from "../group/here";
import { slotOf } from "../keyring/keyring";
import type { Locked, Opened } from "../keyring/types";
import { Button, Field } from "../parts/parts";
import { lookbackDraftPlace } from "./places";
import { SavingWords } from "./Saving";
import { texts } from "./texts";
import { useOwnDraft } from "./useOwnDraft";

interface Resolved extends ResolutionRow {
  readonly content: Opened | Locked;
}

interface Props {
  readonly here: Here;
  readonly meeting: string;
  /** The step of this meeting's method that looks back; empty when it has none. */
  readonly lookback: string;
}

export function LastResolutions({ here, meeting, lookback }: Props) {
  const t = texts().last;
  const [found, setFound] = useState<readonly Resolved[]>([]);
  useEffect(() => void read(here, meeting).then(setFound, () => undefined), [here.keys, meeting]);
  const readable = found.filter((one) => !one.content.locked);
  if (readable.length === 0) return null;
  const hasMine = readable.some((one) => one.by === here.keyring.person);
  return (
    <section class="last-resolutions">
      <h3>{t.title}</h3>
      <p>{t.lead}</p>
      <ul class="plain-list stack">
        {readable.map((one) => (
          <li key={one.item} class="card">
            <p class="contribution-by">
              <strong>{here.people.name(one.by)}</strong>
            </p>
            <p class="contribution-text" dir="auto">
              {one.content.locked ? "" : one.content.text}
            </p>
          </li>
        ))}
      </ul>
      {hasMine && lookback !== "" && <Word here={here} meeting={meeting} lookback={lookback} />}
    </section>
  );
}

async function read({ keys }: Here, meeting: string): Promise<readonly Resolved[]> {
  const rows = await api.lastResolutions(meeting);
  return Promise.all(
    rows.map(async (row) => {
      const slot = await slotOf(keys.group, row.meeting, row.place);
      const { item, author, revision, sealed } = row;
      return { ...row, content: await keys.open(sealed, { slot, item, by: author, revision }) };
    }),
  );
}

/** The same draft as the room's own step: what is typed here is there when the group looks back. */
function Word({ here, meeting, lookback }: Props) {
  const t = texts().last;
  const own = useOwnDraft(here.keyring, here.keys.group, meeting, lookbackDraftPlace(lookback));
  const [isOpen, setOpen] = useState(false);
  if (!own.isReady) return null;
  if (!isOpen && own.isEmpty) {
    return (
      <p>
        <Button look="quiet" onPress={() => setOpen(true)}>
          {t.open}
        </Button>
      </p>
    );
  }
  return (
    <div class="card">
      <Field
        label={t.label}
        hint={t.hint}
        value={own.draft.text}
        rows={3}
        onValue={(text) => own.write({ ...own.draft, text })}
      />
      <SavingWords saving={own.saving} />
    </div>
  );
}
