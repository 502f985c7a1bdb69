/** The coach: what is happening, why, and what I do now. One bar that stays in reach, and one card that explains. */

import { useState } from "preact/hooks";
import { instructionFor, useRoom } from "../islands/room/context";
import { roleOf } from "../room/part";
import { mayRelease, todoOf, whatIDid, whyOf } from "./coach";
import { Offer } from "./Offer";
import type { PracticeSource, Scene } from "./source";
import { said } from "./texts";

export function Coach({ source }: { source: PracticeSource }) {
  const model = useRoom();
  const t = said();
  const scene = source.scene.value;
  const state = model.known.value?.state;
  const phase = model.page.script.phase[state?.phase ?? 0];
  if (!state || state.stage === "closed") return scene.isBroken ? <Broken source={source} /> : null;
  return (
    <aside class="coach" aria-label={t.coach}>
      <Pace source={source} />
      {source.refused.value && <p class="coach-refused">{t.refused(source.refused.value)}</p>}
      {scene.heard && (
        <p class="coach-heard">
          <b>{t.heard(model.nameOf(scene.heard.by))}</b> “{scene.heard.words}”
        </p>
      )}
      {state.stage === "open" && phase && <p class="coach-why">{whyOf(model.page.script, state.phase, t)}</p>}
      {state.stage === "waiting" && phase && (
        <p class="coach-why">
          {instructionFor(phase, roleOf(state, model.page.me))} {t.stays}
        </p>
      )}
      {model.part.value?.writing && whatIDid(source.done).wrote === 0 && <p class="hint">{t.stays}</p>}
      <Offer scene={scene} />
    </aside>
  );
}

/** Who does what now, and the one button with which I let the round go on. */
function Pace({ source }: { source: PracticeSource }) {
  const model = useRoom();
  const t = said();
  const scene = source.scene.value;
  const state = model.known.value?.state;
  const [isBusy, setBusy] = useState(false);
  if (!state) return null;
  if (scene.isBroken) return <Broken source={source} />;
  const todo = todoOf(scene, state, model.part.value, model.page.script);
  const release = async () => {
    setBusy(true);
    await source.release();
    setBusy(false);
  };
  return (
    <div class="coach-pace">
      <p role="status">{todo ? <b>{t.todo[todo]}</b> : busyWords(scene, (person) => model.nameOf(person))}</p>
      {mayRelease(scene, state, model.part.value) && (
        <button type="button" class="small" disabled={isBusy} onClick={() => void release()}>
          {t.goOn}
        </button>
      )}
      {scene.next && (
        <button type="button" class="small" onClick={() => source.skip()}>
          {t.skip}
        </button>
      )}
    </div>
  );
}

function busyWords(scene: Scene, nameOf: (person: string) => string): string {
  const { busy } = said();
  if (!scene.next) return "";
  if (!scene.next.isSeen) return busy.hidden;
  const known = scene.next.kind as keyof typeof busy;
  const words = busy[known];
  return typeof words === "function" ? words(nameOf(scene.next.by)) : busy.other;
}

function Broken({ source }: { source: PracticeSource }) {
  const t = said();
  return (
    <div class="coach-pace" role="alert">
      <p>{t.broken}</p>
      <button type="button" class="small" onClick={() => void source.tryAgain()}>
        {t.again}
      </button>
    </div>
  );
}
