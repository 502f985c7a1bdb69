/**
 * One round in writing: its question, who wrote, my own text, and once it is open everybody's.
 *
 * `<div data-island="round" data-group="…" data-round="…"></div>`
 */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { enumerate } from "../access/code";
import { api, type RoundRow } from "../api";
import { SavingWords } from "../beforehand/Saving";
import { type OwnDraft, useOwnDraft } from "../beforehand/useOwnDraft";
import { Failed } from "../group/Failed";
import { GroupGate } from "../group/Gate";
import type { Here } from "../group/here";
import { sentenceFor } from "../group/useGroup";
import { keepMainPlace } from "../islands/room/place";
import { Button, Field, Notice } from "../parts/parts";
import { draftPlace, type Round, readRound, type Text, writeText } from "./round";
import { dayAndHour, texts } from "./texts";

export function RoundPage({ group, round }: { readonly group: string; readonly round: string }) {
  useEffect(keepMainPlace, []);
  return (
    <GroupGate group={group} withoutBar>
      {(here) => <Opening here={here} id={round} />}
    </GroupGate>
  );
}

const pace = 20_000; // milliseconds between two looks for what others did

function Opening({ here, id }: { readonly here: Here; readonly id: string }) {
  const t = texts();
  const { keys, keyring } = here;
  const [round, setRound] = useState<Round | null>(null);
  const [fault, setFault] = useState("");
  const latest = useRef(0);
  const take = useCallback(
    async (asked: Promise<RoundRow>) => {
      const turn = ++latest.current;
      const next = await readRound(keys, await asked, keyring.person);
      if (turn === latest.current) setRound(next); // what was asked for later is newer
    },
    [keys, keyring],
  );
  const look = useCallback(
    () =>
      void take(api.round(keys.group, id)).then(
        () => setFault(""),
        (cause: unknown) => setFault(sentenceFor(cause)),
      ),
    [take, keys.group, id],
  );
  useEffect(() => {
    look();
    const timer = window.setInterval(() => !document.hidden && look(), pace);
    return () => window.clearInterval(timer);
  }, [look]);
  if (!round && !fault) return <p role="status">{t.loading}</p>;
  return (
    <>
      {fault && <Failed sentence={fault} onAgain={look} />}
      {round && <Opened here={here} round={round} take={take} look={look} />}
    </>
  );
}

interface Props {
  readonly here: Here;
  readonly round: Round;
  readonly take: (asked: Promise<RoundRow>) => Promise<void>;
  readonly look: () => void;
}

function Opened({ here, round, take, look }: Props) {
  const t = texts();
  const { row, question } = round;
  const own = useOwnDraft(here.keyring, here.keys.group, row.id, draftPlace);
  const isOpen = row.opened_at !== null;
  return (
    <>
      <section class="card round-asks">
        <p class="contribution-by">
          <strong>{t.asks(here.people.name(row.by ?? ""))}</strong>
        </p>
        {question && <Words text={question} />}
      </section>
      <Status here={here} row={row} />
      {isOpen ? (
        <Together here={here} round={round} />
      ) : (
        <MyText here={here} round={round} own={own} take={take} look={look} />
      )}
      {isOpen && own.isReady && !own.isEmpty && (
        <section class="card contribution-hidden">
          <p class="hint" role="status">
            {t.mine.late}
          </p>
          <p class="contribution-text" dir="auto">
            {own.draft.text}
          </p>
        </section>
      )}
    </>
  );
}

function Words({ text }: { readonly text: Text }) {
  if (text.content.locked) return <p class="hint">{texts().locked}</p>;
  return (
    <p class="contribution-text" dir="auto">
      {text.content.text}
    </p>
  );
}

/** Names by seat. Who left is no longer waited for. */
function Status({ here, row }: { readonly here: Here; readonly row: RoundRow }) {
  const t = texts();
  const named = (people: readonly string[]) => enumerate(people.map(here.people.name), t.and);
  const others = row.asked.filter((person) => !row.wrote.includes(person));
  if (row.opened_at !== null) return <p>{row.wrote.length > 0 ? t.status.open : t.status.nobody}</p>;
  return (
    <section>
      <p>{t.status.closed(dayAndHour(row.closes_at))}</p>
      <p class="hint">
        {row.wrote.length > 0 && `${t.status.wrote(named(row.wrote))} `}
        {others.length > 0 && `${t.status.awaited(named(others))} ${t.status.reminder}`}
      </p>
    </section>
  );
}

function Together({ here, round }: { readonly here: Here; readonly round: Round }) {
  return (
    <ul class="plain-list stack round-texts">
      {round.texts.map((text) => (
        <li key={text.item} class="card">
          <p class="contribution-by">
            <strong>{here.people.name(text.by)}</strong>
          </p>
          <Words text={text} />
        </li>
      ))}
    </ul>
  );
}

function MyText({ here, round, own, take, look }: Props & { readonly own: OwnDraft }) {
  const t = texts().mine;
  const { row, mine } = round;
  const [isChanging, setChanging] = useState(false);
  const me = here.keyring.person;
  if (!row.asked.includes(me)) return <p>{row.by === me ? t.asker : t.later}</p>;
  if (!own.isReady) return null;
  if (mine && !isChanging && own.isEmpty) {
    const change = () => {
      if (!mine.content.locked) own.write({ text: mine.content.text, fields: {} });
      setChanging(true);
    };
    return (
      <section class="card contribution-hidden">
        <p class="hint" role="status">
          {t.ready} {t.only}
        </p>
        <Words text={mine} />
        <div class="row">
          <Button look="text" onPress={change}>
            {t.change}
          </Button>
        </div>
      </section>
    );
  }
  return <Writing here={here} round={round} own={own} take={take} look={look} done={() => setChanging(false)} />;
}

function Writing({
  here,
  round,
  own,
  take,
  look,
  done,
}: Props & { readonly own: OwnDraft; readonly done: () => void }) {
  const t = texts();
  const { row, mine } = round;
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");
  const text = own.draft.text.trim();
  const put = async (event: Event) => {
    event.preventDefault();
    if (busy || text === "") return;
    setBusy(true);
    setFault("");
    try {
      await take(writeText(here.keys, row, text));
      await own.clear();
      done();
    } catch (cause) {
      setFault(sentenceFor(cause)); // the draft stays, here and on every device
      look();
    } finally {
      setBusy(false);
    }
  };
  const leave = async () => {
    await own.clear();
    done();
  };
  return (
    <form class="card" onSubmit={put}>
      <p>{t.tasks[row.kind]}</p>
      <Field
        label={t.mine.label}
        value={own.draft.text}
        onValue={(next) => own.write({ ...own.draft, text: next })}
        rows={4}
      />
      <p class="hint">
        {t.mine.only} <SavingWords saving={own.saving} />
      </p>
      {fault && <Notice tone="error">{fault}</Notice>}
      <div class="row">
        <Button busy={busy} disabled={text === ""}>
          {mine ? t.mine.keep : t.mine.put}
        </Button>
        {mine && (
          <Button look="text" onPress={() => void leave()}>
            {t.mine.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
