/** The room: one screen, one task. Laid out by styles/room-layout.css for a phone and for a laptop. */

import type { ComponentChildren } from "preact";
import { useContext, useEffect } from "preact/hooks";
import { Icon } from "../../icons/Icon";
import { isLarge } from "../../room/part";
import { stepNumber } from "../../room/step";
import { Actions } from "./Actions";
import { Again } from "./Again";
import { Banners, OnItsWay } from "./Banners";
import { Closing } from "./Closing";
import { Composers } from "./Composers";
import { Contributions } from "./Contributions";
import { Controls, UndoBar } from "./Controls";
import { DoorContext, inWords, useRoom } from "./context";
import { Attest, mustAttest, VideoLink } from "./Distance";
import { GuidedReadiness, RoomWord, TimeNudge } from "./Guided";
import { Lobby, OpenButton } from "./Lobby";
import { Modules } from "./Modules";
import { Notes } from "./Notes";
import { OverviewDrawer } from "./Overview";
import { MyParked, Parking } from "./Parking";
import { PenPicker } from "./PenPicker";
import { keepPlace } from "./place";
import { Rail } from "./Rail";
import { Side } from "./Side";
import { Signals, UnsafeSeen } from "./Signals";
import { Speech } from "./Speech";
import { Stage } from "./Stage";
import { said } from "./texts";
import { isWide } from "./wide";

/** What a room that is played shows in the places of the group. */
interface Played {
  /** Instead of the way back to the group and to the big screen. */
  readonly top?: ComponentChildren;
  /** Above the meeting. */
  readonly beside?: ComponentChildren;
  /** Instead of what the group keeps. */
  readonly ending?: ComponentChildren;
}

export function Room({ top, beside, ending }: Played) {
  const model = useRoom();
  const t = said();
  const stage = model.stage.value;
  useEffect(() => keepPlace(document.getElementById("main") ?? document.body), []);
  return (
    <>
      <Top played={top} />
      <Banners />
      {beside}
      {!stage && model.line.value !== "ended" && <p class="room-loading">{t.connecting}</p>}
      {stage === "closed" && (
        <div class="room-closed">
          <UndoBar />
          <Door />
          {ending ?? <Closing />}
        </div>
      )}
      {(stage === "open" || stage === "waiting") && <Meeting isOpen={stage === "open"} />}
      <Speech />
    </>
  );
}

function Top({ played }: { played?: ComponentChildren }) {
  const model = useRoom();
  const t = said();
  const state = model.known.value?.state;
  const { script, group, group_name: name, room } = model.page;
  const step = state && stepNumber(script, state);
  return (
    <header class="room-top">
      {played ?? (
        <a href={`/groepen/${group}/`}>
          <Icon name="arrow-left" /> <span class="visually-hidden">{t.backToGroup}:</span> <span>{name}</span>
        </a>
      )}
      <span class="room-method">{inWords(script.name)}</span>
      {state?.stage === "open" && step && <span>{t.step(step.now, step.all)}</span>}
      {!played && (
        <>
          <VideoLink />
          <a class="room-to-wall" href={`/ruimte/${room}/scherm/`} target="_blank" rel="noreferrer">
            <Icon name="monitor" /> {t.wall}
          </a>
        </>
      )}
    </header>
  );
}

/**
 * Wide: steps, circle, desk side by side. Narrow: one column with a sheet at the bottom, which holds the one thing to
 * do: writing, or for who facilitates, leading.
 */
function Meeting({ isOpen }: { isOpen: boolean }) {
  const room = useRoom().room.value;
  if (room && mustAttest(room.state, room.me)) return <Attest />;
  if (isWide.value) return <WideMeeting isOpen={isOpen} />;
  return <NarrowMeeting isOpen={isOpen} />;
}

function WideMeeting({ isOpen }: { isOpen: boolean }) {
  const isLed = useRoom().part.value?.facilitates === true;
  return (
    <div class="room room-wide">
      <Rail />
      <section class="room-centre">
        {isOpen ? <Stage /> : <Lobby />}
        <RoomWord />
        <Lead isOpen={isOpen} />
        <WrittenHere isOpen={isOpen} />
      </section>
      <div class="room-right">
        {isOpen && (
          <section class="room-desk">
            <Desk />
          </section>
        )}
        {isLed && <Side />}
        <Folds isOpen={isOpen} />
        {!isLed && <Side />}
      </div>
    </div>
  );
}

/**
 * What is large to write or choose stands in the page itself, below the words of the step: a sheet of that size would
 * cover them.
 */
function NarrowMeeting({ isOpen }: { isOpen: boolean }) {
  const part = useRoom().part.value;
  const leads = !isOpen || part?.leads === true;
  const isLed = part?.facilitates === true;
  const isDense = isOpen && part !== null && isLarge(part);
  return (
    <div class={isDense ? "room room-dense" : "room"}>
      <section class="room-centre">
        {isOpen ? <Stage /> : <Lobby />}
        <RoomWord />
      </section>
      {(leads || isDense) && isOpen && (
        <section class="room-desk">
          <Writing />
          {isLed && <Actions />}
        </section>
      )}
      <section class="room-centre">
        <WrittenHere isOpen={isOpen} />
      </section>
      <section class="room-sheet">
        {!leads && !isDense && <Writing />}
        {!isLed && <Actions />}
        <Lead isOpen={isOpen} />
      </section>
      <Folds isOpen={isOpen} />
      <Side />
      <Rail />
    </div>
  );
}

/** The group's door, where there is one. */
function Door() {
  return <>{useContext(DoorContext)()}</>;
}

function WrittenHere({ isOpen }: { isOpen: boolean }) {
  const model = useRoom();
  return (
    <div class="room-written">
      <Door />
      {isOpen && model.access.value === "open" && (
        <>
          <OnItsWay />
          <MyParked />
          <Contributions />
        </>
      )}
    </div>
  );
}

/** What moves the whole group. */
function Lead({ isOpen }: { isOpen: boolean }) {
  const state = useRoom().known.value?.state;
  return (
    <div class="room-lead">
      <UndoBar />
      {state?.way !== "projector" && <UnsafeSeen />}
      <TimeNudge />
      <GuidedReadiness />
      {isOpen && <Again />}
      {isOpen ? <Controls /> : <OpenButton />}
      {!isWide.value && <OverviewDrawer />}
    </div>
  );
}

/** What I write and what I press. */
function Desk() {
  return (
    <>
      <Writing />
      <Actions />
    </>
  );
}

function Writing() {
  const mayWrite = useRoom().access.value === "open";
  return (
    <>
      <Modules />
      {mayWrite && <PenPicker />}
      {mayWrite && <Composers />}
    </>
  );
}

/** What is kept for later or for oneself: at hand, and never in the way of the one thing to do. */
function Folds({ isOpen }: { isOpen: boolean }) {
  const mayWrite = useRoom().access.value === "open";
  return (
    <div class="room-folds">
      {isOpen && mayWrite && <Parking />}
      {mayWrite && <Notes />}
      <Signals />
    </div>
  );
}
