/** Ways to go on: cards to choose from, for who may choose; the others see what is offered and what was chosen. */

import { Icon } from "../../icons/Icon";
import type { Module } from "../../room/wire";
import { inWords, listOf, useRoom } from "./context";
import { said } from "./texts";

export function Modules() {
  const model = useRoom();
  const t = said();
  const state = model.known.value?.state;
  const part = model.part.value;
  if (!state || !part?.phase.modules || part.phase.form !== "module") return null;
  const { modules, key } = part.phase;
  const chosen = state.modules?.[key];
  const isLeft = state.guided !== undefined && !model.known.value?.here.includes(state.roles["presenter"] ?? "");
  const mayChoose = part.facilitates || part.role === "presenter" || isLeft;
  const choosers = ["presenter", "facilitator"].flatMap((role) => state.roles[role] ?? []);
  const names = listOf(
    choosers.map((person) => model.nameOf(person)),
    "disjunction",
  );
  return (
    <section class="modules" aria-label={t.modules}>
      {!mayChoose && <p class="hint">{t.othersChoose(names)}</p>}
      <ul class="plain-list stack">
        {modules.map((module) => (
          <li key={module.key}>
            <ModuleCard module={module} isChosen={module.key === chosen} mayChoose={mayChoose} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface CardProps {
  readonly module: Module;
  readonly isChosen: boolean;
  readonly mayChoose: boolean;
}

function ModuleCard({ module, isChosen, mayChoose }: CardProps) {
  const model = useRoom();
  const t = said();
  const choose = () => void model.perform({ kind: "choose", module: module.key }, t.offlineNow);
  return (
    <article class={`card module-card${isChosen ? " module-chosen" : ""}`}>
      <h2>{inWords(module.title)}</h2>
      <p>{inWords(module.purpose)}</p>
      {isChosen && (
        <p class="tag tag-ready">
          <Icon name="check" /> {t.chosen}
        </p>
      )}
      {mayChoose && !isChosen && (
        <button type="button" class="small" aria-label={t.chooseNamed(inWords(module.title))} onClick={choose}>
          {t.choose}
        </button>
      )}
    </article>
  );
}
