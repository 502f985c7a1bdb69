/** What I write: the present step, and above it what I was still writing when the group went on. */

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { OfferedCase } from "../../beforehand/OfferedCase";
import { type Draft, isEmpty } from "../../room/drafts";
import { asksAdvice, awaitsReveal, isHiddenStep, roleOf, writingFor } from "../../room/part";
import { notePlace, phaseOfDraft } from "../../room/places";
import { lengthLeft } from "../../room/step";
import type { Phase, Writing } from "../../room/wire";
import { AspectFields, ChoiceFields, RankingFields } from "./ComposeFields";
import { afterSending, bodiesOf, fits, wordsIn } from "./compose-kinds";
import { inWords, useRoom } from "./context";
import { Field } from "./Field";
import { HiddenAdvice } from "./HiddenAdvice";
import { candidatesFor } from "./items";
import { NoteField } from "./Notes";
import { RatingFields } from "./RatingFields";
import { said } from "./texts";

/** One list with stable keys: a field keeps its text, its focus and its cursor when the group goes on. */
export function Composers() {
  const model = useRoom();
  const present = model.draftPlace.value;
  const places = model.typing.leftOver.value.map((one) => one.place).filter((place) => place !== present);
  return (
    <div class="room-composers">
      {[...places, ...(present ? [present] : [])].map((place) => (
        <Composer key={place} place={place} isPresent={place === present} />
      ))}
    </div>
  );
}

function Composer({ place, isPresent }: { place: string; isPresent: boolean }) {
  const model = useRoom();
  const at = phaseOfDraft(model.page.script, place);
  const state = model.known.value?.state;
  const phase = at && model.page.script.phase[at.phase];
  if (!at || !phase || !state) return null;
  const writing = writingFor(phase, roleOf(state, model.writer.value));
  const isAnswering = writing?.kind === "answer";
  if (isPresent && model.pen.value?.onlyNotes) return <OwnNotes />;
  if (isPresent && (!writing || isAnswering)) return <Listening writing={writing} />;
  if (isPresent && model.pen.value?.waitsFor === "enough" && isEmpty(model.typing.draftOf(place))) return <WhyNot />;
  return (
    <section class={`room-composer${isPresent ? "" : " room-composer-left"}`}>
      {!isPresent && <LeftOverWords phase={phase} />}
      {isPresent && <WhyNot />}
      <Fields place={place} phase={phase} phaseIndex={at.phase} writing={writing}>
        {isPresent && writing && <SendButton place={place} at={at} writing={writing} />}
      </Fields>
      {isPresent && writing && <HiddenAdvice place={place} phase={phase} writing={writing} />}
      {!isPresent && <LeftOverChoices place={place} at={at} writing={writing} />}
    </section>
  );
}

/** Nothing to send: why not, and one's own notes at hand. */
function OwnNotes() {
  const t = said();
  const part = useRoom().part.value;
  const why = part?.isOutside ? t.outside : part?.phase.form === "silence" ? t.quiet : t.privateNote;
  return (
    <section class="room-composer room-notes">
      <p class="hint">{why}</p>
      <NoteField />
    </section>
  );
}

function Listening({ writing }: { writing: Writing | null }) {
  const t = said();
  const part = useRoom().pen.value;
  if (writing) return part?.waitsFor === "reveal" ? <p class="hint">{t.waitReveal}</p> : null;
  return part?.maySpeak ? null : <p class="hint">{t.listen}</p>;
}

interface FieldsProps {
  readonly place: string;
  readonly phase: Phase;
  readonly phaseIndex: number;
  readonly writing: Writing | null;
  readonly children: ComponentChildren;
}

function Fields({ place, phase, phaseIndex, writing, children }: FieldsProps) {
  const model = useRoom();
  const t = said();
  const draft = model.typing.draftOf(place);
  const change = (next: Draft) => model.typing.write(place, next);
  const kind = writing?.kind ?? "note";
  const saving = model.typing.saving.value.get(place);
  const isUnseen = isHiddenStep(phase) && !(model.known.value?.state.revealed && place === model.draftPlace.value);
  const tag = isUnseen ? t.onlyYouNow : t.everybodyReads;
  const shared = { draft, change, saving, tag, send: children };
  const candidates = weighs(kind) ? candidatesFor(model, phaseIndex, writing) : [];
  if (kind === "choice") return <ChoiceFields {...shared} candidates={candidates} />;
  if (kind === "rating") return <RatingFields {...shared} candidates={candidates} scale={writing?.scale ?? []} />;
  if (kind === "ranking") return <RankingFields {...shared} candidates={candidates} />;
  if (writing && writing.aspects.length > 0) return <AspectFields {...shared} aspects={writing.aspects} />;
  return (
    <>
      {kind === "case" && isEmpty(draft) && (
        <OfferedCase group={model.page.group} meeting={model.page.room} onTake={(text) => change({ ...draft, text })} />
      )}
      <Field
        label={t.kind[kind] ?? ""}
        value={draft.text}
        onValue={(text) => change({ ...draft, text })}
        tag={tag}
        saving={saving}
        hint={writing ? lengthHint(writing, draft.text) : undefined}
      >
        {children}
      </Field>
      {writing?.anonymous && <p class="hint">{t.anonymous}</p>}
    </>
  );
}

function weighs(kind: string): boolean {
  return kind === "choice" || kind === "ranking" || kind === "rating";
}

/** How much of a pitch's length is left; it informs, and sending is always possible. */
function lengthHint(writing: Writing, text: string): string | undefined {
  const t = said();
  const length = lengthLeft(writing, text);
  if (!length) return undefined;
  const { unit, left } = length;
  if (unit === "sentences") return left < 0 ? t.sentencesOver(-left) : t.sentencesLeft(left);
  return left < 0 ? t.wordsOver(-left) : t.wordsLeft(left);
}

/** Why sending has to wait, while writing need not. */
function WhyNot() {
  const t = said();
  const part = useRoom().pen.value;
  const waitsFor = part?.waitsFor;
  if (!waitsFor) return null;
  if (waitsFor === "enough" && weighs(part?.writing?.kind ?? "")) return <p class="hint">{t.enoughChosen}</p>;
  return <p class="hint">{{ turn: t.waitTurn, reveal: t.waitReveal, enough: t.enough }[waitsFor]}</p>;
}

interface At {
  readonly phase: number;
  readonly visit: number;
}

function SendButton({ place, at, writing }: { place: string; at: At; writing: Writing }) {
  const model = useRoom();
  const t = said();
  const part = model.pen.value;
  const [busy, setBusy] = useState(false);
  const bodies = bodiesOf(
    writing,
    model.typing.draftOf(place),
    weighs(writing.kind) ? candidatesFor(model, at.phase, writing) : [],
  );
  const state = model.known.value?.state;
  const isHidden = part !== null && state !== undefined && awaitsReveal(part.phase, state);
  const maySend = part?.mayWrite === true && bodies.length > 0 && fits(bodies) && !busy;
  const send = async () => {
    setBusy(true);
    const isKept = await model.contribute(bodies, at);
    if (isKept) await model.typing.leave(place, afterSending(writing, model.typing.draftOf(place)));
    else model.say(t.notSent);
    setBusy(false);
  };
  return (
    <button type="button" class="small" disabled={!maySend} onClick={() => void send()}>
      {bodies.length > 1 ? t.sendAll : isHidden ? t.sendHidden : t.send}
    </button>
  );
}

function LeftOverWords({ phase }: { phase: Phase }) {
  const t = said();
  return (
    <>
      <h2>{t.leftOver(inWords(phase.title))}</h2>
      <p class="hint">{t.leftOverWhy}</p>
    </>
  );
}

/** The server takes a late contribution for two minutes. */
const lateFor = 110_000;

function LeftOverChoices({ place, at, writing }: { place: string; at: At; writing: Writing | null }) {
  const model = useRoom();
  const t = said();
  const part = model.part.value;
  const draft = model.typing.draftOf(place);
  const left = model.typing.leftOver.value.find((one) => one.place === place)?.at ?? 0;
  const bodies = writing
    ? bodiesOf(writing, draft, weighs(writing.kind) ? candidatesFor(model, at.phase, writing) : [])
    : [];
  const isLate = bodies.length > 0 && model.now.value - left < lateFor;
  const text = wordsIn(draft);
  const isText = text !== "";
  const sendLate = async () => {
    if (await model.contribute(bodies, at)) await model.typing.clear(place);
    else model.say(t.notSent);
  };
  const moveTo = async (target: string) => {
    const there = model.typing.draftOf(target);
    model.typing.write(target, { ...there, text: [there.text, text].filter(Boolean).join("\n\n") });
    await model.typing.clear(place);
  };
  const park = async () => {
    if (await model.posting.park(text)) await model.typing.clear(place);
    else model.say(t.notSent);
  };
  const here = model.draftPlace.value;
  return (
    <div class="room-choices">
      {isLate && <Choice onPress={sendLate}>{t.sendLate}</Choice>}
      {part?.mayWrite && here && isText && <Choice onPress={() => moveTo(here)}>{t.moveHere}</Choice>}
      {part?.mayPark && writing && isText && !asksAdvice(part.phase) && <Choice onPress={park}>{t.parkIt}</Choice>}
      {isText && <Choice onPress={() => moveTo(notePlace)}>{t.moveToNotes}</Choice>}
      <Choice onPress={() => model.typing.clear(place)}>{t.throwAway}</Choice>
    </div>
  );
}

function Choice({ children, onPress }: { children: string; onPress: () => Promise<void> }) {
  return (
    <button type="button" class="small" onClick={() => void onPress()}>
      {children}
    </button>
  );
}
