/**
 * Comparing six words aloud: mine to read out, the others' to follow and tick. What is ticked is signed into the log.
 */

import { useState } from "preact/hooks";
import { compare } from "../keyring/membership";
import type { RosterMember } from "../keyring/types";
import { Button, Notice } from "../parts/parts";
import type { Here } from "./here";
import { insideTexts } from "./inside/texts";
import { SixWords } from "./SixWords";
import { useChange } from "./useChange";

export function Compare({ keys, keyring, people, watch }: Here) {
  const t = insideTexts().words;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const change = useChange(watch);
  const others = keys.roster.filter((member) => member.person !== keyring.person);
  const done = others.filter((member) => member.compared || ticked.has(member.person));
  const fresh = done.filter((member) => !member.compared).map((member) => member.person);
  const isAll = others.length > 0 && others.every((member) => member.compared);
  const tick = (person: string) => {
    const next = new Set(ticked);
    if (!next.delete(person)) next.add(person);
    setTicked(next);
  };
  const save = () => void change.run(() => compare(keys, fresh, "words")).then((ok) => ok && setTicked(new Set()));
  return (
    <section class="compare">
      <p>{t.explain}</p>
      <div class="my-words">
        <h3>{t.mine}</h3>
        <SixWords keys={keys} person={keyring.person} large />
      </div>
      {others.length > 0 && <h3>{t.others}</h3>}
      <ul class="plain-list stack">
        {others.map((member) => (
          <li key={member.person} class="card">
            <OthersWords
              keys={keys}
              member={member}
              name={people.name(member.person)}
              isTicked={ticked.has(member.person)}
              onTick={() => tick(member.person)}
            />
          </li>
        ))}
      </ul>
      {ticked.size > 0 && <p role="status">{t.done(done.length, others.length)}</p>}
      {change.fault && <Notice tone="error">{change.fault}</Notice>}
      {fresh.length > 0 && (
        <div class="row">
          <Button busy={change.busy} onPress={save}>
            {t.save}
          </Button>
        </div>
      )}
      {!isAll && <p class="hint">{t.wrong}</p>}
    </section>
  );
}

interface OthersProps {
  readonly keys: Here["keys"];
  readonly member: RosterMember;
  readonly name: string;
  readonly isTicked: boolean;
  readonly onTick: () => void;
}

function OthersWords({ keys, member, name, isTicked, onTick }: OthersProps) {
  const t = insideTexts().words;
  return (
    <>
      <div class="row">
        <h4>{name}</h4>
        {member.compared && <span class="tag tag-ready">{t.checked}</span>}
      </div>
      <SixWords keys={keys} person={member.person} />
      {!member.compared && (
        <label class="choice">
          <input type="checkbox" checked={isTicked} onChange={onTick} />
          {t.right(name)}
        </label>
      )}
    </>
  );
}
