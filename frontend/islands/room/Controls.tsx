/** For who facilitates or keeps time: on to the next step for everybody, back, undo, time, reveal. */

import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../icons/Icon";
import type { RoomModel } from "../../room/model";
import { awaitsReveal, type Doubt, doubtAboutNext, reachable } from "../../room/part";
import type { Wish } from "../../room/wire";
import { inWords, useRoom } from "./context";
import { said } from "./texts";

/** Commands by name, with the sentence for when there is no connection. */
function useAsk(): (wish: Wish) => void {
  const model = useRoom();
  return (wish) => void model.perform(wish, said().offlineNow);
}

export function Controls() {
  const model = useRoom();
  const part = model.part.value;
  if (!part?.keepsTime) return null;
  return (
    <section class="room-controls" aria-label={said().facilitate}>
      {part.facilitates && <MoveOn />}
      {part.facilitates && model.known.value?.state.way === "paper" && <GoTo />}
      <TimeControls />
    </section>
  );
}

/** The server takes an undo for ten seconds; the bar counts them and says nothing aloud but itself. */
export function UndoBar() {
  const model = useRoom();
  const t = said();
  const ask = useAsk();
  const state = model.known.value?.state;
  const left = state?.undo_until ? Math.ceil((Date.parse(state.undo_until) - model.now.value) / 1000) : 0;
  if (!state || left <= 0 || !mayUndo(model)) return null;
  return (
    <div class="room-undo" role="status">
      <span class="room-undo-words">
        {state.stage === "closed"
          ? t.closedTitle
          : t.undoText(inWords(model.page.script.phase[state.phase]?.title ?? { nl: "", en: "" }))}
      </span>
      <button type="button" class="small" onClick={() => ask({ kind: "undo" })}>
        <Icon name="undo-2" /> <span aria-live="off">{t.undo(left)}</span>
      </button>
    </div>
  );
}

/** A meeting that was closed by accident has no parts any more, and can still be opened again. */
function mayUndo(model: RoomModel): boolean {
  const state = model.known.value?.state;
  return state?.guided !== undefined || state?.roles["facilitator"] === model.page.me;
}

function MoveOn() {
  const model = useRoom();
  const t = said();
  const ask = useAsk();
  const [doubt, setDoubt] = useState<Doubt | null>(null);
  const room = model.room.value;
  const place = `${room?.state.phase} ${room?.state.visit}`;
  useEffect(() => {
    if (place) setDoubt(null);
  }, [place]);
  if (!room) return null;
  const { state, script } = room;
  const phase = script.phase[state.phase];
  const isLast = state.phase === script.phase.length - 1;
  const mustReveal = awaitsReveal(phase, state);
  const wish: Wish = mustReveal ? { kind: "reveal" } : isLast ? { kind: "close" } : { kind: "next" };
  const press = () => {
    const found = mustReveal ? null : doubtAboutNext(room, model.now.peek());
    setDoubt(found);
    if (!found) ask(wish);
  };
  const goOn = () => {
    setDoubt(null);
    ask(wish);
  };
  if (doubt) return <Doubtful doubt={doubt} goOn={goOn} stay={() => setDoubt(null)} />;
  return (
    <button type="button" class="primary wide" onClick={press}>
      {mustReveal ? t.reveal : isLast ? t.closeMeeting : t.next}
    </button>
  );
}

function Doubtful({ doubt, goOn, stay }: { doubt: Doubt; goOn: () => void; stay: () => void }) {
  const t = said();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div class="utrecht-alert utrecht-alert--warning" role="alert">
      <div class="utrecht-alert__content">
        <p>{t.doubt[doubt]}</p>
        <div class="row">
          <button type="button" class="small" ref={first} onClick={stay}>
            {t.stay}
          </button>
          <button type="button" class="small" onClick={goOn}>
            {t.nextAnyway}
          </button>
        </div>
      </div>
    </div>
  );
}

function TimeControls() {
  const model = useRoom();
  const t = said();
  const ask = useAsk();
  const state = model.known.value?.state;
  if (!state) return null;
  const isRunning = state.timer?.ends_at !== undefined;
  return (
    <div class="row room-time">
      {state.timer && (
        <>
          <button type="button" class="small" onClick={() => ask({ kind: "extend", minutes: 1 })}>
            {t.plus(1)}
          </button>
          <button type="button" class="small" onClick={() => ask({ kind: "extend", minutes: 2 })}>
            {t.plus(2)}
          </button>
          {!state.disturbance && (
            <button type="button" class="small" onClick={() => ask({ kind: isRunning ? "pause" : "resume" })}>
              <Icon name={isRunning ? "pause" : "play"} /> {isRunning ? t.pause : t.resume}
            </button>
          )}
        </>
      )}
      {model.part.value?.leads && <More />}
    </div>
  );
}

/** What is seldom needed: once more, skip, back, stop early. */
function More() {
  const model = useRoom();
  const t = said();
  const ask = useAsk();
  const [isSure, setSure] = useState(false);
  const state = model.known.value?.state;
  const { script } = model.page;
  const phase = script.phase[state?.phase ?? 0];
  if (!state || !phase) return null;
  const title = (index: number) => inWords(script.phase[index]?.title ?? { nl: "", en: "" });
  const mayGo = !awaitsReveal(phase, state);
  const isLast = state.phase === script.phase.length - 1;
  return (
    <details class="room-more">
      <summary>{t.more}</summary>
      <div class="stack">
        {phase.may_repeat && mayGo && (
          <button type="button" class="small" onClick={() => ask({ kind: "repeat" })}>
            {t.repeat}
          </button>
        )}
        {mayGo &&
          reachable(script, state)
            .slice(1)
            .map((index) => (
              <button key={index} type="button" class="small" onClick={() => ask({ kind: "next", phase: index })}>
                {t.skipTo(title(index))}
              </button>
            ))}
        {state.phase > 0 && state.way !== "paper" && (
          <GoBack titles={script.phase.slice(0, state.phase).map((_, index) => title(index))} />
        )}
        {!isLast && !isSure && (
          <button type="button" class="small" onClick={() => setSure(true)}>
            {t.closeEarly}
          </button>
        )}
        {isSure && (
          <div role="alert">
            <p>{t.closeEarlySure}</p>
            <button type="button" class="small danger" onClick={() => ask({ kind: "close", early: true })}>
              {t.yes}
            </button>
          </div>
        )}
      </div>
    </details>
  );
}

/** On paper the group is where its cards are: any step, in any order. */
function GoTo() {
  const model = useRoom();
  const t = said().ways;
  const ask = useAsk();
  const present = model.known.value?.state.phase ?? 0;
  const steps = model.page.script.phase.map((phase, index) => [index, inWords(phase.title)] as const);
  const others = steps.filter(([index]) => index !== present);
  const [wanted, setWanted] = useState<number | null>(null);
  const phase = wanted !== null && wanted !== present ? wanted : (others[0]?.[0] ?? 0);
  return (
    <div class="row room-go-to">
      <label>
        <span class="visually-hidden">{t.goTo}</span>
        <select value={phase} onChange={(event) => setWanted(Number(event.currentTarget.value))}>
          {others.map(([index, title]) => (
            <option key={index} value={index}>
              {index + 1}. {title}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="small" onClick={() => ask({ kind: phase > present ? "next" : "back", phase })}>
        {t.go}
      </button>
    </div>
  );
}

function GoBack({ titles }: { titles: readonly string[] }) {
  const t = said();
  const ask = useAsk();
  const [phase, setPhase] = useState(titles.length - 1);
  return (
    <div class="row">
      <label>
        <span class="visually-hidden">{t.backTo}</span>
        <select value={phase} onChange={(event) => setPhase(Number(event.currentTarget.value))}>
          {titles.map((title, index) => (
            <option key={title} value={index}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="small" onClick={() => ask({ kind: "back", phase })}>
        {t.back}
      </button>
    </div>
  );
}
