/** The page for members: what they are asked, what is proposed, signing it or not, and what went out. */

import { useState } from "preact/hooks";
import { enumerate } from "../access/code";
import { Signing } from "../agreement/Signing";
import { Failed } from "../group/Failed";
import type { Here } from "../group/here";
import { useChange } from "../group/useChange";
import { useReading } from "../group/useReading";
import { end, open, seconds, sign } from "../keyring/releases";
import { Button, Notice } from "../parts/parts";
import { Editor } from "./Editor";
import { handOver, keepTerms, makeTerms, type Proposal, type Reading, readReleases, type Told } from "./reading";
import { Counts, readCounts, Shown } from "./Shown";
import { texts, when } from "./texts";
import { maySign } from "./writing";

type Doing =
  | { readonly what: "read" }
  | { readonly what: "write"; readonly before: Proposal | null; readonly purpose: string };

const reads: Doing = { what: "read" };

export function ReleasePage(here: Here) {
  const t = texts();
  const { reading, fault, look } = useReading(() => readAndHandOver(here), [here.keys]);
  const [doing, setDoing] = useState<Doing>(reads);
  const [said, setSaid] = useState("");
  if (fault) {
    return <Failed sentence={fault} onAgain={look} />;
  }
  if (!reading) return <p role="status">{t.loading}</p>;
  const { told, open: proposals } = reading;
  if (!told.programme) return <p>{t.none.alone}</p>;
  const done = (sentence: string) => {
    setDoing(reads);
    setSaid(sentence);
    look();
  };
  if (doing.what === "write") {
    return (
      <Editor here={here} told={told} {...doing} onDone={() => done(t.edit.done)} onStop={() => setDoing(reads)} />
    );
  }
  const write = (purpose: string, before: Proposal | null = null) => {
    setSaid("");
    setDoing({ what: "write", before, purpose });
  };
  return (
    <>
      <div role="status">{said && <Notice tone="ok">{said}</Notice>}</div>
      {proposals.length === 0 && <Nothing />}
      {proposals.map((proposal) => (
        <OneProposal
          key={proposal.release.number}
          here={here}
          proposal={proposal}
          onDone={done}
          onChange={() => write("", proposal)}
        />
      ))}
      <Questions told={told} onAnswer={write} />
      <p class="row no-print">
        <Button
          look={proposals.length === 0 && told.questions.length === 0 ? "primary" : "quiet"}
          onPress={() => write("")}
        >
          {t.edit.first}
        </Button>
      </p>
      <Numbers
        here={here}
        told={told}
        isOpen={proposals.some(({ terms }) => terms?.kind === "numbers")}
        onDone={done}
      />
      <Published reading={reading} />
    </>
  );
}

/** Whoever looks first after the last signature hands over what all signed: its signer may have lost the connection. */
async function readAndHandOver(here: Here): Promise<Reading> {
  const found = await readReleases(here);
  const ready = found.open.filter((one) => one.isAgreed && one.terms && one.terms.expires > seconds());
  if (ready.length === 0) return found;
  const handed = await Promise.allSettled(ready.map((proposal) => handOver(here.keys, proposal)));
  return handed.some((one) => one.status === "fulfilled") ? readReleases(here) : found;
}

function Nothing() {
  const t = texts().none;
  return (
    <section class="card">
      <h2>{t.title}</h2>
      <p>{t.lead}</p>
      <p>{t.rule}</p>
      <p class="hint">{t.secret}</p>
    </section>
  );
}

interface ProposalProps {
  readonly here: Here;
  readonly proposal: Proposal;
  readonly onDone: (sentence: string) => void;
  readonly onChange: () => void;
}

function OneProposal({ here, proposal, onDone, onChange }: ProposalProps) {
  const t = texts();
  const { keys, keyring, people, watch } = here;
  const { release, terms } = proposal;
  const ending = useChange(watch);
  const order = keys.roster.map((member) => member.person);
  const signed = order.filter((person) => release.signers.has(person as never));
  const isOver = terms !== null && terms.expires <= seconds();
  const mayChange = terms?.kind === "text";
  const waitsForMe = !signed.includes(keyring.person);
  const isLast = waitsForMe && signed.length === order.length - 1;
  const names = enumerate(signed.map(people.name), t.and);
  const stop = async () => {
    if (await ending.run(() => end(keys, release.number))) onDone(t.proposal.ended);
  };
  return (
    <section class="card release-proposal">
      <h2>{t.proposal.title(people.name(release.opener))}</h2>
      {release.replaces > 0 && <p class="hint">{t.proposal.newer}</p>}
      {terms ? <Shown terms={terms} /> : <Notice tone="warning">{t.proposal.missing}</Notice>}
      <p>{signed.length > 0 ? t.proposal.signed(names) : t.proposal.nobody}</p>
      {isOver && <Notice tone="info">{t.proposal.over}</Notice>}
      {terms && waitsForMe && !isOver && maySign(terms) && (
        <>
          <Signing
            {...here}
            promise={t.sign.promise}
            sign={() => sign(keys, release.number, terms)}
            onSigned={() => onDone(isLast ? t.sign.all : t.sign.done)}
          />
          <p class="hint">{t.sign.free}</p>
        </>
      )}
      {ending.fault && <Notice tone="error">{ending.fault}</Notice>}
      <div class="row no-print">
        {mayChange && (
          <Button look="quiet" onPress={onChange}>
            {t.proposal.change}
          </Button>
        )}
        <Button look="text" busy={ending.busy} onPress={() => void stop()}>
          {t.proposal.end}
        </Button>
      </div>
    </section>
  );
}

function Questions({ told, onAnswer }: { readonly told: Told; readonly onAnswer: (purpose: string) => void }) {
  const t = texts().question;
  if (told.questions.length === 0) return null;
  return (
    <section>
      <h2>{t.title}</h2>
      {told.questions.map(({ by, text, at }) => (
        <blockquote key={at}>
          <p>{text}</p>
          <p class="hint">{t.by(by, when(Date.parse(at) / 1000))}</p>
          <div class="row no-print">
            <Button look="quiet" onPress={() => onAnswer(text.slice(0, 300))} label={`${t.answer}: ${text}`}>
              {t.answer}
            </Button>
          </div>
        </blockquote>
      ))}
      <p class="hint">{t.free}</p>
    </section>
  );
}

interface NumbersProps {
  readonly here: Here;
  readonly told: Told;
  readonly isOpen: boolean;
  readonly onDone: (sentence: string) => void;
}

/** The numbers as the server has them; the group decides whether they count. */
function Numbers({ here, told, isOpen, onDone }: NumbersProps) {
  const t = texts();
  const opening = useChange(here.watch);
  const offered = told.numbers;
  if (!offered || isOpen) return null;
  const period = String(readCounts(offered.text)?.[0]?.[1] ?? "");
  const send = async () => {
    const { text, recipients } = offered;
    const terms = makeTerms(
      told,
      { kind: "numbers", purpose: t.numbers.purpose(period), text, recipients, days: 30 },
      seconds(),
    );
    const work = async () => open(here.keys, terms, 0, await keepTerms(here.keys, terms));
    if (await opening.run(work)) onDone(t.edit.done);
  };
  return (
    <section>
      <h2>{t.numbers.title}</h2>
      <p>{t.numbers.lead}</p>
      <p>
        <Counts text={offered.text} />
      </p>
      {opening.fault && <Notice tone="error">{opening.fault}</Notice>}
      <div class="row no-print">
        <Button look="quiet" busy={opening.busy} onPress={() => void send()}>
          {t.numbers.send}
        </Button>
      </div>
    </section>
  );
}

function Published({ reading }: { readonly reading: Reading }) {
  const t = texts().published;
  if (reading.published.length === 0) return null;
  return (
    <section>
      <h2>{t.title}</h2>
      <ul class="plain-list">
        {reading.published.map((one) => (
          <li key={one.id}>
            <a href={one.link}>{one.bundle.terms.purpose}</a>
            <p class="hint">
              {when(Date.parse(one.at) / 1000)}. {one.isGenuine ? t.genuine : ""}
            </p>
            {!one.isGenuine && <Notice tone="error">{t.wrong}</Notice>}
          </li>
        ))}
      </ul>
    </section>
  );
}
