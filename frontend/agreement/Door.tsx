/** For who is not in yet: the agreement in force comes before the key. */

import { useEffect, useState } from "preact/hooks";
import { AtTheDoor } from "../group/Gate";
import type { Here } from "../group/here";
import { agreedIn, joinSigning } from "../keyring/agreement";
import { Notice } from "../parts/parts";
import { Clauses } from "./Clauses";
import { readAtTheDoor, type Version } from "./reading";
import { Signing } from "./Signing";
import { texts } from "./texts";

const pace = 4_000; // milliseconds between two looks whether a member gave it

export function Door(here: Here) {
  const t = texts();
  const { keys } = here;
  const { inForce, signedAtTheDoor } = agreedIn(keys);
  const isComing = keys.standing === "outside" || keys.standing === "waiting" || keys.standing === "left";
  const version = useCopy(here, isComing && inForce !== null && !signedAtTheDoor);
  if (!isComing || inForce === null) return <AtTheDoor {...here} />;
  if (signedAtTheDoor) {
    return (
      <>
        <Notice tone="ok">{t.door.signed}</Notice>
        <AtTheDoor {...here} />
      </>
    );
  }
  if (!version?.clauses || version.text === null) {
    return (
      <>
        <Notice tone="info">{version ? t.inForce.odd : keys.standing === "waiting" ? t.door.waits : t.door.ask}</Notice>
        <AtTheDoor {...here} />
      </>
    );
  }
  const { clauses, text } = version;
  return (
    <section>
      <h2>{t.door.title}</h2>
      <p>{t.door.read}</p>
      <Clauses clauses={clauses} />
      <Signing {...here} promise={t.door.promise} sign={() => joinSigning(keys, text)} onSigned={() => undefined} />
    </section>
  );
}

function useCopy(here: Here, isWanted: boolean): Version | null {
  const [version, setVersion] = useState<Version | null>(null);
  const { keys } = here;
  useEffect(() => {
    if (!isWanted) return;
    let isGone = false;
    const look = () =>
      void readAtTheDoor(here).then(
        (found) => !isGone && setVersion(found),
        () => undefined, // without a connection the next look comes by itself
      );
    look();
    const timer = window.setInterval(() => !document.hidden && look(), pace);
    return () => {
      isGone = true;
      window.clearInterval(timer);
    };
  }, [keys, isWanted]);
  return version;
}
