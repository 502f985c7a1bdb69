/** `<div data-island="group" data-group="…"></div>` on the page of a group. */

import { render } from "preact";
import { useState } from "preact/hooks";
import { Giving, ReadFirst } from "../agreement/Giving";
import type { Island } from "../islands/mount";
import { Button, Notice } from "../parts/parts";
import { Compare } from "./Compare";
import { AtTheDoor, GroupGate } from "./Gate";
import type { Here } from "./here";
import { insideTexts } from "./inside/texts";
import { PeopleInside } from "./PeopleInside";
import { RosterQr, Scanned } from "./RosterQr";
import { sayAfterReload } from "./said";

export const groupIsland: Island = (root) => {
  const group = root.dataset["group"] ?? "";
  root.replaceChildren();
  render(
    <GroupGate group={group} onChanged={sayAfterReload} door={(here) => <Door {...here} />}>
      {(here) => <Inside {...here} />}
    </GroupGate>,
    root,
  );
};

function Door(here: Here) {
  return (
    <>
      <ReadFirst {...here} />
      <AtTheDoor {...here} />
    </>
  );
}

function Inside(here: Here) {
  const t = insideTexts();
  const { keys, keyring, people } = here;
  const returned = keys.roster.filter((one) => one.changed && !one.compared && one.person !== keyring.person);
  return (
    <>
      {keyring.memoryOnly && <Notice tone="info">{t.people.memory}</Notice>}
      {returned.map((member) => (
        <Notice key={member.person} tone="warning">
          {t.notice.seen(people.name(member.person))}
        </Notice>
      ))}
      <Giving {...here} />
      <Scanned {...here} />
      {keys.roster.length > 1 && <Certainty {...here} />}
      <PeopleInside {...here} />
    </>
  );
}

/** How sure I am of the others, and the way to be surer; the words themselves only when asked for. */
function Certainty(here: Here) {
  const t = insideTexts().words;
  const { keys, keyring } = here;
  const [isOpen, setOpen] = useState(false);
  const others = keys.roster.filter((member) => member.person !== keyring.person);
  const done = others.filter((member) => member.compared).length;
  const isAll = done === others.length;
  return (
    <section class="card certainty">
      <h2>{t.title}</h2>
      <p role="status">{isAll ? t.all : t.done(done, others.length)}</p>
      {!isAll && !isOpen && <p class="hint">{t.why}</p>}
      <div class="row">
        <Button look="quiet" expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? t.close : t.open}
        </Button>
      </div>
      {isOpen && (
        <>
          <Compare {...here} />
          <RosterQr {...here} />
        </>
      )}
    </section>
  );
}
