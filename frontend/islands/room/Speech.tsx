/** What a screen reader says by itself: the step, the time at four moments, my turn. Never the ticking clock. */

import { useEffect, useRef, useState } from "preact/hooks";
import { momentPassed, secondsLeft } from "../../room/clock";
import type { RoomModel } from "../../room/model";
import { stepNumber } from "../../room/step";
import { inWords, useRoom } from "./context";
import { said } from "./texts";

interface Heard {
  readonly place: string;
  readonly revealed: boolean;
  readonly left: number | null;
  readonly mine: "turn" | "floor" | null;
  readonly line: boolean;
  /** Who asked for what disturbs to go first, and who offers to take over. */
  readonly disturbs: string | null;
  readonly offers: string | null;
  readonly unsafe: number;
}

export function Speech() {
  const model = useRoom();
  const [sentence, setSentence] = useState("");
  const before = useRef<Heard | null>(null);
  const now = heard(model);
  useEffect(() => {
    const words = before.current && sentenceFor(model, before.current, now);
    before.current = now;
    if (words) setSentence(words);
  });
  return (
    <p class="visually-hidden" aria-live="polite" role="status">
      {sentence}
    </p>
  );
}

function heard(model: RoomModel): Heard {
  const state = model.known.value?.state;
  const part = model.part.value;
  return {
    place: state ? `${state.stage} ${state.phase} ${state.visit}` : "",
    revealed: state?.revealed ?? false,
    left: secondsLeft(state?.timer ?? null, model.now.value),
    mine: part?.hasFloor ? "floor" : part?.isMyTurn ? "turn" : null,
    line: model.line.value !== "broken",
    disturbs: state?.disturbance?.by ?? null,
    offers: state?.offer?.to ?? null,
    unsafe: model.known.value?.mine.unsafe?.length ?? 0,
  };
}

function sentenceFor(model: RoomModel, before: Heard, now: Heard): string | null {
  const t = said();
  const state = model.known.value?.state;
  if (before.line !== now.line) return now.line ? t.say.connected : t.say.broken;
  if (before.place !== now.place && state) {
    if (state.stage === "waiting") return null;
    if (state.stage === "closed") return t.say.closed;
    const step = stepNumber(model.page.script, state);
    return t.say.phase(step.now, inWords(model.page.script.phase[state.phase]?.title ?? { nl: "", en: "" }));
  }
  const asked = askedAside(model, before, now);
  if (asked) return asked;
  if (now.mine && now.mine !== before.mine) return now.mine === "floor" ? t.yourFloor : t.yourTurn;
  if (now.revealed && !before.revealed) return t.say.revealed;
  const moment = momentPassed(before.left, now.left);
  return moment === null ? null : (t.say.left[moment] ?? null);
}

/** What goes before the step: something disturbs, somebody offers to take over, somebody does not feel safe. */
function askedAside(model: RoomModel, before: Heard, now: Heard): string | null {
  const { signal, handOver, role } = said();
  const { me } = model.page;
  if (now.unsafe > before.unsafe) return signal.unsafeSeen;
  if (now.disturbs && now.disturbs !== before.disturbs && now.disturbs !== me)
    return signal.disturbedBy(model.nameOf(now.disturbs));
  const offer = model.known.value?.state.offer;
  if (offer && now.offers !== before.offers && offer.to !== me)
    return handOver.offerOf(model.nameOf(offer.to), role[offer.role] ?? offer.role);
  return null;
}
