/** What the group resolved the last time. Who resolved something may write a word that then stands ready in the room. */

import { useEffect, useState } from "preact/hooks";
import { api, type ResolutionRow } from "../api";
import type { Here } from "../group/here";
import { slotOf } from "../keyring/keyring";
import type { Locked, Opened } from "../keyring/types";
import { Button, Field } from "../parts/parts";
import { OpenResolutions } from "../path/OpenResolutions";
import { type OwnResolutions, useOwnResolutions } from "../path/useOwnResolutions";
import { lookbackDraftPlace } from "./places";
import { SavingWords } from "./Saving";
import { texts } from "./texts";
import { type OwnDraft, useOwnDraft } from "./useOwnDraft";

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
  const [found, setFound] = useState<readonly Resolved[]>([]);
  const mine = useOwnResolutions(here.keyring);
  useEffect(() => void read(here, meeting).then(setFound, () => undefined), [here.keys, meeting]);
  const readable = found.filter((one) => !one.content.locked);
  const isAsked = readable.some((one) => one.by === here.keyring.person);
  return (
    <>
      {readable.length > 0 && <Group here={here} readable={readable} />}
      {lookback !== "" ? (
        <Looking here={here} meeting={meeting} lookback={lookback} mine={mine} isAsked={isAsked} />
      ) : (
        mine && <OpenResolutions mine={mine} onReady={null} />
      )}
    </>
  );
}

function Group({ here, readable }: { readonly here: Here; readonly readable: readonly Resolved[] }) {
  const t = texts().last;
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
    </section>
  );
}

interface LookingProps extends Props {
  readonly mine: OwnResolutions | null;
  /** The group looks back on something of mine. */
  readonly isAsked: boolean;
}

/** The same draft as the room's own step: what is typed or put ready here is there when the group looks back. */
function Looking({ here, meeting, lookback, mine, isAsked }: LookingProps) {
  const own = useOwnDraft(here.keyring, here.keys.group, meeting, lookbackDraftPlace(lookback));
  const ready = (words: string) =>
    own.write({ ...own.draft, text: [own.draft.text.trim(), words].filter(Boolean).join("\n") });
  if (!own.isReady) return null;
  return (
    <>
      {(isAsked || !own.isEmpty) && <Word own={own} />}
      {mine && <OpenResolutions mine={mine} onReady={ready} />}
    </>
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

function Word({ own }: { readonly own: OwnDraft }) {
  const t = texts().last;
  const [isOpen, setOpen] = useState(false);
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
