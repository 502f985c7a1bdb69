/** What a report belongs to: my goals, my resolutions, and texts of the group of that meeting. Only ids are kept. */

import { useEffect, useState } from "preact/hooks";
import { api } from "../api";
import { type People, peopleOf } from "../group/useGroup";
import { readRecord, type Said } from "../keyring/record";
import type { Keyring } from "../keyring/types";
import { type Kept, openShelf } from "../own/shelf";
import type { Goal, Report, Resolution } from "../own/values";
import { Button, Notice } from "../parts/parts";
import { structured } from "../room/structure";
import { texts } from "./texts";

interface Props {
  readonly keyring: Keyring;
  readonly group: string;
  readonly meeting: string;
  readonly mayRead: boolean;
  readonly report: Report;
  readonly onChange: (linked: Pick<Report, "goals"> | Pick<Report, "about">) => void;
}

const toggled = (all: readonly string[], id: string) =>
  all.includes(id) ? all.filter((each) => each !== id) : [...all, id];

export function Links({ keyring, group, meeting, mayRead, report, onChange }: Props) {
  const t = texts().report;
  const [goals, setGoals] = useState<readonly Kept<Goal>[]>([]);
  const [resolutions, setResolutions] = useState<readonly Kept<Resolution>[]>([]);
  useEffect(() => {
    const read = async () => {
      const [ofGoals, ofResolutions] = await Promise.all([
        openShelf(keyring, "goal").then((shelf) => shelf.all()),
        openShelf(keyring, "resolution").then((shelf) => shelf.all()),
      ]);
      setGoals(ofGoals.kept);
      setResolutions(ofResolutions.kept);
    };
    void read().catch(() => undefined); // a help, not a need: what was linked stays linked
  }, [keyring]);
  const openGoals = goals.filter(({ id, value }) => value.state === "open" || report.goals.includes(id));
  const mine = resolutions.filter(({ id, value }) => value.meeting === meeting || report.about.includes(id));
  const about = (id: string) => onChange({ about: toggled(report.about, id) });
  return (
    <>
      <fieldset>
        <legend>{t.goals}</legend>
        {openGoals.length === 0 && (
          <p class="hint">
            {t.noGoals} <a href="/leren/doelen/">{t.toGoals}</a>
          </p>
        )}
        {openGoals.map(({ id, value }) => (
          <Choice
            key={id}
            words={value.text}
            isChosen={report.goals.includes(id)}
            onToggle={() => onChange({ goals: toggled(report.goals, id) })}
          />
        ))}
      </fieldset>
      {mine.length > 0 && (
        <fieldset>
          <legend>{t.resolutions}</legend>
          {mine.map(({ id, value }) => (
            <Choice key={id} words={value.what} isChosen={report.about.includes(id)} onToggle={() => about(id)} />
          ))}
        </fieldset>
      )}
      {mayRead && <Brought keyring={keyring} group={group} meeting={meeting} chosen={report.about} onToggle={about} />}
    </>
  );
}

interface ChoiceProps {
  readonly words: string;
  readonly about?: string;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

function Choice({ words, about, isChosen, onToggle }: ChoiceProps) {
  return (
    <label class="choice own-link">
      <input type="checkbox" checked={isChosen} onChange={onToggle} />
      <span>
        {about && <span class="hint">{about}</span>}
        <span dir="auto">{words}</span>
      </span>
    </label>
  );
}

interface BroughtProps {
  readonly keyring: Keyring;
  readonly group: string;
  readonly meeting: string;
  readonly chosen: readonly string[];
  readonly onToggle: (item: string) => void;
}

type Table = { readonly said: readonly Said[]; readonly people: People };

/** Fetched when asked for: a phone need not open a whole meeting to write ten minutes. */
function Brought({ keyring, group, meeting, chosen, onToggle }: BroughtProps) {
  const t = texts().report;
  const [found, setFound] = useState<Table | "folded" | "loading" | "failed">("folded");
  const open = () => {
    setFound("loading");
    onTheTable(keyring, group, meeting).then(setFound, () => setFound("failed"));
  };
  const isOpen = typeof found === "object";
  const known = isOpen ? found.said.filter(({ item }) => chosen.includes(item)).length : 0;
  return (
    <fieldset>
      <legend>{t.brought}</legend>
      {isOpen && found.said.length > 0 && <p class="hint">{t.broughtLead}</p>}
      {isOpen && found.said.length === 0 && <p class="hint">{t.nothing}</p>}
      {isOpen &&
        found.said.map((said) => (
          <Choice
            key={said.item}
            words={wordsOf(said)}
            about={`${found.people.name(said.by)}, ${kindOf(said)}`}
            isChosen={chosen.includes(said.item)}
            onToggle={() => onToggle(said.item)}
          />
        ))}
      {isOpen && known > 0 && <p role="status">{t.chosen(known)}</p>}
      {found === "loading" && <p role="status">{texts().loading}</p>}
      {found === "failed" && <Notice tone="warning">{t.groupFailed}</Notice>}
      {(found === "folded" || found === "failed") && (
        <div class="row">
          <Button look="quiet" onPress={open}>
            {t.show}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

async function onTheTable(keyring: Keyring, group: string, meeting: string): Promise<Table> {
  const [keys, row] = await Promise.all([keyring.group(group), api.group(group)]);
  const steps = (await readRecord(keys, meeting)) ?? [];
  const said = steps.flatMap((step) => step.said).filter((one) => kindOf(one) !== "" && wordsOf(one) !== "");
  return { said, people: peopleOf(row) };
}

const kindOf = ({ content }: Said) => (content.locked ? "" : (texts().report.kinds[content.kind] ?? ""));

const wordsOf = ({ content }: Said) => (content.locked ? "" : structured(content.kind, content.text).text);
