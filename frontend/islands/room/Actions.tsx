/** What anybody may do with one press: hand, ready, and ending one's own turn. */

import { Icon } from "../../icons/Icon";
import { isShared } from "../../room/part";
import { useRoom } from "./context";
import { said } from "./texts";

export function Actions() {
  const model = useRoom();
  const t = said();
  const part = model.part.value;
  if (!part) return null;
  const ask = (kind: string) => () => void model.perform({ kind }, t.offlineNow);
  const isSpeaking = part.isMyTurn || part.hasFloor;
  const state = model.known.value?.state;
  const isAlone = state !== undefined && isShared(state); // nobody else has a screen to be ready on
  const isPrimary = !part.facilitates;
  return (
    <div class="room-actions">
      {isSpeaking && (
        <p class="room-turn">
          <strong>{part.hasFloor ? t.yourFloor : t.yourTurn}</strong>
        </p>
      )}
      <div class="row">
        {!isSpeaking && part.maySpeak && (
          <button type="button" aria-pressed={part.handPlace > 0} onClick={ask(part.handPlace > 0 ? "lower" : "raise")}>
            <Icon name="hand" /> {part.handPlace > 0 ? t.handDown : t.hand}
          </button>
        )}
        {isSpeaking && (
          <button type="button" class={isPrimary ? "primary grow" : "grow"} onClick={ask("done")}>
            {t.endTurn}
          </button>
        )}
        {!isSpeaking && part.mayBeReady && !isAlone && (
          <button
            type="button"
            class={part.isReady || !isPrimary ? "grow" : "primary grow"}
            aria-pressed={part.isReady}
            onClick={ask(part.isReady ? "unready" : "ready")}
          >
            {part.isReady && <Icon name="check" />} {part.isReady ? t.unready : t.ready}
          </button>
        )}
      </div>
      {part.handPlace > 0 && <p class="hint">{t.handPlace(part.handPlace)}</p>}
    </div>
  );
}
