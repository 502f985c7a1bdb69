/**
 * Looking back together: what the participant shows, and the note that everybody at the table writes and signs.
 *
 * `<div data-island="talk-note" data-talk="…" data-about="…"></div>`
 */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { enumerate } from "../access/code";
import { lacking, NoMeans } from "../access/NoMeans";
import { hasUnseen } from "../agreement/terms";
import { Failed } from "../group/Failed";
import { LockedDevice } from "../group/Gate";
import { openKeyring } from "../keyring/keyring";
import { besides, isForAll, type Notes, readNotes, type Version } from "../keyring/talk-note";
import type { Keyring } from "../keyring/types";
import { Button, Notice } from "../parts/parts";
import { type Given, nameIn, namesIn, sentenceOf } from "./given";
import { NoteForm } from "./NoteForm";
import { Shown } from "./Shown";
import { Signing } from "./Signing";
import { texts } from "./texts";
import { Words, wordsOf } from "./Words";

interface Props {
  readonly talk: string;
  /** The participant. */
  readonly about: string;
}

type Found = Keyring | "loading" | "locked" | { readonly fault: string };

export function NotePage(props: Props) {
  const missing = lacking();
  return missing ? <NoMeans missing={missing} /> : <Opening {...props} />;
}

function Opening(props: Props) {
  const [found, setFound] = useState<Found>("loading");
  const open = () =>
    void openKeyring().then(
      (keyring) => setFound(keyring ?? "locked"),
      (cause: unknown) => setFound({ fault: sentenceOf(cause) }),
    );
  useEffect(open, []);
  if (found === "loading") return <p role="status">{texts().loading}</p>;
  if (found === "locked") return <LockedDevice onOpen={open} />;
  if ("fault" in found) return <Notice tone="error">{found.fault}</Notice>;
  return <Table {...props} keyring={found} />;
}

const pace = 15_000; // milliseconds between two looks for what others wrote or signed

function Table({ talk, about, keyring }: Props & { readonly keyring: Keyring }) {
  const t = texts();
  const { notes, fault, look, take } = useNotes(keyring, talk);
  const [writes, setWrites] = useState(false);
  const [said, setSaid] = useState("");
  useEffect(() => {
    const timer = window.setInterval(() => !document.hidden && !writes && look(), pace);
    return () => window.clearInterval(timer);
  }, [look, writes]);
  if (!notes || fault === t.distrust) {
    return fault ? <Failed sentence={fault} onAgain={look} /> : <p role="status">{t.loading}</p>;
  }
  const done = (next: Notes, sentence: string) => {
    take(next);
    setWrites(false);
    setSaid(sentence);
  };
  const stop = () => {
    setWrites(false);
    document.getElementById("main")?.focus(); // what was pressed is gone: a keyboard goes on from here
  };
  const newest = notes.versions.at(-1);
  const waiting = notes.table.filter((seat) => !notes.identities.has(seat.person));
  const given = { keyring, talk, notes, onDone: done };
  return (
    <>
      {fault && <Failed sentence={fault} onAgain={look} />}
      <Shown keyring={keyring} about={about} table={notes.table} />
      <section class="talk-note">
        <h2>{t.note.title}</h2>
        <p class="hint">
          {t.note.secret(
            namesIn(
              notes,
              notes.table.map((seat) => seat.person),
            ),
          )}
        </p>
        <News said={said} />
        {waiting.length > 0 && (
          <Notice tone="warning">
            {t.note.waits(
              enumerate(
                waiting.map((seat) => seat.name),
                t.and,
              ),
            )}
          </Notice>
        )}
        {newest && !writes && <Newest {...given} version={newest} />}
        {!newest && !writes && <p>{t.note.none}</p>}
        {writes ? (
          <NoteForm {...given} onStop={stop} />
        ) : (
          waiting.length === 0 && (
            <p class="row no-print">
              <Button look={newest ? "quiet" : "primary"} onPress={() => setWrites(true)}>
                {newest ? t.note.change : t.note.write}
              </Button>
            </p>
          )
        )}
        <Earlier notes={notes} />
      </section>
    </>
  );
}

/** What was done. It takes the focus: what was pressed for it is gone by now. */
function News({ said }: { readonly said: string }) {
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (said) here.current?.focus();
  }, [said]);
  return (
    <div role="status" tabIndex={-1} ref={here}>
      {said && <Notice tone="ok">{said}</Notice>}
    </div>
  );
}

function useNotes(keyring: Keyring, talk: string) {
  const [notes, setNotes] = useState<Notes | null>(null);
  const [fault, setFault] = useState("");
  const turn = useRef(0);
  const take = useCallback((next: Notes) => {
    turn.current += 1; // what was asked for before is older
    setFault("");
    setNotes(next);
  }, []);
  const look = useCallback(() => {
    const mine = ++turn.current;
    void readNotes(keyring, talk).then(
      (found) => mine === turn.current && take(found),
      (cause: unknown) => mine === turn.current && setFault(sentenceOf(cause)),
    );
  }, [keyring, talk, take]);
  useEffect(look, [look]);
  return { notes, fault, look, take };
}

function Newest({ version, ...given }: Given & { readonly version: Version }) {
  const t = texts().note;
  const { notes } = given;
  const isForNow = isForAll(notes, version);
  return (
    <>
      <Words notes={notes} version={version} />
      {besides(notes.versions).map((other) => (
        <div key={other.number} class="talk-note-besides">
          <Notice tone="warning">{t.besides(nameIn(notes, other.by))}</Notice>
          <Words notes={notes} version={other} />
        </div>
      ))}
      {version.note && !isForNow && <Notice tone="warning">{t.others}</Notice>}
      {version.note && <Signing {...given} version={version} mayStillSign={isForNow && !hasUnseen(wordsOf(version))} />}
    </>
  );
}

function Earlier({ notes }: { readonly notes: Notes }) {
  const earlier = notes.versions.slice(0, -1);
  if (earlier.length === 0) return null;
  return (
    <details class="no-print">
      <summary>{texts().note.earlier}</summary>
      {earlier.toReversed().map((version) => (
        <Words key={version.number} notes={notes} version={version} />
      ))}
    </details>
  );
}
