/** `<div data-island="room"></div>` beside `{{ page|json_script:"room-page" }}`: the live room of a meeting. */

import { render } from "preact";
import { api } from "../api";
import { openKeyring, slotOf } from "../keyring/keyring";
import { type Page, RoomModel } from "../room/model";
import { keepAwake } from "../room/wake";
import { pageValue } from "./mount";
import { DoorContext, RoomContext } from "./room/context";
import { Doors } from "./room/Doors";
import { Room } from "./room/Room";

export function room(root: HTMLElement): void {
  const model = new RoomModel(pageValue<Page>("room-page"), { openKeyring, slotOf, remote: api.drafts });
  root.replaceChildren();
  render(
    <RoomContext.Provider value={model}>
      <DoorContext.Provider value={() => <Doors />}>
        <Room />
      </DoorContext.Provider>
    </RoomContext.Provider>,
    root,
  );
  keepAwake(() => model.known.value?.state.stage === "open");
  void model.start();
}
