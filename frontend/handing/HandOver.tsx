/** To whom the chosen parts go: manager and intervisor of now, each by a press of their own. */

import { useEffect, useRef, useState } from "preact/hooks";
import { AskFirst, rolesOf } from "../goals/AskFirst";
import { texts as goalTexts } from "../goals/texts";
import { sentenceFor } from "../group/useGroup";
import { NotTheirKeys, type ReaderRow, sharing } from "../keyring/showing";
import { type Keyring, TooLong } from "../keyring/types";
import type { Handing } from "../own/values";
import { Button, Notice } from "../parts/parts";
import { handOver } from "./hand";
import { texts } from "./texts";

interface Props {
  readonly keyring: Keyring;
  readonly what: Pick<Handing, "text" | "of">;
}

const atTheTable = ({ why }: ReaderRow) => why.some(({ role }) => role !== "participant");

export function HandOver({ keyring, what }: Props) {
  const t = goalTexts().show;
  const [readers, setReaders] = useState<readonly ReaderRow[] | null>(null);
  const [chosen, setChosen] = useState<ReaderRow | null>(null);
  const [given, setGiven] = useState<readonly ReaderRow[]>([]);
  const [fault, setFault] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    setGiven([]); // another choice of parts has gone to nobody yet
    setChosen(null);
  }, [what.text]);
  useEffect(() => {
    void sharing.readers().then(
      (all) => setReaders(all.filter(atTheTable)),
      (cause: unknown) => setFault(sentenceFor(cause)),
    );
  }, []);
  const give = async (reader: ReaderRow): Promise<boolean> => {
    setFault("");
    try {
      await handOver(keyring, reader, what);
      setGiven([...given, reader]);
      return true;
    } catch (cause) {
      setFault(faultOf(cause, reader.name));
      return false;
    }
  };
  const back = () => {
    setChosen(null);
    heading.current?.focus(); // what was pressed is gone: a keyboard goes on from here
  };
  return (
    <section>
      <h3 ref={heading} tabIndex={-1}>
        {texts().whom}
      </h3>
      <div role="status">
        {given.length > 0 && (
          <Notice tone="ok">
            {given.map(({ person, name }) => (
              <p key={person}>{texts().done(name)}</p>
            ))}
            <p>
              <a href="/leren/gedeeld/">{texts().toShared}</a>
            </p>
          </Notice>
        )}
      </div>
      {fault && <Notice tone="error">{fault}</Notice>}
      {chosen ? (
        <AskFirst keyring={keyring} reader={chosen} onYes={() => give(chosen)} onBack={back}>
          <p>{texts().care}</p>
        </AskFirst>
      ) : (
        <ul class="plain-list stack">
          {readers
            ?.filter((reader) => !given.includes(reader))
            .map((reader) => (
              <li key={reader.person}>
                <strong>{reader.name}</strong> <span class="hint">{rolesOf(reader)}</span>
                {reader.record === null ? (
                  <p>{t.noAccess(reader.name)}</p>
                ) : (
                  <div class="row">
                    <Button look="quiet" onPress={() => setChosen(reader)}>
                      {t.choose(reader.name)}
                    </Button>
                  </div>
                )}
              </li>
            ))}
        </ul>
      )}
      {readers?.length === 0 && (
        <p>
          {t.none} {t.noneWhy}
        </p>
      )}
    </section>
  );
}

export function faultOf(cause: unknown, name: string): string {
  if (cause instanceof NotTheirKeys) {
    const t = goalTexts().show;
    return cause.why === "none" ? t.noAccess(name) : t.newKeys(name);
  }
  return cause instanceof TooLong ? texts().tooLong : sentenceFor(cause);
}
