/** The promise and the button under it. Nothing is signed without the tick. */

import { useState } from "preact/hooks";
import type { Here } from "../group/here";
import { type Change, useChange } from "../group/useChange";
import { Overtaken } from "../keyring/agreement";
import type { GroupKeys } from "../keyring/types";
import { Button, Notice } from "../parts/parts";
import { texts } from "./texts";

interface Props extends Here {
  readonly promise: string;
  readonly sign: () => Promise<GroupKeys>;
  readonly onSigned: () => void;
}

export function Signing({ watch, keys, promise, sign, onSigned }: Props) {
  const t = texts();
  const change: Change = useChange(watch);
  const [isTicked, setTicked] = useState(false);
  const [fault, setFault] = useState("");
  const work = () =>
    sign().catch((cause: unknown) => {
      if (!(cause instanceof Overtaken)) throw cause;
      setFault(t.proposal.overtaken);
      setTicked(false);
      return keys.refresh();
    });
  const submit = async (event: Event) => {
    event.preventDefault();
    setFault(isTicked ? "" : t.sign.tick);
    if (isTicked && (await change.run(work))) onSigned();
  };
  const told = fault || change.fault;
  return (
    <form class="signing" onSubmit={(event) => void submit(event)}>
      <label class="choice">
        <input type="checkbox" checked={isTicked} onChange={() => setTicked(!isTicked)} />
        {promise}
      </label>
      {told && <Notice tone="error">{told}</Notice>}
      <div class="row">
        <Button busy={change.busy}>{t.sign.button}</Button>
      </div>
    </form>
  );
}
