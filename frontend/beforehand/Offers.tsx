/** The cases offered, the most urgent first; mine can be changed and taken back. While the group votes, each can be chosen. */

import { useState } from "preact/hooks";
import type { Here } from "../group/here";
import { Button } from "../parts/parts";
import type { Ahead } from "./ahead";
import { mostVotes } from "./counting";
import { inOrder, type Offered } from "./offer";
import { texts } from "./texts";

interface Props {
  readonly ahead: Ahead;
  readonly here: Here;
  /** Ids that are ticked now; null when nobody votes. */
  readonly chosen: readonly string[] | null;
  readonly onChoose: (chosen: readonly string[]) => void;
  readonly onChange: () => void;
  readonly onWithdraw: () => Promise<void>;
}

export function Offers({ ahead, here, chosen, onChoose, onChange, onWithdraw }: Props) {
  const t = texts().offers;
  const shown = inOrder(
    ahead.offered,
    here.keys.roster.map((member) => member.person),
  );
  const comes = ({ by }: Offered) => ahead.row.vote.asked.includes(by);
  return (
    <>
      {shown.length === 0 && ahead.closed === 0 && <p>{t.none}</p>}
      <ul class="plain-list stack">
        {shown.map((one) => (
          <li key={one.item} class="card">
            <Case one={one} here={here} />
            {!comes(one) && <p class="hint">{t.away}</p>}
            {chosen && comes(one) && <Ballot one={one} chosen={chosen} onChoose={onChoose} />}
            {one.by === here.keyring.person && <Mine onChange={onChange} onWithdraw={onWithdraw} />}
          </li>
        ))}
      </ul>
      {ahead.closed > 0 && <p class="hint">{t.locked}</p>}
    </>
  );
}

function Case({ one, here }: { readonly one: Offered; readonly here: Here }) {
  const t = texts();
  const { offer, by } = one;
  if (!offer) return null;
  return (
    <article>
      <p class="contribution-by">
        <strong>{here.people.name(by)}</strong>
        <span class={`tag${offer.urgency === "now" ? " tag-floor" : ""}`}>{t.offer.urgencies[offer.urgency]}</span>
      </p>
      <p class="offer-question" dir="auto">
        {offer.question}
      </p>
      <p class="contribution-text" dir="auto">
        {offer.happened}
      </p>
    </article>
  );
}

interface BallotProps {
  readonly one: Offered;
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** A third tick changes nothing and says why. */
function Ballot({ one, chosen, onChoose }: BallotProps) {
  const t = texts().vote;
  const [isMost, setMost] = useState(false);
  const isChosen = chosen.includes(one.item);
  const toggle = (event: Event) => {
    const box = event.currentTarget as HTMLInputElement;
    const isTooMany = !isChosen && chosen.length >= mostVotes;
    setMost(isTooMany);
    if (isTooMany) box.checked = false;
    else onChoose(isChosen ? chosen.filter((item) => item !== one.item) : [...chosen, one.item]);
  };
  return (
    <>
      <label class="choice">
        <input type="checkbox" checked={isChosen} onChange={toggle} />
        <span>
          {t.for}
          <span class="visually-hidden" dir="auto">
            {" "}
            {one.offer?.question}
          </span>
        </span>
      </label>
      <p class="hint" role="status">
        {isMost && chosen.length >= mostVotes && t.most}
      </p>
    </>
  );
}

function Mine({ onChange, onWithdraw }: { readonly onChange: () => void; readonly onWithdraw: () => Promise<void> }) {
  const t = texts().offers;
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) {
    return (
      <div class="row">
        <Button look="text" onPress={onChange}>
          {t.change}
        </Button>
        <Button look="text" onPress={() => setAsking(true)}>
          {t.withdraw}
        </Button>
      </div>
    );
  }
  return (
    <fieldset>
      <legend>{t.sure}</legend>
      <p>{t.surely}</p>
      <div class="row">
        <Button look="danger" onPress={() => void onWithdraw()}>
          {t.yes}
        </Button>
        <Button look="quiet" onPress={() => setAsking(false)}>
          {t.no}
        </Button>
      </div>
    </fieldset>
  );
}
