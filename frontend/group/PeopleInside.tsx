/** Who is in, by the log; taking somebody out, and leaving. Both ask once more, because neither can be taken back. */

import { useState } from "preact/hooks";
import { leave, remove } from "../keyring/membership";
import { Button, Notice } from "../parts/parts";
import type { Here } from "./here";
import { insideTexts } from "./inside/texts";
import { sayAfterReload } from "./said";
import { texts } from "./texts";
import { useChange } from "./useChange";

export function PeopleInside(here: Here) {
  const t = texts().people;
  const { keys, keyring, people } = here;
  const others = keys.roster.filter((member) => member.person !== keyring.person);
  return (
    <details class="people-inside">
      <summary>
        {t.title} ({keys.roster.length})
      </summary>
      <ul class="plain-list stack">
        {others.map((member) => (
          <li key={member.person}>
            <TakeOut
              {...here}
              person={member.person}
              onDone={() => sayAfterReload(t.removed(people.name(member.person)))}
            />
          </li>
        ))}
      </ul>
      <Leave {...here} />
    </details>
  );
}

interface TakeOutProps extends Here {
  readonly person: string;
  readonly onDone: () => void;
}

function TakeOut({ keys, people, watch, person, onDone }: TakeOutProps) {
  const t = insideTexts().people;
  const name = people.name(person);
  const change = useChange(watch);
  const act = () => void change.run(() => remove(keys, person)).then((ok) => ok && onDone());
  return (
    <AskTwice
      title={name}
      first={t.removeThisOne}
      warning={t.removeSure(name)}
      second={t.removeYes(name)}
      busy={change.busy}
      fault={change.fault}
      onSure={act}
    />
  );
}

function Leave({ keys, watch }: Here) {
  const t = insideTexts().people;
  const change = useChange(watch);
  return (
    <AskTwice
      first={t.leave}
      warning={t.leaveSure}
      second={t.leaveYes}
      busy={change.busy}
      fault={change.fault}
      onSure={() => void change.run(() => leave(keys)).then((ok) => ok && location.assign("/"))}
    />
  );
}

interface AskTwiceProps {
  readonly title?: string;
  readonly first: string;
  readonly warning: string;
  readonly second: string;
  readonly busy: boolean;
  readonly fault: string;
  readonly onSure: () => void;
}

function AskTwice({ title, first, warning, second, busy, fault, onSure }: AskTwiceProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <div class="ask-twice">
      <div class="row">
        {title && <strong>{title}</strong>}
        <Button look="text" onPress={() => setAsking(!isAsking)}>
          {isAsking ? insideTexts().back : first}
          {title && <span class="visually-hidden">: {title}</span>}
        </Button>
      </div>
      {isAsking && (
        <div role="status">
          <p>{warning}</p>
          <Button look="danger" busy={busy} onPress={onSure}>
            {second}
          </Button>
        </div>
      )}
      {fault && <Notice tone="error">{fault}</Notice>}
    </div>
  );
}
