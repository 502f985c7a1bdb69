/** What goes before the case: a quiet signal to who facilitates, and "disturbance first", which everybody sees. */

import { signal } from "@preact/signals";
import { Icon } from "../../icons/Icon";
import { useRoom } from "./context";
import { Folded } from "./Deck";
import { said } from "./texts";

export function Signals() {
  const model = useRoom();
  const t = said().signal;
  const room = model.room.value;
  if (room?.state.stage !== "open") return null;
  const { state, me } = room;
  const facilitator = state.roles["facilitator"];
  return (
    <Folded title={t.signals}>
      {() => (
        <div class="stack room-signals">
          {state.disturbance === undefined && <Disturb />}
          {facilitator !== undefined && facilitator !== me && <Unsafe facilitator={facilitator} />}
          {facilitator === undefined && <p class="hint">{t.unsafeNobody}</p>}
        </div>
      )}
    </Folded>
  );
}

function Disturb() {
  const model = useRoom();
  const t = said().signal;
  return (
    <div>
      <button type="button" class="small" onClick={() => void model.perform({ kind: "disturb" }, said().offlineNow)}>
        <Icon name="pause" /> {t.disturb}
      </button>
      <p class="hint">{t.disturbWhy}</p>
    </div>
  );
}

function Unsafe({ facilitator }: { facilitator: string }) {
  const model = useRoom();
  const t = said().signal;
  const name = model.nameOf(facilitator);
  const press = async () => {
    if (await model.perform({ kind: "unsafe" }, said().offlineNow)) model.say(t.unsafeSent(name));
  };
  return (
    <div>
      <button type="button" class="small" onClick={() => void press()}>
        {t.unsafe}
      </button>
      <p class="hint">{t.unsafeWhy(name)}</p>
    </div>
  );
}

/** Signals that who facilitates has taken note of on this screen. */
const noted = signal(0);

export function UnsafeSeen() {
  const model = useRoom();
  const t = said().signal;
  const count = (model.known.value?.mine.unsafe ?? []).length;
  if (model.isWall || count <= noted.value) return null;
  return (
    <div class="utrecht-alert utrecht-alert--info">
      <div class="utrecht-alert__content">
        <p>
          <strong>{count > 1 ? t.unsafeAgain(count) : t.unsafeSeen}.</strong> {t.unsafeSeenText}
        </p>
        <div class="row">
          <button
            type="button"
            class="small"
            onClick={() => {
              noted.value = count;
            }}
          >
            {t.unsafeNoted}
          </button>
        </div>
      </div>
    </div>
  );
}

export function Disturbance() {
  const model = useRoom();
  const t = said().signal;
  const room = model.room.value;
  const disturbance = room?.state.disturbance;
  if (!room || !disturbance) return null;
  const isMine = disturbance.by === room.me;
  const maySettle = isMine || model.part.value?.leads === true;
  return (
    <div class="utrecht-alert utrecht-alert--warning room-disturbance">
      <div class="utrecht-alert__content">
        <h2>{isMine ? t.disturbedByMe : t.disturbedBy(model.nameOf(disturbance.by))}</h2>
        <p>{t.disturbedText}</p>
        {maySettle && (
          <button
            type="button"
            class="small primary"
            onClick={() => void model.perform({ kind: "settle" }, said().offlineNow)}
          >
            {t.settle}
          </button>
        )}
      </div>
    </div>
  );
}
