/** Beside the circle: whose turn, whose hand, who is ready, who has which role. */

import { Icon } from "../../icons/Icon";
import { covers, roleOf } from "../../room/part";
import type { State } from "../../room/wire";
import { useRoom } from "./context";
import { Overview } from "./Overview";
import { Roles } from "./Roles";
import { said } from "./texts";
import { isWide } from "./wide";

export function Side() {
  const model = useRoom();
  const state = model.known.value?.state;
  if (!state) return null;
  return (
    <aside class="room-side">
      {state.stage === "open" && <Turns state={state} />}
      {model.part.value?.facilitates ? isWide.value && <Overview /> : <Others state={state} />}
      <Roles />
    </aside>
  );
}

function Others({ state }: { state: State }) {
  if (state.stage !== "open") return null;
  return (
    <>
      <Hands state={state} />
      <Readiness state={state} />
    </>
  );
}

function Turns({ state }: { state: State }) {
  const model = useRoom();
  const t = said();
  const { turn } = state;
  const part = model.part.value;
  if (!turn && !state.floor) return null;
  const speaker = state.floor ?? turn?.now ?? null;
  const others = turn ? turn.order.filter((person) => person !== turn.now && !turn.taken.includes(person)) : [];
  const isAway = speaker !== null && !(model.known.value?.here ?? []).includes(speaker);
  const done = () => void model.perform({ kind: "done" }, t.offlineNow);
  return (
    <section>
      <h2>{t.turn}</h2>
      {speaker && (
        <p class="side-line">{state.floor ? t.speaksNow(model.nameOf(speaker)) : t.turnOf(model.nameOf(speaker))}</p>
      )}
      {part?.mayEndTurn && speaker && speaker !== model.page.me && (
        <button type="button" class="small" onClick={done}>
          {isAway ? t.skipAway(model.nameOf(speaker)) : state.floor ? t.freeFloor : t.nextTurn}
        </button>
      )}
      {others.length > 0 && (
        <>
          <h3>{t.notYet}</h3>
          <p class="row">
            {others.map((person) => (
              <span key={person} class="tag">
                {model.nameOf(person)}
              </span>
            ))}
          </p>
        </>
      )}
    </section>
  );
}

export function Hands({ state }: { state: State }) {
  const model = useRoom();
  const t = said();
  const facilitates = model.part.value?.facilitates === true;
  const phase = model.part.value?.phase;
  if (state.hands.length === 0) return null;
  return (
    <section>
      <h2>{t.hands}</h2>
      <ol class="plain-list stack">
        {state.hands.map((person, index) => (
          <li key={person} class="side-line row">
            <b>{index + 1}</b> <span>{model.nameOf(person)}</span>
            {facilitates && phase && covers(phase.speaks, roleOf(state, person)) && (
              <button
                type="button"
                class="small row-end"
                aria-label={t.giveFloor(model.nameOf(person))}
                onClick={() => void model.perform({ kind: "floor", to: person }, t.offlineNow)}
              >
                {t.giveFloor(model.nameOf(person))}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** By name, never as a part of a ring: a group of six wants to know whom to wait for. */
export function Readiness({ state }: { state: State }) {
  const model = useRoom();
  const t = said();
  if (state.ready.length === 0) return null;
  const others = state.seats.filter((person) => !state.ready.includes(person));
  return (
    <section>
      <h2>{t.readyTitle}</h2>
      <p class="row">
        {state.ready.map((person) => (
          <span key={person} class="tag tag-ready">
            <Icon name="check" /> {model.nameOf(person)}
          </span>
        ))}
      </p>
      {others.length > 0 && (
        <p class="hint">
          {t.notReady}: {others.map((person) => model.nameOf(person)).join(", ")}
        </p>
      )}
    </section>
  );
}
