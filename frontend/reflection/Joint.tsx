/** The joint report: read it, write it together, and confirm exactly what stands there. */

import { useCallback, useEffect, useState } from "preact/hooks";
import { enumerate } from "../access/code";
import { useOwnDraft } from "../beforehand/useOwnDraft";
import { Failed } from "../group/Failed";
import { GroupGate } from "../group/Gate";
import type { Here } from "../group/here";
import { sentenceFor } from "../group/useGroup";
import { Button, Notice } from "../parts/parts";
import { JointForm } from "./JointForm";
import { confirmVersion, type Joint, jointDraftPlace, readAll, standingOf, type Version } from "./joint";
import { dayOf } from "./Own";
import { texts } from "./texts";

/** What the server knows of the meeting: a first version begins with it. */
export interface Facts {
  readonly on: string;
  readonly minutes: number;
  readonly method: string;
  readonly present: readonly string[];
}

interface Props {
  readonly group: string;
  readonly meeting: string;
  readonly facts: Facts;
}

export function JointPage({ group, meeting, facts }: Props) {
  return (
    <GroupGate group={group} withoutBar>
      {(here) => <Opened here={here} meeting={meeting} facts={facts} />}
    </GroupGate>
  );
}

const pace = 20_000; // milliseconds between two looks for what others did

function Opened({ here, meeting, facts }: { readonly here: Here } & Omit<Props, "group">) {
  const t = texts().joint;
  const [joint, setJoint] = useState<Joint | null>(null);
  const [fault, setFault] = useState("");
  const [writes, setWrites] = useState(false);
  const [busy, setBusy] = useState(false);
  const draft = useOwnDraft(here.keyring, here.keys.group, meeting, jointDraftPlace);
  const look = useCallback(() => {
    setFault("");
    void readAll(here.keys, meeting).then(setJoint, (cause: unknown) => setFault(sentenceFor(cause)));
  }, [here.keys, meeting]);
  useEffect(() => {
    look();
    const timer = window.setInterval(() => !document.hidden && look(), pace);
    return () => window.clearInterval(timer);
  }, [look]);
  if (!joint) return fault ? <Failed sentence={fault} onAgain={look} /> : <p role="status">{texts().loading}</p>;
  const confirm = async (version: Version) => {
    setBusy(true);
    setFault("");
    try {
      await confirmVersion(here.keys, meeting, version);
      setJoint(await readAll(here.keys, meeting));
    } catch (cause) {
      setFault(sentenceFor(cause));
    }
    setBusy(false);
  };
  const kept = (next: Joint) => {
    setWrites(false);
    setJoint(next);
  };
  if (writes && draft.isReady) {
    return (
      <JointForm
        here={here}
        meeting={meeting}
        facts={facts}
        joint={joint}
        own={draft}
        onKept={kept}
        onStop={() => setWrites(false)}
      />
    );
  }
  const isTwice = joint.heads.length > 1;
  const writing = !draft.isEmpty ? t.later : isTwice ? t.merge : joint.heads.length === 0 ? t.begin : t.change;
  return (
    <>
      {fault && <Notice tone="error">{fault}</Notice>}
      {joint.closed > 0 && <p class="hint">{t.closed}</p>}
      {joint.heads.length === 0 && <p>{t.none}</p>}
      <div role="status">
        {isTwice && (
          <Notice tone="warning" title={t.twice}>
            <p>{t.twiceLead}</p>
          </Notice>
        )}
      </div>
      {joint.heads.map((version) => (
        <section key={version.item} class="card own-joint">
          <VersionText version={version} here={here} />
          {!isTwice && <Confirming version={version} joint={joint} here={here} busy={busy} onConfirm={confirm} />}
        </section>
      ))}
      <div class="row no-print own-joint-act">
        <Button look={joint.heads.length === 0 || isTwice ? "primary" : "quiet"} onPress={() => setWrites(true)}>
          {writing}
        </Button>
        {joint.heads.length > 0 && (
          <Button look="quiet" onPress={() => window.print()}>
            {texts().print}
          </Button>
        )}
      </div>
      {joint.heads.length === 1 && <p class="hint no-print">{t.changing}</p>}
      {joint.earlier.length > 0 && (
        <details class="no-print">
          <summary>{t.earlier}</summary>
          {joint.earlier.map((version) => (
            <section key={version.item} class="card own-joint">
              <VersionText version={version} here={here} />
            </section>
          ))}
        </details>
      )}
    </>
  );
}

export function VersionText({ version, here }: { readonly version: Version; readonly here: Here }) {
  const t = texts().joint;
  const { text, by } = version;
  const rows = [
    [t.on, dayOf(text.on)],
    [t.lasted, t.minutes(text.minutes)],
    [t.method, text.method],
    [t.present, enumerate(text.present.map(here.people.name), texts().and)],
    [t.theme, text.theme],
    [t.learned, text.learned],
  ];
  return (
    <>
      <dl class="own-text">
        {rows.map(([name, said]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{said}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{t.by(here.people.name(by))}</p>
    </>
  );
}

interface ConfirmingProps {
  readonly version: Version;
  readonly joint: Joint;
  readonly here: Here;
  readonly busy: boolean;
  readonly onConfirm: (version: Version) => Promise<void>;
}

function Confirming({ version, joint, here, busy, onConfirm }: ConfirmingProps) {
  const t = texts().joint;
  const { people, keyring, keys } = here;
  const roster = keys.roster.map((member) => member.person);
  const standing = standingOf(version, joint.confirmations, roster);
  const names = (persons: readonly string[]) => enumerate(persons.map(people.name), texts().and);
  return (
    <div class="own-joint-standing">
      <p role="status">{standing.isConfirmed ? t.all : standing.confirmed.includes(keyring.person) && t.mine}</p>
      {standing.confirmed.length > 0 && <p class="hint">{t.confirmed(names(standing.confirmed))}</p>}
      {standing.awaited.length > 0 && <p class="hint">{t.awaited(names(standing.awaited))}</p>}
      {standing.gone.length > 0 && <p class="hint">{t.gone(names(standing.gone))}</p>}
      {standing.awaited.includes(keyring.person) && (
        <div class="no-print">
          <p>{t.lead}</p>
          <div class="row">
            <Button busy={busy} onPress={() => void onConfirm(version)}>
              {t.confirm}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
