/** Before something is shown: who gets it, what cannot be taken back, and whether it is really them. */

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type Acquaintance, meet, remember } from "../keyring/known";
import type { ReaderRow } from "../keyring/showing";
import type { Keyring } from "../keyring/types";
import { Button, Notice, StepHeading } from "../parts/parts";
import { texts } from "./texts";
import { Words } from "./Words";

interface Props {
  readonly keyring: Keyring;
  readonly reader: Pick<ReaderRow, "person" | "name" | "record">;
  readonly children?: ComponentChildren;
  /** False when it did not work; somebody else says why. */
  readonly onYes: () => Promise<boolean>;
  readonly onBack: () => void;
}

/** The owner's act. */
export function AskFirst({ keyring, reader, children, onYes, onBack }: Props) {
  const t = texts().show;
  const { name } = reader;
  const known = useAcquaintance(keyring, reader);
  const [busy, setBusy] = useState(false);
  const show = async () => {
    setBusy(true);
    const isShown = await onYes();
    setBusy(false);
    if (isShown) onBack();
  };
  const isChanged = known?.standing === "changed" || known?.standing === "older";
  return (
    <section class="goal-doing">
      <StepHeading level={3}>{t.confirm(name)}</StepHeading>
      {isChanged && <Notice tone="error">{t.newKeys(name)}</Notice>}
      <p>{t.warning(name)}</p>
      {children}
      {known && <Comparing keyring={keyring} name={name} known={known} />}
      <div class="row">
        <Button busy={busy} disabled={!known || isChanged} onPress={() => void show()}>
          {t.yes}
        </Button>
        <Button look="quiet" onPress={onBack}>
          {t.back}
        </Button>
      </div>
    </section>
  );
}

/** What somebody is to the owner, in words. */
export function rolesOf(reader: ReaderRow): string {
  return [...new Set(reader.why.map((why) => texts().show.role[why.role] ?? ""))].join(", ");
}

type Known = Acquaintance & { readonly again: () => void };

/** Who they are on this device; null while that is looked up. */
export function useAcquaintance(
  keyring: Keyring,
  { person, record }: { readonly person: string; readonly record: string | null },
): Known | null {
  const [known, setKnown] = useState<Acquaintance | null>(null);
  const look = () => {
    if (record !== null) void meet(keyring, person, record).then(setKnown, () => undefined);
  };
  useEffect(look, [keyring, person, record]);
  return known && { ...known, again: look };
}

/** Six words to hear from them, and the press that says they were the same. */
export function Comparing({
  keyring,
  name,
  known,
}: {
  readonly keyring: Keyring;
  readonly name: string;
  readonly known: Known;
}) {
  const t = texts().words;
  const [isOpen, setOpen] = useState(known.standing === "changed");
  if (known.standing === "compared") return <p class="hint">{t.compared}</p>;
  const same = () => void remember(keyring, known.identity, { compared: true }).then(known.again);
  if (!isOpen) {
    return (
      <p>
        {t.notYet}{" "}
        <Button look="text" onPress={() => setOpen(true)}>
          {t.open}
        </Button>
      </p>
    );
  }
  return (
    <div class="goal-words-box">
      <h4>{t.title(name)}</h4>
      <p>{t.why(name)}</p>
      <Words identity={known.identity} />
      <div class="row">
        <Button look="quiet" onPress={same}>
          {t.same}
        </Button>
      </div>
      <p class="hint">{t.differ}</p>
    </div>
  );
}
