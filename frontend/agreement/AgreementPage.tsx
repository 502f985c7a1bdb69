/** The page for members: what is in force, what is proposed, signing it, talking about it, and proposing. */

import { useEffect, useState } from "preact/hooks";
import { enumerate } from "../access/code";
import { Failed } from "../group/Failed";
import type { Here } from "../group/here";
import { useReading } from "../group/useReading";
import { sign } from "../keyring/agreement";
import { Button, Notice, StepHeading } from "../parts/parts";
import { Changes, Clauses, InShort } from "./Clauses";
import { Editor } from "./Editor";
import { handToMembers, type Reading, readAgreement, type Version } from "./reading";
import { Signing } from "./Signing";
import { Talk } from "./Talk";
import { texts } from "./texts";

const shortly = "#kort";

export function AgreementPage(here: Here) {
  const t = texts();
  const { reading, fault, look } = useReading(() => readAndHand(here), [here.keys]);
  const [writes, setWrites] = useState(false);
  const [said, setSaid] = useState("");
  const isShort = useHash() === shortly;
  if (fault) {
    return <Failed sentence={fault} onAgain={look} />;
  }
  if (!reading) return <p role="status">{t.loading}</p>;
  const done = (sentence: string) => {
    setWrites(false);
    setSaid(sentence);
    look();
  };
  const before = (reading.proposal ?? reading.inForce)?.clauses ?? null;
  if (writes) {
    return <Editor here={here} before={before} onDone={() => done(t.edit.done)} onStop={() => setWrites(false)} />;
  }
  if (isShort && reading.inForce?.clauses) return <Short version={reading.inForce} />;
  return (
    <>
      <div role="status">{said && <Notice tone="ok">{said}</Notice>}</div>
      {reading.versions.length === 0 && <Nothing />}
      {reading.proposal && (
        <Proposal here={here} version={reading.proposal} reading={reading} onSigned={done} onSaid={look} />
      )}
      {reading.inForce && <InForce here={here} version={reading.inForce} />}
      {reading.inForce && !reading.proposal && (
        <Talk here={here} version={reading.inForce} notes={reading.notes} onSaid={look} />
      )}
      <p class="row no-print agreement-change">
        <Button look={reading.versions.length === 0 ? "primary" : "quiet"} onPress={() => setWrites(true)}>
          {reading.versions.length === 0 ? t.edit.first : t.edit.change}
        </Button>
      </p>
      <Earlier here={here} reading={reading} />
    </>
  );
}

/** Whoever looks hands on what a newcomer needs; when that fails, another member or a later look will. */
async function readAndHand(here: Here): Promise<Reading> {
  const found = await readAgreement(here);
  void handToMembers(here, found).catch(() => undefined);
  return found;
}

function useHash(): string {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const change = () => setHash(location.hash);
    window.addEventListener("hashchange", change);
    return () => window.removeEventListener("hashchange", change);
  }, []);
  return hash;
}

function Nothing() {
  const t = texts().none;
  return (
    <section class="card">
      <h2>{t.title}</h2>
      <p>{t.lead}</p>
      <p>{t.how}</p>
      <p class="hint">{t.secret}</p>
    </section>
  );
}

function Short({ version }: { readonly version: Version }) {
  const t = texts().short;
  return (
    <section>
      <StepHeading level={2}>{t.title}</StepHeading>
      <p class="hint">{t.lead}</p>
      <InShort clauses={version.clauses ?? []} />
      <p class="row no-print">
        <a class="button" href="#alles">
          {t.all}
        </a>
      </p>
    </section>
  );
}

interface VersionProps {
  readonly here: Here;
  readonly version: Version;
}

function InForce({ here, version }: VersionProps) {
  const t = texts();
  return (
    <section id="alles" class="agreement-in-force">
      <h2>{t.inForce.title}</h2>
      <p class="hint">
        {t.inForce.version(version.number)}. {t.inForce.by(namesOf(here, [...version.signers]))}{" "}
        {version.clauses && (
          <a class="no-print" href={shortly}>
            {t.short.one}
          </a>
        )}
      </p>
      <Text version={version} />
    </section>
  );
}

/** A text that is not there, or holds more than it shows, is said to be so and can not be signed. */
function Text({ version }: { readonly version: Version }) {
  const t = texts().inForce;
  if (version.clauses) return <Clauses clauses={version.clauses} />;
  return <Notice tone="warning">{version.text === null ? t.missing : t.odd}</Notice>;
}

interface ProposalProps extends VersionProps {
  readonly reading: Reading;
  readonly onSigned: (sentence: string) => void;
  readonly onSaid: () => void;
}

function Proposal({ here, version, reading, onSigned, onSaid }: ProposalProps) {
  const t = texts();
  const { keys, keyring, people } = here;
  const [isWhole, setWhole] = useState(false);
  const before = reading.inForce?.clauses;
  const waits = keys.roster.map((member) => member.person).filter((person) => !version.signers.has(person));
  const { clauses, text } = version;
  const isLast = waits.length === 1;
  return (
    <section class="card agreement-proposal">
      <h2>{t.proposal.title(people.name(version.proposer))}</h2>
      <p class="hint">
        {t.inForce.version(version.number)}. {t.proposal.signed(namesOf(here, [...version.signers]))}{" "}
        {waits.length > 0 && t.proposal.awaited(namesOf(here, waits))} {before && t.proposal.stays}
      </p>
      {before && clauses && !isWhole ? (
        <>
          <h3>{t.proposal.what}</h3>
          <Changes before={before} clauses={clauses} />
        </>
      ) : (
        <Text version={version} />
      )}
      {before && clauses && (
        <div class="row">
          <Button look="text" expanded={isWhole} onPress={() => setWhole(!isWhole)}>
            {isWhole ? t.proposal.changes : t.proposal.whole}
          </Button>
        </div>
      )}
      {clauses && text !== null && waits.includes(keyring.person) && (
        <Signing
          {...here}
          promise={t.sign.promise}
          sign={() => sign(keys, text)}
          onSigned={() => onSigned(isLast ? t.sign.all : t.sign.done)}
        />
      )}
      <Talk here={here} version={version} notes={reading.notes} onSaid={onSaid} />
    </section>
  );
}

function Earlier({ here, reading }: { readonly here: Here; readonly reading: Reading }) {
  const t = texts().versions;
  const earlier = reading.versions.filter((version) => version !== reading.inForce && version !== reading.proposal);
  if (earlier.length === 0) return null;
  return (
    <details class="no-print">
      <summary>{t.title}</summary>
      {earlier.toReversed().map((version) => (
        <section key={version.number}>
          <h3>
            {texts().inForce.version(version.number)}, {t.was(here.people.name(version.proposer))}
          </h3>
          <Text version={version} />
        </section>
      ))}
    </details>
  );
}

/** In the order of the log, the reader's own name too. */
function namesOf({ keys, people }: Here, persons: readonly string[]): string {
  const order = keys.roster.map((member) => member.person);
  const sorted = order.filter((person) => persons.includes(person));
  return enumerate(sorted.map(people.name), texts().and);
}
