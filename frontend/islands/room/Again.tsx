/** Once more round: for who leads, with how many times are left and who presents then. */

import { againFrom } from "../../room/step";
import { useRoom } from "./context";
import { said } from "./texts";

export function Again() {
  const model = useRoom();
  const t = said();
  const room = model.room.value;
  const again = room && againFrom(room);
  if (!again || !model.part.value?.leads) return null;
  if (again.left === 0) return <p class="hint">{t.againNoMore}</p>;
  return (
    <div class="room-again">
      <button type="button" class="wide" onClick={() => void model.perform({ kind: "again" }, t.offlineNow)}>
        {t.again(again.left)}
      </button>
      {again.presenter && <p class="hint">{t.againPresenter(model.nameOf(again.presenter))}</p>}
    </div>
  );
}
