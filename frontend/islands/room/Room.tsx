/** The room: one screen, one task. Laid out by styles/room.css for a phone and for a laptop. */

import { Icon } from "../../icons/Icon";
import { Actions } from "./Actions";
import { Banners, OnItsWay } from "./Banners";
import { Closing } from "./Closing";
import { Composers } from "./Composers";
import { Contributions } from "./Contributions";
import { Controls, UndoBar } from "./Controls";
import { inWords, useRoom } from "./context";
import { Doors } from "./Doors";
import { Lobby, OpenButton } from "./Lobby";
import { Notes } from "./Notes";
import { Parking } from "./Parking";
import { Rail } from "./Rail";
import { Side } from "./Side";
import { Speech } from "./Speech";
import { Stage } from "./Stage";
import { said } from "./texts";

export function Room() {
  const model = useRoom();
  const t = said();
  const stage = model.known.value?.state.stage;
  return (
    <>
      <Top />
      <Banners />
      {!stage && model.line.value !== "ended" && <p class="room-loading">{t.connecting}</p>}
      {stage === "closed" && (
        <div class="room-closed">
          <Doors />
          <Closing />
        </div>
      )}
      {(stage === "open" || stage === "waiting") && <Meeting isOpen={stage === "open"} />}
      <Speech />
    </>
  );
}

function Top() {
  const model = useRoom();
  const t = said();
  const state = model.known.value?.state;
  const { script, group, group_name: name, room } = model.page;
  return (
    <header class="room-top">
      <a href={`/groepen/${group}/`} aria-label={t.backToGroup}>
        <Icon name="arrow-left" /> <span>{name}</span>
      </a>
      <span class="room-method">{inWords(script.name)}</span>
      {state?.stage === "open" && <span>{t.step(state.phase + 1, script.phase.length)}</span>}
      <a class="room-to-wall" href={`/ruimte/${room}/scherm/`} target="_blank" rel="noreferrer">
        <Icon name="monitor" /> {t.wall}
      </a>
    </header>
  );
}

function Meeting({ isOpen }: { isOpen: boolean }) {
  const model = useRoom();
  const mayWrite = model.access.value === "open";
  return (
    <div class="room">
      <section class="room-centre">
        {isOpen ? <Stage /> : <Lobby />}
        <Doors />
        {isOpen && mayWrite && (
          <div class="room-written">
            <OnItsWay />
            <Contributions />
          </div>
        )}
      </section>
      <section class="room-sheet">
        <UndoBar />
        {mayWrite && isOpen && <Composers />}
        {isOpen ? <Actions /> : <OpenButton />}
        {isOpen && <Controls />}
        {mayWrite && isOpen && <Parking />}
        {mayWrite && <Notes />}
      </section>
      <Side />
      <Rail />
    </div>
  );
}
