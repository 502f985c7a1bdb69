/**
 * Reading a past meeting back: what it led to first, then every step. What stays closed says why and who can help.
 *
 * `<div data-island="meeting-record" data-group="…" data-meeting="…"></div>`
 */

import { useEffect, useState } from "preact/hooks";
import { enumerate } from "../access/code";
import { Failed } from "../group/Failed";
import { GroupGate } from "../group/Gate";
import type { Here } from "../group/here";
import { useChange } from "../group/useChange";
import { readRecord, type Said, type Step, shareAgain } from "../keyring/record";
import type { Locked, Opened } from "../keyring/types";
import { Button, Notice } from "../parts/parts";
import { KeepAsMine, Mine } from "../path/KeepAsMine";
import { useOwnResolutions } from "../path/useOwnResolutions";
import { structured } from "../room/structure";
import { texts } from "./texts";

interface Props {
  readonly group: string;
  readonly meeting: string;
}

export function MeetingRecord({ group, meeting }: Props) {
  return (
    <section class="meeting-record">
      <h2>{texts().title}</h2>
      <GroupGate group={group} withoutBar>
        {(here) => <Read here={here} meeting={meeting} />}
      </GroupGate>
    </section>
  );
}

type Found = readonly Step[] | null | "loading" | "failed";

function Read({ here, meeting }: { readonly here: Here; readonly meeting: string }) {
  const t = texts();
  const [found, setFound] = useState<Found>("loading");
  const mine = useOwnResolutions(here.keyring);
  const begin = () => void readRecord(here.keys, meeting).then(setFound, () => setFound("failed"));
  useEffect(begin, [meeting, here.keys]);
  if (found === "loading") return <p role="status">{t.loading}</p>;
  if (found === null) return <p>{t.never}</p>;
  if (found === "failed") {
    return <Failed sentence={t.failed} onAgain={begin} />;
  }
  if (found.length === 0) return <p>{t.nothing}</p>;
  const outcomes = found.filter((step) => step.output && t.outputs[step.output]).toReversed();
  return (
    <Mine.Provider value={mine}>
      {outcomes.map((step) => (
        <Part key={step.key} title={t.outputs[step.output ?? ""] ?? step.title} step={step} all={found} here={here} />
      ))}
      <p class="no-print">
        <a href={`/leren/voornemens/?bijeenkomst=${meeting}&groep=${here.keys.group}`}>{t.ownResolution}</a>
      </p>
      <details>
        <summary>{t.steps}</summary>
        {found.map((step) => (
          <Part key={step.key} title={step.title} step={step} all={found} here={here} />
        ))}
      </details>
    </Mine.Provider>
  );
}

interface PartProps {
  readonly title: string;
  readonly step: Step;
  readonly all: readonly Step[];
  readonly here: Here;
}

/** Answers stand below the question they belong to. */
function Part({ title, step, all, here }: PartProps) {
  const parentOf = (said: Said) => (said.content.locked ? null : said.content.parent);
  const present = new Set(step.said.map((said) => said.item));
  const first = step.said.filter((said) => !present.has(parentOf(said) ?? ""));
  return (
    <section>
      <h3>{title}</h3>
      <ul class="plain-list stack">
        {first.map((said) => (
          <li key={said.item} class="card">
            <One said={said} all={all} here={here} />
            {step.said
              .filter((answer) => parentOf(answer) === said.item)
              .map((answer) => (
                <div key={answer.item} class="record-answer">
                  <One said={answer} all={all} here={here} />
                </div>
              ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface OneProps {
  readonly said: Said;
  readonly all: readonly Step[];
  readonly here: Here;
}

function One({ said, all, here }: OneProps) {
  return (
    <article>
      <p class="contribution-by">
        <strong>{here.people.name(said.by)}</strong>
      </p>
      {said.content.locked ? (
        <Closed locked={said.content} said={said} here={here} />
      ) : (
        <Content content={said.content} aspects={said.aspects} all={all} />
      )}
      {!said.content.locked && said.content.kind === "resolution" && (
        <KeepAsMine
          item={said.item}
          text={structured(said.content.kind, said.content.text).text}
          at={said.at}
          isMine={said.by === here.keyring.person}
          group={here.keys.group}
          meeting={said.meeting}
        />
      )}
      <ShareAgain said={said} here={here} />
    </article>
  );
}

interface ContentProps {
  readonly content: Opened;
  readonly aspects: ReadonlyMap<string, string>;
  readonly all: readonly Step[];
}

function Content({ content, aspects, all }: ContentProps) {
  const t = texts();
  const { text, aspect, chosen, order } = structured(content.kind, content.text);
  const named = (item: string) => wordsOf(all, item) ?? t.gone;
  return (
    <>
      {aspect && <p class="hint">{aspects.get(aspect) ?? aspect}</p>}
      {chosen && (
        <ul>
          {chosen.map((item) => (
            <li key={item} dir="auto">
              {named(item)}
            </li>
          ))}
        </ul>
      )}
      {order && (
        <ol>
          {order.map((item) => (
            <li key={item} dir="auto">
              {named(item)}
            </li>
          ))}
        </ol>
      )}
      {text && (
        <p class="contribution-text" dir="auto">
          {(chosen || order) && <strong>{t.reason}: </strong>}
          {text}
        </p>
      )}
    </>
  );
}

function wordsOf(all: readonly Step[], item: string): string | undefined {
  const said = all.flatMap((step) => step.said).find((one) => one.item === item);
  return said && !said.content.locked ? structured(said.content.kind, said.content.text).text : undefined;
}

/** Why it is closed, who can help, and at most one button. */
function Closed({ locked, said, here }: { readonly locked: Locked; readonly said: Said; readonly here: Here }) {
  const t = texts();
  const helpers = enumerate(locked.who.map(here.people.name), t.or) || t.somebody;
  if (locked.why === "before-you") return <p class="hint">{t.locked["before-you"](here.people.name(said.by))}</p>;
  if (locked.why !== "no-key") return <Notice tone="warning">{t.locked.wrong}</Notice>;
  return (
    <div class="hint">
      <p>{t.locked["no-key"](helpers)}</p>
      <a class="button small" href={`/groepen/${here.keys.group}/`}>
        {t.toGroup}
      </a>
    </div>
  );
}

/** Only an author may open an own item to members who came later. */
function ShareAgain({ said, here }: { readonly said: Said; readonly here: Here }) {
  const t = texts();
  const { keys, keyring, people, watch } = here;
  const change = useChange(watch);
  const [isShared, setShared] = useState(false);
  if (said.by !== keyring.person || said.content.locked) return null;
  const readers = keys.readersOf(said.epoch);
  const later = keys.roster.map((member) => member.person).filter((person) => !readers.includes(person));
  if (isShared) return <p role="status">{t.shared}</p>;
  if (later.length === 0) return null;
  const share = () =>
    void change
      .run(async () => {
        await shareAgain(keys, said);
        return keys;
      })
      .then(setShared);
  return (
    <div class="row">
      {change.fault && <Notice tone="error">{change.fault}</Notice>}
      <Button look="text" busy={change.busy} onPress={share}>
        {t.share(enumerate(later.map(people.name), t.and))}
      </Button>
    </div>
  );
}
