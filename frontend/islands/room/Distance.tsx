/** At a distance: the group's own video service beside the room, and who said that they are alone in theirs. */

import { Icon } from "../../icons/Icon";
import type { State } from "../../room/wire";
import { listOf, useRoom } from "./context";
import { said } from "./texts";

/** A new tab that learns nothing of this page: not its address, and no way back into it. */
export function VideoLink() {
  const model = useRoom();
  const t = said().ways;
  const { video_url: url } = model.page;
  if (!url?.startsWith("https://")) return null;
  return (
    <a class="room-video" href={url} target="_blank" rel="noreferrer noopener">
      <Icon name="video" /> {t.video} <span class="visually-hidden">({t.videoNew})</span>
    </a>
  );
}

export function mustAttest(state: State, me: string): boolean {
  return state.way === "distance" && state.stage !== "closed" && !(state.attested ?? []).includes(me);
}

/** Asked of everybody before they go in: the group talks freely only when it knows who listens. */
export function Attest() {
  const model = useRoom();
  const t = said().ways;
  const name = model.page.members.find(({ person }) => person === model.page.me)?.name ?? "";
  const attest = () => void model.perform({ kind: "attest" }, said().offlineNow);
  return (
    <section class="room-attest">
      <h1 tabIndex={-1}>{t.attestTitle}</h1>
      <p class="lead">{t.attestWhy}</p>
      <p class="card">
        <strong>{t.attestSentence(name)}</strong>
      </p>
      <button type="button" class="primary wide" onClick={attest}>
        {t.attest}
      </button>
      <Attested />
    </section>
  );
}

export function Attested() {
  const model = useRoom();
  const t = said().ways;
  const state = model.known.value?.state;
  if (state?.way !== "distance") return null;
  const attested = state.attested ?? [];
  const others = state.seats.filter((person) => !attested.includes(person));
  const names = (people: readonly string[]) => listOf(people.map((person) => model.nameOf(person)));
  return (
    <section class="room-attested">
      {attested.length > 0 && (
        <p class="hint">
          <Icon name="check" /> {t.attested}: {names(attested)}
        </p>
      )}
      {others.length > 0 && (
        <p class="hint">
          {t.notAttested}: {names(others)}
        </p>
      )}
    </section>
  );
}
