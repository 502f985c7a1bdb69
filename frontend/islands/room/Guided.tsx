/** Where nobody facilitates: what the room says to all, who is ready, and a timekeeper's nudge. */

import { nudgeOf, readinessOf } from "../../room/guided";
import { inWords, listOf, useRoom } from "./context";
import { said } from "./texts";

/** The facilitator's instruction, as the room's own word; a room on a wall says it, too. */
export function RoomWord() {
  const model = useRoom();
  const t = said().guiding;
  const state = model.known.value?.state;
  const phase = model.page.script.phase[state?.phase ?? 0];
  const words = phase?.instruction["facilitator"];
  if (state?.stage !== "open" || !state.guided || !words) return null;
  return (
    <p class="room-word">
      <span>{t.roomSays}</span> {inWords(words)}
    </p>
  );
}

/** By name, so that the group knows whom it waits for. */
export function GuidedReadiness() {
  const model = useRoom();
  const t = said().guiding;
  const room = model.room.value;
  if (room?.state.stage !== "open" || !room.state.guided) return null;
  const { ready, needed } = readinessOf(room);
  const names = (people: readonly string[]) => listOf(people.map((person) => model.nameOf(person)));
  return (
    <div class="room-guided">
      <p>
        <strong>{t.readyOf(ready.length, needed)}</strong>
      </p>
      {ready.length > 0 && <p class="hint">{t.readyNames(names(ready))}</p>}
      {ready.length >= needed && (
        <button type="button" class="small" onClick={() => void model.perform({ kind: "ready" }, said().offlineNow)}>
          {t.goOn}
        </button>
      )}
    </div>
  );
}

/** For all where the room guides; otherwise for the timekeeper, who says it aloud. */
export function TimeNudge() {
  const model = useRoom();
  const t = said().guiding;
  const state = model.known.value?.state;
  const nudge = state ? nudgeOf(state, model.now.value) : null;
  const keepsTime = state?.roles["timekeeper"] === model.page.me;
  if (!nudge || !(state?.guided || keepsTime)) return null;
  const words = state?.guided ? t.nudge[nudge] : t.sayAloud(t.keeperNudge[nudge]);
  return <p class="room-nudge">{words}</p>;
}
