/** Before the meeting: who is here, who has which role, and one button for who facilitates. */

import { useState } from "preact/hooks";
import { inWords, listOf, useRoom } from "./context";
import { LiveCircle } from "./Stage";
import { said } from "./texts";

export function Lobby() {
  const model = useRoom();
  const t = said();
  const state = model.known.value?.state;
  if (!state) return null;
  const facilitator = state.roles["facilitator"];
  const lacks = model.page.script.roles.some((role) => state.roles[role] === undefined);
  const isMine = facilitator === model.page.me;
  return (
    <>
      <LiveCircle />
      <div class="room-phase">
        <h1 tabIndex={-1}>{t.waitingTitle}</h1>
        <p class="lead">
          {lacks || !facilitator
            ? t.waitingForRoles
            : isMine
              ? t.waitingMine
              : t.waitingText(model.nameOf(facilitator))}
        </p>
        <p class="hint">{inWords(model.page.script.name)}</p>
      </div>
    </>
  );
}

export function OpenButton() {
  const model = useRoom();
  const t = said();
  const known = model.known.value;
  const [isSure, setSure] = useState(false);
  if (!known || known.state.roles["facilitator"] !== model.page.me) return null;
  const absent = known.state.seats
    .filter((person) => !known.here.includes(person))
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
