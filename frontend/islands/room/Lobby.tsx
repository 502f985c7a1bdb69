/** Before the meeting: who is here, who has which role, and one button for who facilitates. */

import { useState } from "preact/hooks";
import { isShared, rolesOf } from "../../room/part";
import type { Script, State } from "../../room/wire";
import { inWords, listOf, useRoom } from "./context";
import { Attested } from "./Distance";
import { LiveCircle } from "./Stage";
import { said } from "./texts";

export function Lobby() {
  const model = useRoom();
  const t = said();
  const state = model.known.value?.state;
  if (!state) return null;
  const facilitator = state.roles["facilitator"];
  return (
    <>
      <LiveCircle />
      <div class="room-phase">
        <h1 tabIndex={-1}>{t.waitingTitle}</h1>
        <p class="lead">
          {waitsFor(state, model.page.script, model.page.me, facilitator && model.nameOf(facilitator))}
        </p>
        <p class="hint">{inWords(model.page.script.name)}</p>
        {state.guided && <p class="hint">{state.guided === "all" ? t.guiding.guidedAll : t.guiding.guidedHalf}</p>}
        {state.way === "paper" && <p class="hint">{t.ways.paperText}</p>}
        <Attested />
      </div>
    </>
  );
}

/** Why it has not begun: a role that nobody has, or the person who is to begin. */
function waitsFor(state: State, script: Script, me: string, facilitator: string | undefined): string {
  const t = said();
  if (rolesOf(script, state).some((role) => state.roles[role] === undefined)) return t.waitingForRoles;
  if (state.guided) return t.guiding.guidedWaiting;
  if (!facilitator) return t.waitingForRoles;
  return state.roles["facilitator"] === me ? t.waitingMine : t.waitingText(facilitator);
}

export function OpenButton() {
  const model = useRoom();
  const t = said();
  const known = model.known.value;
  const [isSure, setSure] = useState(false);
  if (!known || !(known.state.guided || known.state.roles["facilitator"] === model.page.me)) return null;
  const absent = known.state.seats
    .filter((person) => !isShared(known.state) && !known.here.includes(person))
    .map((person) => model.nameOf(person));
  const open = () => void model.perform({ kind: "open" }, t.offlineNow);
  if (isSure && absent.length > 0)
    return (
      <div class="utrecht-alert utrecht-alert--warning" role="alert">
        <div class="utrecht-alert__content">
          <p>{t.notAllHere(listOf(absent))}</p>
          <div class="row">
            <button type="button" class="small" onClick={() => setSure(false)}>
              {t.cancel}
            </button>
            <button type="button" class="small primary" onClick={open}>
              {t.openAnyway}
            </button>
          </div>
        </div>
      </div>
    );
  return (
    <button type="button" class="primary wide" onClick={() => (absent.length > 0 ? setSure(true) : open())}>
      {t.open}
    </button>
  );
}
