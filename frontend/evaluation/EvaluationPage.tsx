/**
 * A form of a group: written by each, and after sending what all wrote.
 *
 * `<div data-island="evaluation" data-group="…" data-form="meeting" data-about="…"></div>`
 */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { useOwnDraft } from "../beforehand/useOwnDraft";
import { Failed } from "../group/Failed";
import { GroupGate } from "../group/Gate";
import type { Here } from "../group/here";
import { sentenceFor } from "../group/useGroup";
import { Button, Notice } from "../parts/parts";
import { fieldsOf } from "./answers";
import { FormFields } from "./FormFields";
import { askTold, draftPlaceOf, type Evaluation, type Form, readEvaluation, send, type Told } from "./reading";
import { RoomRound, Together } from "./Together";
import { texts } from "./texts";

export function EvaluationPage({ group, form }: { readonly group: string; readonly form: Form }) {
  return (
    <GroupGate group={group} withoutBar>
      {(here) => <Opening here={here} form={form} />}
    </GroupGate>
  );
}

interface Props {
  readonly here: Here;
  readonly form: Form;
}

function Opening({ here, form }: Props) {
  const t = texts();
  const { found, fault, look, take } = useEvaluation(here, form);
  if (!found) {
    return fault ? <Failed sentence={fault} onAgain={look} /> : <p role="status">{t.loading}</p>;
  }
  return <Opened here={here} form={form} found={found} take={take} />;
}

function useEvaluation(here: Here, form: Form) {
  const { keys } = here;
  const [found, setFound] = useState<Evaluation | null>(null);
  const [fault, setFault] = useState("");
  const turn = useRef(0);
  const take = useCallback(
    async (asked: Promise<Told>) => {
      const mine = ++turn.current;
      const next = await readEvaluation(keys, form, await asked);
      if (mine === turn.current) setFound(next); // what was asked for later is newer
    },
    [keys, form],
  );
  const look = useCallback(() => {
    setFault("");
    void take(askTold(keys.group, form)).catch((cause: unknown) => setFault(sentenceFor(cause)));
  }, [take, keys.group, form]);
  useEffect(look, [look]);
  return { found, fault, look, take };
}

interface OpenedProps extends Props {
  readonly found: Evaluation;
  readonly take: (asked: Promise<Told>) => Promise<void>;
}

function Opened({ here, form, found, take }: OpenedProps) {
  const t = texts();
  const [said, setSaid] = useState("");
  const [writes, setWrites] = useState(false);
  const { told, written } = found;
  const isFirst = told.mine === null;
  const done = (sentence: string) => {
    setWrites(false);
    setSaid(sentence);
  };
  return (
    <>
      <div role="status">{said && <Notice tone="ok">{said}</Notice>}</div>
      {told.waits || writes ? (
        <Write here={here} form={form} found={found} take={take} onDone={done} onStop={() => setWrites(false)} />
      ) : (
        <>
          <Together here={here} written={written} closed={found.closed} />
          <p class="row no-print">
            <Button look="quiet" onPress={() => setWrites(true)}>
              {isFirst ? t.write : t.change}
            </Button>
          </p>
        </>
      )}
      {form.name === "meeting" && !told.waits && <RoomRound here={here} meeting={form.about} />}
    </>
  );
}

interface WriteProps extends OpenedProps {
  readonly onDone: (sentence: string) => void;
  readonly onStop: () => void;
}

function Write({ here, form, found, take, onDone, onStop }: WriteProps) {
  const t = texts();
  const { keys, keyring } = here;
  const { told, written } = found;
  const own = useOwnDraft(keyring, keys.group, form.about, draftPlaceOf(form));
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");
  const mine = written.find((one) => one.by === keyring.person);
  const { isReady, isEmpty, write, draft } = own;
  useEffect(() => {
    if (isReady && isEmpty && mine) write({ text: "", fields: fieldsOf(mine.answer) });
  }, [isReady]);
  if (!isReady) return null;
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFault("");
    try {
      const sent = await send(keys, form, found, keyring.person, draft.fields);
      if (sent === null) return setFault(t.nothing);
      await own.clear();
      await take(Promise.resolve(sent));
      onDone(t.sent);
    } catch (cause) {
      setFault(sentenceFor(cause)); // the draft stays, here and on every device
      await take(askTold(keys.group, form)).catch(() => undefined);
    } finally {
      setBusy(false);
    }
  };
  const leave = async () => {
    await own.clear();
    onStop();
  };
  return (
    <form class="evaluation-form" onSubmit={(event) => void submit(event)} noValidate>
      <p class="hint">
        {t.secret} {told.waits && t.after} {t.free}
      </p>
      <FormFields
        questions={told.questions}
        fields={draft.fields}
        saving={own.saving}
        onField={(key, value) => write({ text: "", fields: { ...draft.fields, [key]: value } })}
      />
      {fault && <Notice tone="error">{fault}</Notice>}
      <div class="row">
        <Button busy={busy}>{told.mine ? t.keep : t.send}</Button>
        {!told.waits && (
          <Button look="text" onPress={() => void leave()}>
            {t.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
