/** One screen for all, or paper: who facilitates types, and says whose words they are. */

import { isShared } from "../../room/part";
import { useRoom } from "./context";
import { said } from "./texts";

export function PenPicker() {
  const model = useRoom();
  const t = said().ways;
  const state = model.known.value?.state;
  if (!state || !isShared(state) || !model.part.value?.facilitates) return null;
  const why = t.scribeWhy[state.way === "paper" ? "paper" : "projector"];
  const { me } = model.page;
  const isSilent = model.writer.value !== me && model.pen.value?.writing === null;
  return (
    <div class="room-pen">
      <label>
        <span>{t.scribe}</span>
        <select
          value={model.writer.value}
          onChange={(event) => {
            model.writesFor.value = event.currentTarget.value;
          }}
        >
          {state.seats.map((person) => (
            <option key={person} value={person}>
              {person === me ? t.scribeMe : model.nameOf(person)}
            </option>
          ))}
        </select>
      </label>
      <p class="hint">{isSilent ? t.scribeNothing(model.nameOf(model.writer.value)) : why}</p>
    </div>
  );
}
