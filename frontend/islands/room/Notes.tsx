/** Notes that stay one's own, through all steps of the meeting. */

import { notePlace } from "../../room/places";
import { useRoom } from "./context";
import { Field } from "./Field";
import { said } from "./texts";

export function Notes() {
  const model = useRoom();
  const t = said();
  const draft = model.typing.draftOf(notePlace);
  return (
    <details class="room-fold">
      <summary>{t.notes}</summary>
      <Field
        label={t.notes}
        value={draft.text}
        onValue={(text) => model.typing.write(notePlace, { ...draft, text })}
        tag={t.onlyYours}
        hint={t.notesHint}
        saving={model.typing.saving.value.get(notePlace)}
      />
    </details>
  );
}
