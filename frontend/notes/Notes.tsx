/** Notes that are sealed for their writer alone, kept while one types as the room keeps a draft. */

import { useEffect, useId, useState } from "preact/hooks";
import { lacking, NoMeans } from "../access/NoMeans";
import { isTooLong, SavingWords } from "../beforehand/Saving";
import { useOwnDraft } from "../beforehand/useOwnDraft";
import { LockedDevice } from "../group/Gate";
import { sentenceFor } from "../group/useGroup";
import { openKeyring } from "../keyring/keyring";
import type { Keyring } from "../keyring/types";
import { Notice } from "../parts/parts";
import { texts } from "./texts";

interface Props {
  /** The id of what the notes are about: their slot is made of it, so nobody can move them to something else. */
  readonly about: string;
}

const place = "process";

type Found = Keyring | "loading" | "locked" | { readonly fault: string };

export function Notes({ about }: Props) {
  const missing = lacking();
  return missing ? <NoMeans missing={missing} /> : <Opened about={about} />;
}

function Opened({ about }: Props) {
  const [found, setFound] = useState<Found>("loading");
  const open = () =>
    void openKeyring().then(
      (keyring) => setFound(keyring ?? "locked"),
      (cause: unknown) => setFound({ fault: sentenceFor(cause) }),
    );
  useEffect(open, []);
  if (found === "loading") return <p role="status">{texts().loading}</p>;
  if (found === "locked") return <LockedDevice onOpen={open} />;
  if ("fault" in found) return <Notice tone="error">{found.fault}</Notice>;
  return <Sheet keyring={found} about={about} />;
}

function Sheet({ keyring, about }: Props & { readonly keyring: Keyring }) {
  const t = texts();
  const id = useId();
  const own = useOwnDraft(keyring, about, about, place);
  if (!own.isReady) return <p role="status">{t.loading}</p>;
  return (
    <div class="utrecht-form-field">
      <label for={id}>{t.label}</label>
      <div class="utrecht-form-field-description" id={`${id}-about`}>
        {t.hint}
      </div>
      {isTooLong(own.draft.text) && <div class="utrecht-form-field-error-message">{t.tooLong}</div>}
      <textarea
        id={id}
        rows={16}
        aria-describedby={`${id}-about`}
        value={own.draft.text}
        onInput={(event) => own.write({ ...own.draft, text: event.currentTarget.value })}
      />
      <SavingWords saving={own.saving} />
    </div>
  );
}
