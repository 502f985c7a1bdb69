/** What I could write now: who does not know how to begin takes it over. */

import { aspectField, withField } from "../islands/room/compose-kinds";
import { useRoom } from "../islands/room/context";
import { shownItems } from "../islands/room/items";
import type { Draft } from "../room/drafts";
import type { RoomModel } from "../room/model";
import { structured } from "../room/structure";
import type { Scene } from "./source";
import { said } from "./texts";

interface Taken {
  readonly text: string;
  /** The field of the draft; without one it is the text itself. */
  readonly field?: string;
}

export function Offer({ scene }: { scene: Scene }) {
  const model = useRoom();
  const t = said();
  const place = model.draftPlace.value;
  const found = offered(model, scene);
  if (!found || place === null || model.part.value?.mayWrite !== true) return null;
  const draft = model.typing.draftOf(place);
  if ((found.field ? (draft.fields[found.field] ?? "") : draft.text) !== "") return null;
  return (
    <div class="coach-offer">
      <p>
        <span class="hint">{t.example}</span> “{found.text}”
      </p>
      <button type="button" class="small" onClick={() => model.typing.write(place, filled(draft, found))}>
        {t.take}
      </button>
    </div>
  );
}

function filled(draft: Draft, { text, field }: Taken): Draft {
  return field ? withField(draft, field, text) : { ...draft, text };
}

function offered(model: RoomModel, { example, answers }: Scene): Taken | null {
  if (!example) return null;
  if (example.kind === "answer") return answered(model, answers);
  const { text, aspect } = structured(example.kind, example.text);
  return aspect ? { text, field: aspectField(aspect) } : { text };
}

/** The first question on the screen that still waits, with what the made-up presenter would say to it. */
function answered(model: RoomModel, answers: Scene["answers"]): Taken | null {
  const contents = shownItems(model).map((one) => model.contents.of(one.item, one.revision));
  const parents = contents.map((content) => (content && !content.locked ? content.parent : null));
  const waiting = shownItems(model).find((one) => answers[one.item] !== undefined && !parents.includes(one.item));
  const text = waiting && answers[waiting.item];
  return text ? { text, field: `answer:${waiting.item}` } : null;
}
