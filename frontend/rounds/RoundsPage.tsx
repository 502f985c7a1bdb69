/**
 * The rounds in writing of a group, and beginning one.
 *
 * `<div data-island="rounds" data-group="…"></div>`
 */

import { useEffect, useState } from "preact/hooks";
import { api, type RoundKind } from "../api";
import { isTooLong, SavingWords } from "../beforehand/Saving";
import { useOwnDraft } from "../beforehand/useOwnDraft";
import { GroupGate } from "../group/Gate";
import type { Here } from "../group/here";
import { sentenceFor } from "../group/useGroup";
import { Button, Field, Notice } from "../parts/parts";
import { beginRound, draftPlace, type Round, readRound } from "./round";
import { dayAndHour, dayOf, texts } from "./texts";

export function RoundsPage({ group }: { readonly group: string }) {
  return (
    <GroupGate group={group} withoutBar>
      {(here) => (
        <>
          <List here={here} />
          <Begin here={here} />
        </>
      )}
    </GroupGate>
  );
}

async function readAll({ keys, keyring }: Here): Promise<readonly Round[]> {
  const rows = await api.rounds(keys.group);
  return Promise.all(rows.map((row) => readRound(keys, row, keyring.person)));
}

function List({ here }: { readonly here: Here }) {
  const t = texts();
  const [rounds, setRounds] = useState<readonly Round[] | null>(null);
  const [fault, setFault] = useState("");
  const look = () => void readAll(here).then(setRounds, (cause: unknown) => setFault(sentenceFor(cause)));
  useEffect(look, [here.keys]);
  if (fault) return <Notice tone="error">{fault}</Notice>;
  if (!rounds) return <p role="status">{t.loading}</p>;
  const running = rounds.filter((round) => round.row.opened_at === null);
  const before = rounds.filter((round) => round.row.opened_at !== null);
  if (rounds.length === 0) return <p>{t.list.none}</p>;
  return (
    <>
      <Some title={t.list.running} rounds={running} here={here} />
      <Some title={t.list.before} rounds={before} here={here} />
    </>
  );
}

function Some({
  title,
  rounds,
  here,
}: {
  readonly title: string;
  readonly rounds: readonly Round[];
  readonly here: Here;
}) {
  if (rounds.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="plain-list stack">
        {rounds.map((round) => (
          <li key={round.row.id} class="card card-link">
            <Line round={round} here={here} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ round, here }: { readonly round: Round; readonly here: Here }) {
  const t = texts();
  const { row, question, mine } = round;
  const asked = question && !question.content.locked ? question.content.text : t.locked;
  const isOpen = row.opened_at !== null;
  const waits = !isOpen && !mine && row.asked.includes(here.keyring.person);
  return (
    <>
      <a href={`/groepen/${here.keys.group}/schriftelijk/${row.id}/`}>
        {t.kinds[row.kind]}, {here.people.name(row.by ?? "")}
      </a>
      <p class="round-asked" dir="auto">
        {asked}
      </p>
      <p class="hint">
        {isOpen ? t.list.open : t.list.until(dayAndHour(row.closes_at))}
        {waits && <span class="tag tag-floor">{t.list.waits}</span>}
        {mine && !isOpen && <span class="tag tag-ready">{t.list.wrote}</span>}
      </p>
    </>
  );
}

const kinds = ["questions", "advice", "look-back"] as const;
const choices = [1, 2, 3, 5, 7, 14] as const;
const dayLasts = 86_400_000; // milliseconds

function Begin({ here }: { readonly here: Here }) {
  const t = texts().begin;
  const { keys, keyring } = here;
  const own = useOwnDraft(keyring, keys.group, keys.group, draftPlace);
  const [kind, setKind] = useState<RoundKind>("questions");
  const [days, setDays] = useState(3);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");
  const text = own.draft.text.trim();
  const ask = async (event: Event) => {
    event.preventDefault();
    if (busy || text === "") return;
    setBusy(true);
    setFault("");
    try {
      const { id } = await beginRound(keys, kind, text, days);
      await own.clear();
      location.assign(`/groepen/${keys.group}/schriftelijk/${id}/`);
    } catch (cause) {
      setFault(sentenceFor(cause));
      setBusy(false);
    }
  };
  if (!own.isReady) return null;
  return (
    <form onSubmit={ask}>
      <h2>{t.title}</h2>
      <fieldset>
        <legend>{t.kind}</legend>
        {kinds.map((one) => (
          <label key={one} class="choice">
            <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
            {t.kinds[one]}
          </label>
        ))}
      </fieldset>
      <Field
        label={t.text}
        hint={t.hint}
        value={own.draft.text}
        onValue={(next) => own.write({ ...own.draft, text: next })}
        rows={4}
      />
      <div class="utrecht-form-field">
        <label for="days">{t.days}</label>
        <div class="utrecht-form-field-description" id="days-hint">
          {t.hour}
        </div>
        <select
          id="days"
          aria-describedby="days-hint"
          value={days}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
        >
          {choices.map((each) => (
            <option key={each} value={each}>
              {t.day(dayOf(new Date(Date.now() + each * dayLasts)), each)}
            </option>
          ))}
        </select>
      </div>
      {fault && <Notice tone="error">{fault}</Notice>}
      <p class="hint">
        {t.only} <SavingWords saving={own.saving} />
      </p>
      <div class="row">
        <Button busy={busy} disabled={text === "" || isTooLong(text)}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}
