/** Who holds which role; swapping, and taking over from somebody who is not here. */

import { duties, mayTakeOver, rolesOf } from "../../room/part";
import { useRoom } from "./context";
import { said } from "./texts";

export function Roles() {
  const model = useRoom();
  const t = said();
  const state = model.known.value?.state;
  if (!state || state.stage === "closed") return null;
  const own = duties.filter((duty) => !model.page.script.roles.includes(duty));
  return (
    <details class="room-fold room-roles" open={state.stage === "waiting"}>
      <summary>{t.roles}</summary>
      <ul class="plain-list stack">
        {[...rolesOf(model.page.script, state), ...own].map((role) => (
          <li key={role}>
            <RoleLine role={role} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function RoleLine({ role }: { role: string }) {
  const model = useRoom();
  const t = said();
  const room = model.room.value;
  if (!room) return null;
  const { state, me, here } = room;
  const holder = state.roles[role];
  const word = t.role[role] ?? role;
  const isAway = holder !== undefined && !here.includes(holder);
  const assign = (to: string) => void model.perform({ kind: "assign", role, to }, t.offlineNow);
  const mayGive = holder === me || state.roles["facilitator"] === me;
  return (
    <div class="role-line">
      <p>
        <span class="role-name">{word}</span> {!mayGive && <strong>{holder ? model.nameOf(holder) : t.nobody}</strong>}
        {isAway && <span class="hint"> · {t.seat.away}</span>}
      </p>
      {mayGive ? (
        <GiveRole role={role} assign={assign} />
      ) : (
        mayTakeOver(room, role) && (
          <button type="button" class="text" onClick={() => assign(me)}>
            {holder ? t.takeOverFrom(model.nameOf(holder), word) : t.takeOver(word)}
          </button>
        )
      )}
    </div>
  );
}

/** Choosing a name is the whole action: there is nothing else on this line to send. */
function GiveRole({ role, assign }: { role: string; assign: (to: string) => void }) {
  const model = useRoom();
  const t = said();
  const state = model.known.value?.state;
  if (!state) return null;
  const holder = state.roles[role] ?? "";
  const other = role === "presenter" ? "facilitator" : role === "facilitator" ? "presenter" : null;
  const people = state.seats.filter((person) => other === null || state.roles[other] !== person);
  return (
    <label>
      <span class="visually-hidden">{t.giveRole(t.role[role] ?? role)}</span>
      <select value={holder} onChange={(event) => event.currentTarget.value && assign(event.currentTarget.value)}>
        {!holder && <option value="">{t.nobody}</option>}
        {people.map((person) => (
          <option key={person} value={person}>
            {model.nameOf(person)}
          </option>
        ))}
      </select>
    </label>
  );
}
