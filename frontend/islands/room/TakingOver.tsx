/** When the phone of who has a role is dead: one touch to offer, one touch to agree. */

import { consentOf } from "../../room/guided";
import { useRoom } from "./context";
import { said } from "./texts";

export function TakingOver() {
  const model = useRoom();
  const room = model.room.value;
  if (!room || room.state.stage === "closed" || model.isWall) return null;
  return room.state.offer ? <Offered /> : <FacilitatorAway />;
}

function FacilitatorAway() {
  const model = useRoom();
  const t = said().handOver;
  const room = model.room.value;
  const holder = room?.state.roles["facilitator"];
  if (room?.state.stage !== "open" || !holder || room.here.includes(holder) || !room.here.includes(room.me))
    return null;
  const role = said().role["facilitator"] ?? "";
  const isPresenter = room.state.roles["presenter"] === room.me;
  const take = () => void model.perform({ kind: "take-over", role: "facilitator" }, said().offlineNow);
  return (
    <div class="utrecht-alert utrecht-alert--info">
      <div class="utrecht-alert__content">
        <div class="row">
          <span>{t.isAway(model.nameOf(holder), role)}</span>
          {!isPresenter && (
            <button type="button" class="small row-end" onClick={take}>
              {t.takeOver(role)}
            </button>
          )}
        </div>
      </div>
    </div>
  );
}

function Offered() {
  const model = useRoom();
  const t = said().handOver;
  const room = model.room.value;
  const offer = room && consentOf(room);
  if (!offer || !room) return null;
  const role = said().role[offer.role] ?? offer.role;
  const agree = () => void model.perform({ kind: "consent" }, said().offlineNow);
  return (
    <div class="utrecht-alert utrecht-alert--info">
      <div class="utrecht-alert__content">
        <p>{offer.to === room.me ? t.offerMine(role) : t.offerOf(model.nameOf(offer.to), role)}</p>
        <div class="row">
          {offer.mayAgree && (
            <button type="button" class="small primary" onClick={agree}>
              {t.consent}
            </button>
          )}
          <span class="hint">
            {!offer.mayAgree && offer.to !== room.me ? `${t.consented} ` : ""}
            {t.offerCount(offer.agreed.length, offer.needed)}
          </span>
        </div>
      </div>
    </div>
  );
}
