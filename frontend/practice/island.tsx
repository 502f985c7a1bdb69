/** `<div data-island="practice"></div>` beside `{{ page|json_script:"room-page" }}`: a room that one person plays. */

import { render } from "preact";
import { api } from "../api";
import { Icon } from "../icons/Icon";
import { language, pageValue } from "../islands/mount";
import { RoomContext } from "../islands/room/context";
import { Room } from "../islands/room/Room";
import { RoomModel } from "../room/model";
import { plainDoors } from "../room/plain";
import { Coach } from "./Coach";
import { End } from "./End";
import type { PracticePage } from "./round";
import { PracticeSource } from "./source";
import { said } from "./texts";
import { Time } from "./time";

/** Milliseconds: how often the clock is read while it runs faster than the second hand. */
const often = 300;

export function practice(root: HTMLElement): void {
  const page = pageValue<PracticePage>("room-page");
  const { role, others, case: story, draft, step, again } = page.practice;
  const seed = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  const round = { role, others, draft, case: story, language: language(), seed: seed >>> 1 };
  const time = new Time();
  const people = page.members.map((member) => member.person);
  const source = new PracticeSource(round, people, (asked) => api.practise(step, asked), time);
  const model = new RoomModel(page, plainDoors(page.me), source);
  keepTime(model, time);
  root.replaceChildren();
  render(
    <RoomContext.Provider value={model}>
      <Room top={<Top again={again} />} beside={<Coach source={source} />} ending={<End source={source} />} />
    </RoomContext.Provider>,
    root,
  );
  void model.start();
}

function Top({ again }: { again: string }) {
  const t = said();
  return (
    <a href={again}>
      <Icon name="arrow-left" /> <span>{t.back}</span>
    </a>
  );
}

/** The room asks the server's clock; here the round has its own, and it does not always walk. */
function keepTime(model: RoomModel, time: Time): void {
  window.setInterval(() => {
    const known = model.known.peek();
    if (!known) return;
    const skew = time.skew();
    if (Math.abs(skew - known.skew) < 50) return;
    model.known.value = { ...known, skew };
    model.now.value = Date.now() + skew;
  }, often);
}
