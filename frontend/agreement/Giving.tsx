/** On the page of a group: who asks to come in reads and signs the agreement first, and a member gives it to them. */

import { useEffect, useState } from "preact/hooks";
import type { Here } from "../group/here";
import { sentenceFor } from "../group/useGroup";
import { agreedIn } from "../keyring/agreement";
import { Button, Notice } from "../parts/parts";
import { handAtTheDoor, handedSoFar, type Reading, wasHanded } from "./reading";
import { texts } from "./texts";

/** For members: everybody at the door who has not signed yet. */
export function Giving(here: Here) {
  const { keys, people } = here;
  const isInvited = (person: string) => people.row.members.some((member) => member.person === person && !member.left);
  const who = keys.waiting.filter((one) => !one.ready && !one.changed && isInvited(one.person));
  return who.map((one) => <Give key={`${one.person}-${one.number}`} {...here} person={one.person} />);
}

function Give({ person, ...here }: Here & { readonly person: string }) {
  const t = texts().giving;
  const { keys, people } = here;
  const name = people.name(person);
  const number = agreedIn(keys).inForce?.number ?? 0;
  const [handed, setHanded] = useState<Reading["handed"]>([]);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");
  const look = () => handedSoFar(keys).then(setHanded, () => undefined);
  useEffect(() => void look(), [keys]);
  const isGiven = wasHanded(keys, number, person, handed);
  const give = async () => {
    setBusy(true);
    setFault("");
    await handAtTheDoor(here, person).then(look, (cause: unknown) => setFault(sentenceFor(cause)));
    setBusy(false);
  };
  return (
    <section class="door-bar" aria-label={name}>
      <p>
        {isGiven ? (
          <span role="status">{t.given(name)}</span>
        ) : (
          <>
            <strong>{t.who(name)}</strong> {t.know(name)}
          </>
        )}
      </p>
      {fault && <Notice tone="error">{fault}</Notice>}
      {!isGiven && (
        <div class="row">
          <Button busy={busy} onPress={() => void give()}>
            {t.button(name)}
          </Button>
        </div>
      )}
    </section>
  );
}

/** For who asks to come in: where the agreement is. */
export function ReadFirst({ keys }: Here) {
  const t = texts().door;
  const { inForce, signedAtTheDoor } = agreedIn(keys);
  if (inForce === null || keys.standing !== "waiting") return null;
  if (signedAtTheDoor) return <Notice tone="ok">{t.signed}</Notice>;
  return (
    <Notice tone="info">
      <p>{t.waits}</p>
      <p>
        <a href={`/groepen/${keys.group}/overeenkomst/`}>{t.link}</a>
      </p>
    </Notice>
  );
}
