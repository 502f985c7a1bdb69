/** Notes that stay one's own, through all steps of the meeting. */

import { notePlace } from "../../room/places";
import { useRoom } from "./context";
import { Field } from "./Field";
import { said } from "./texts";

export function Notes() {
  const model = useRoom();
  const t = said();
  const draft = model.draftOf(notePlace);
  return (
    <details class="room-fold">
      <summary>{t.notes}</summary>
      <Field
        label={t.notes}
        value={draft.text}
        onValue={(text) => model.write(notePlace, { ...draft, text })}
        tag={t.onlyYours}
        hint={t.notesHint}
        saving={model.saving.value.get(notePlace)}
      />
    </details>
  );
}
