/**
 * A quiet bar for who is inside: people at the door, and a full notice for somebody who comes back with a new identity.
 *
 * Letting in is one button, but it asks whether you know the person: the server alone could invent one.
 */

import { useState } from "preact/hooks";
import { enumerate } from "../access/code";
import { admit, approve, remove } from "../keyring/membership";
import { Button, Notice } from "../parts/parts";
import type { Here } from "./here";
import { SixWords } from "./SixWords";
import { saidBefore } from "./said";
import { texts } from "./texts";
import { useChange } from "./useChange";

interface AdmissionsProps extends Here {
  readonly onChanged: ((sentence: string) => void) | undefined;
}

export function Admissions({ onChanged, ...here }: AdmissionsProps) {
  const t = texts();
  const { keys, people } = here;
  const [told, setTold] = useState(saidBefore);
  const tell = onChanged ?? setTold;
  const isInvited = (person: string) => people.row.members.some((member) => member.person === person && !member.left);
  const strangers = keys.waiting.filter((one) => !isInvited(one.person));
  const fresh = keys.waiting.filter((one) => one.ready && !one.changed && isInvited(one.person));
  const changed = keys.waiting.filter((one) => one.changed && isInvited(one.person));
  const gone = keys.roster.map((member) => member.person).filter((person) => people.hasLeft(person));
  return (
    <>
      <div role="status">{told && <Notice tone="ok">{told}</Notice>}</div>
      {strangers.map((one) => (
        <Notice key={one.person} tone="warning">
          {t.admit.stranger(people.name(one.person))}
        </Notice>
      ))}
      {gone.map((person) => (
        <Gone key={person} {...here} person={person} onTold={tell} />
      ))}
      {fresh.length > 0 && <AtTheDoor {...here} who={fresh.map((one) => one.person)} onTold={tell} />}
      {changed.map((one) => (
        <NewStart key={`${one.person}-${one.number}`} {...here} person={one.person} onTold={tell} />
      ))}
    </>
  );
}

interface DoorProps extends Here {
  readonly who: readonly string[];
  readonly onTold: (sentence: string) => void;
}

function AtTheDoor({ keys, people, watch, who, onTold }: DoorProps) {
  const t = texts().admit;
  const change = useChange(watch);
  const names = who.map(people.name);
  const all = enumerate(names, texts().and);
  const letIn = (some: readonly string[]) => {
    const spoken = enumerate(some.map(people.name), texts().and);
    void change
      .run(() => admit(keys, some))
      .then((done) => done && onTold(some.length > 1 ? t.doneMany(spoken) : t.done(spoken)));
  };
  return (
    <section class="door-bar" aria-label={texts().people.title}>
      <p>
        <strong>{who.length > 1 ? t.many(all) : t.one(all)}</strong> {who.length > 1 ? t.knowAll : t.know(all)}
      </p>
      {change.fault && <Notice tone="error">{change.fault}</Notice>}
      <div class="row">
        {who.length > 1 && (
          <Button busy={change.busy} onPress={() => letIn(who)}>
            {t.all}
          </Button>
        )}
        {who.map((person) => (
          <Button
            key={person}
            look={who.length > 1 ? "quiet" : "primary"}
            busy={change.busy}
            onPress={() => letIn([person])}
          >
            {t.button(people.name(person))}
          </Button>
        ))}
      </div>
    </section>
  );
}

interface OneProps extends Here {
  readonly person: string;
  readonly onTold: (sentence: string) => void;
}

/** The coordinator says somebody left; only a member can close the door behind them. */
function Gone({ keys, people, watch, person, onTold }: OneProps) {
  const t = texts();
  const name = people.name(person);
  const change = useChange(watch);
  const close = () => void change.run(() => remove(keys, person)).then((ok) => ok && onTold(t.people.removed(name)));
  return (
    <section class="door-bar" aria-label={name}>
      <p>{t.admit.gone(name)}</p>
      {change.fault && <Notice tone="error">{change.fault}</Notice>}
      <div class="row">
        <Button busy={change.busy} onPress={close}>
          {t.people.remove(name)}
        </Button>
      </div>
    </section>
  );
}

function NewStart({ keys, people, watch, person, onTold }: OneProps) {
  const t = texts().notice;
  const name = people.name(person);
  const change = useChange(watch);
  const [differs, setDiffers] = useState(false);
  const letIn = () =>
    void change.run(() => approve(keys, person)).then((done) => done && onTold(texts().admit.done(name)));
  return (
    <section class="new-start" role="alert">
      <h2>{t.title(name)}</h2>
      <p>{t.explain(name)}</p>
      <SixWords keys={keys} person={person} large />
      {change.fault && <Notice tone="error">{change.fault}</Notice>}
      {differs ? (
        <p>
          <strong>{t.differExplain(name)}</strong>
        </p>
      ) : (
        <div class="row">
          <Button busy={change.busy} onPress={letIn}>
            {t.approve(name)}
          </Button>
          <Button look="quiet" onPress={() => setDiffers(true)}>
            {t.differ}
          </Button>
        </div>
      )}
    </section>
  );
}
