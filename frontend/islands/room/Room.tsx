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
import { MyParked, Parking } from "./Parking";
import { Rail } from "./Rail";
import { Side } from "./Side";
import { Speech } from "./Speech";
import { Stage } from "./Stage";
import { said } from "./texts";
import { isWide } from "./wide";

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

/** Wide: steps, circle, desk side by side. Narrow: one column, with the desk as a sheet at the bottom. */
function Meeting({ isOpen }: { isOpen: boolean }) {
  const wide = isWide.value;
  if (wide)
    return (
      <div class="room room-wide">
        <Rail />
        <Centre isOpen={isOpen} />
        <div class="room-right">
          <Desk isOpen={isOpen} />
          <Folds isOpen={isOpen} />
          <Side />
        </div>
      </div>
    );
  return (
    <div class="room">
      <Centre isOpen={isOpen} />
      <Desk isOpen={isOpen} />
      <Folds isOpen={isOpen} />
      <Side />
      <Rail />
    </div>
  );
}

function Centre({ isOpen }: { isOpen: boolean }) {
  const model = useRoom();
  return (
    <section class="room-centre">
      {isOpen ? <Stage /> : <Lobby />}
      {isWide.value && <Lead isOpen={isOpen} />}
      <div class="room-written">
        <Doors />
        {isOpen && model.access.value === "open" && (
          <>
            <OnItsWay />
            <MyParked />
            <Contributions />
          </>
        )}
      </div>
    </section>
  );
}

/** What moves the whole group: below the circle on a laptop, in the sheet on a phone. */
function Lead({ isOpen }: { isOpen: boolean }) {
  return (
    <div class="room-lead">
      <UndoBar />
      {isOpen ? <Controls /> : <OpenButton />}
    </div>
  );
}

function Desk({ isOpen }: { isOpen: boolean }) {
  const mayWrite = useRoom().access.value === "open";
  return (
    <section class="room-sheet">
      {mayWrite && isOpen && <Composers />}
      {isOpen && <Actions />}
      {!isWide.value && <Lead isOpen={isOpen} />}
    </section>
  );
}

/** What is kept for later or for oneself: at hand, and never in the way of the one thing to do. */
function Folds({ isOpen }: { isOpen: boolean }) {
  if (useRoom().access.value !== "open") return null;
  return (
    <div class="room-folds">
      {isOpen && <Parking />}
      <Notes />
    </div>
  );
}
