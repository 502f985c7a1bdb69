/** In the room: the case that the presenter offered beforehand, taken over with one press. Nothing when there is none. */

import { useEffect, useState } from "preact/hooks";
import { language } from "../islands/mount";
import { openKeyring } from "../keyring/keyring";
import { ownOffer } from "./ahead";

/** Apart from the other sentences: the room need not carry those. */
const nl = "Neem je aangeboden casus over";
const en = "Take over the case you offered";
const words = () => ((import.meta.env.KRING_LANGUAGE ?? language()) === "en" ? en : nl);

interface Props {
  readonly group: string;
  readonly meeting: string;
  readonly onTake: (text: string) => void;
}

export function OfferedCase({ group, meeting, onTake }: Props) {
  const [found, setFound] = useState<string | null>(null);
  useEffect(() => {
    let isGone = false;
    void offered(group, meeting)
      .then((text) => !isGone && setFound(text))
      .catch(() => undefined); // a help, not a need: without a network the presenter types
    return () => {
      isGone = true;
    };
  }, [group, meeting]);
  if (found === null) return null;
  return (
    <p>
      <button type="button" class="small" onClick={() => onTake(found)}>
        {words()}
      </button>
    </p>
  );
}

async function offered(group: string, meeting: string): Promise<string | null> {
  const keyring = await openKeyring();
  return keyring && ownOffer(await keyring.group(group), meeting, keyring.person);
}
