/** The group's own door inside the room: unlock, join, wait, let others in, or stop; whatever applies now. */

import { useEffect } from "preact/hooks";
import { GroupGate } from "../../group/Gate";
import { useRoom } from "./context";

export function Doors() {
  const model = useRoom();
  const stop = () => {
    model.access.value = "distrust";
  };
  return (
    <GroupGate group={model.page.group} silent onStop={stop}>
      {() => <Enter />}
    </GroupGate>
  );
}

/** Opens the room's texts once the door is open. */
function Enter() {
  const model = useRoom();
  useEffect(() => {
    if (model.access.peek() !== "open") void model.unlock();
  }, [model]);
  return null;
}
