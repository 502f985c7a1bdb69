/** `<div data-island="wall"></div>`: the big screen. Step, rule, time and whose turn; nothing that anybody wrote. */

import { render } from "preact";
import { type Page, RoomModel } from "../room/model";
import { stepNumber } from "../room/step";
import { keepAwake } from "../room/wake";
import { pageValue } from "./mount";
import { instructionFor, inWords, RoomContext, useRoom } from "./room/context";
import { RoomWord } from "./room/Guided";
import { LiveCircle } from "./room/Stage";
import { said } from "./room/texts";

export function wall(root: HTMLElement): void {
  // No keys and no drafts: this screen could not open anything if it wanted to.
  const model = new RoomModel(pageValue<Page>("room-page"), null);
  root.replaceChildren();
  render(
    <RoomContext.Provider value={model}>
      <Wall />
    </RoomContext.Provider>,
    root,
  );
  keepAwake(() => true);
  void model.start();
}

function Wall() {
  const model = useRoom();
  const t = said();
  const state = model.known.value?.state;
  const { script } = model.page;
  const phase = script.phase[state?.phase ?? 0];
  const step = state && stepNumber(script, state);
  const isOpen = state?.stage === "open" && phase !== undefined;
  return (
    <div class="wall">
      <div class="wall-words">
        <p class="wall-step">{isOpen ? t.step(step?.now ?? 1, step?.all ?? 1) : inWords(script.name)}</p>
        <h1>{isOpen ? inWords(phase.title) : state?.stage === "closed" ? t.closedTitle : t.waitingTitle}</h1>
        {isOpen && (
          <p class="wall-instruction">{instructionFor(phase, "everyone") || instructionFor(phase, "adviser")}</p>
        )}
        {isOpen && phase.rule && <p class="wall-rule">{inWords(phase.rule)}</p>}
        <RoomWord />
        {state?.disturbance && <p class="wall-rule">{t.signal.disturbedOnWall}</p>}
        {model.line.value === "broken" && <p class="wall-step">{t.broken}</p>}
      </div>
      <LiveCircle />
    </div>
  );
}
