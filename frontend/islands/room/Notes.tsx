/** Notes that stay one's own, through all steps of the meeting. */

import { notePlace } from "../../room/places";
import { useRoom } from "./context";
import { Field } from "./Field";
import { said } from "./texts";

/** Folded away, unless the step has put them in the place of the composer. */
export function Notes() {
  if (useRoom().part.value?.onlyNotes) return null;
  return (
    <details class="room-fold">
      <summary>{said().notes}</summary>
      <NoteField />
    </details>
  );
}

export function NoteField() {
  const model = useRoom();
  const t = said();
  const draft = model.typing.draftOf(notePlace);
  return (
    <Field
      label={t.notes}
      value={draft.text}
      onValue={(text) => model.typing.write(notePlace, { ...draft, text })}
      tag={t.onlyYours}
      hint={t.notesHint}
      saving={model.typing.saving.value.get(notePlace)}
    />
  );
}
