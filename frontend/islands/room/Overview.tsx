/** For who facilitates: what comes next, what the clock means for the rest, and whom the group has not heard. */

import type { ComponentChildren } from "preact";
import { type Outlook, outlookOf, type Remedy, stepsToCome } from "../../room/outlook";
import { instructionFor, inWords, listOf, useRoom } from "./context";
import { Deck, Folded } from "./Deck";
import { ParkedBy } from "./Parking";
import { Hands, Readiness } from "./Side";
import { UnsafeSeen } from "./Signals";
import { said } from "./texts";

function useOutlook(): Outlook | null {
  const model = useRoom();
  const state = model.known.value?.state;
  if (state?.stage !== "open") return null;
  return outlookOf(model.page.script, state, model.now.value, Date.parse(model.page.ends_at));
}

function useNextTitle(): string | null {
  const model = useRoom();
  const state = model.known.value?.state;
  const [next] = state ? stepsToCome(model.page.script, state) : [];
  const phase = next === undefined ? undefined : model.page.script.phase[next];
  return phase ? inWords(phase.title) : null;
}

/** One line in the sheet of a phone; the rest unfolds above it and never covers the step for long. */
export function OverviewDrawer() {
  const model = useRoom();
  const t = said().overview;
  const outlook = useOutlook();
  const title = useNextTitle();
  if (!outlook || !model.part.value?.facilitates) return null;
  return (
    <details class="room-overview">
      <summary>
        <span>{title === null ? t.lastStep : t.upNext(title)}</span>
        {outlook.short > 0 && <span class="tag tag-floor">{t.shortTag(outlook.short)}</span>}
      </summary>
      <div class="room-overview-body">
        <Overview isTitled={false} />
      </div>
    </details>
  );
}

/** `isTitled` is false below a line that says already what comes next. */
export function Overview({ isTitled = true }: { isTitled?: boolean }) {
  const model = useRoom();
  const outlook = useOutlook();
  const state = model.known.value?.state;
  if (!outlook || !state || !model.part.value?.facilitates) return null;
  return (
    <>
      <Next isTitled={isTitled} />
      <Time outlook={outlook} />
      <Hands state={state} />
      <Readiness state={state} />
      <ForYouAlone>
        <Unheard />
        <ParkedBy />
        <Deck isLate={outlook.short > 0 || outlook.here === 0} />
      </ForYouAlone>
    </>
  );
}

/** What the others need not see stays folded where this very screen may hang on the wall. */
function ForYouAlone({ children }: { children: ComponentChildren }) {
  const t = said().overview;
  if (useRoom().known.value?.state.way !== "projector") return <>{children}</>;
  return (
    <Folded title={t.forYouAlone}>
      {() => (
        <>
          <p class="hint">{t.onTheWall}</p>
          <UnsafeSeen />
          {children}
        </>
      )}
    </Folded>
  );
}

function Next({ isTitled }: { isTitled: boolean }) {
  const model = useRoom();
  const t = said().overview;
  const state = model.known.value?.state;
  if (!state) return null;
  const [index] = stepsToCome(model.page.script, state);
  const phase = index === undefined ? undefined : model.page.script.phase[index];
  const purpose = phase ? instructionFor(phase, "facilitator") : t.lastStepText;
  return (
    <section>
      {isTitled && <h2>{phase ? t.upNext(inWords(phase.title)) : t.lastStep}</h2>}
      {purpose && <p class="side-line">{purpose}</p>}
    </section>
  );
}

function Time({ outlook }: { outlook: Outlook }) {
  const t = said().overview;
  const { here, left, steps, asked, short, remedy } = outlook;
  return (
    <section>
      <h2>{t.time}</h2>
      <div class="side-line">
        <p>{here > 0 ? t.hereLeft(here) : t.hereOver}</p>
        {steps > 0 && <p>{left === null ? t.toCome(steps, asked) : restOf(outlook)}</p>}
        {short > 0 && <p class="room-short">{t.short(short)}</p>}
        {remedy && <p>{remedyWords(remedy, useTitle(remedy.phase))}</p>}
        {left !== null && short === 0 && left - asked >= enough && <p class="hint">{t.spare(left - asked)}</p>}
      </div>
    </section>
  );
}

const enough = 5;

function restOf({ left, steps, asked }: Outlook): string {
  const t = said().overview;
  return left ? t.leftFor(left, steps, asked) : `${t.planOver} ${t.toCome(steps, asked)}`;
}

function useTitle(index: number): string {
  return inWords(useRoom().page.script.phase[index]?.title ?? { nl: "", en: "" });
}

function remedyWords({ kind, gives }: Remedy, title: string): string {
  const t = said().overview;
  return kind === "skip" ? t.skipGives(title, gives) : t.shortenGives(title, gives);
}

/** Who has said nothing yet: the server keeps count, and tells only who facilitates. */
function Unheard() {
  const model = useRoom();
  const t = said().overview;
  const heard = model.known.value?.mine.heard;
  const state = model.known.value?.state;
  if (!heard || !state) return null;
  const silent = state.seats.filter((person) => !heard.includes(person) && person !== model.page.me);
  return (
    <section>
      <h2>{t.unheard}</h2>
      <p class="side-line">{silent.length > 0 ? listOf(silent.map((person) => model.nameOf(person))) : t.allHeard}</p>
    </section>
  );
}
