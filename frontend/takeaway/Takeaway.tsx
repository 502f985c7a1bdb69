/**
 * Taking everything with you: gathered and checked first, then one file, locked with a passphrase, made without network.
 *
 * `<div data-island="takeaway" data-group="…"></div>`
 */

import { useEffect, useState } from "preact/hooks";
import { Offline, Problem } from "../api";
import { Failed } from "../group/Failed";
import { GroupGate } from "../group/Gate";
import { HardStop } from "../group/HardStop";
import type { Here } from "../group/here";
import { language } from "../islands/mount";
import { gather } from "../keyring/everything";
import { Distrust } from "../keyring/types";
import { Button, Field, Notice } from "../parts/parts";
import { PASSPHRASE_CHARACTERS } from "../sealed";
import { sealForTakingAlong } from "../sealed/age";
import type { ExportDocument } from "../sealed/export";
import { exportPage } from "../sealed/export-page";
import { download, fileName } from "./download";
import { makePassphrase } from "./passphrase";
import { texts } from "./texts";

export function Takeaway({ group }: { readonly group: string }) {
  return (
    <GroupGate group={group} withoutBar>
      {(here) => <Gather {...here} />}
    </GroupGate>
  );
}

function Gather({ keys }: Here) {
  const t = texts();
  const [found, setFound] = useState<ExportDocument | null>(null);
  const [fault, setFault] = useState<string | Distrust>("");
  const begin = () => {
    setFault("");
    gather(keys).then(setFound, (cause: unknown) => {
      if (cause instanceof Distrust) setFault(cause);
      else if (cause instanceof Offline) setFault(t.offline);
      else setFault(cause instanceof Problem && cause.detail ? cause.detail : t.failed);
    });
  };
  useEffect(begin, [keys.group]);
  if (fault instanceof Distrust) return <HardStop distrust={fault} />;
  if (fault) {
    return <Failed sentence={fault} onAgain={begin} />;
  }
  if (found === null) return <p role="status">{t.gathering}</p>;
  return <Make found={found} />;
}

function Make({ found }: { readonly found: ExportDocument }) {
  const t = texts();
  const [phrase, setPhrase] = useState(makePassphrase);
  const [isOwn, setOwn] = useState(false);
  const [kept, setKept] = useState(false);
  const [asked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [made, setMade] = useState("");
  const isShort = [...phrase].length < PASSPHRASE_CHARACTERS;
  const choose = (own: boolean) => {
    setOwn(own);
    setPhrase(own ? "" : makePassphrase());
    setKept(false);
    setAsked(false);
  };
  const make = async () => {
    setBusy(true);
    const name = fileName(found.group.name, found.made_at);
    download(await sealForTakingAlong(exportPage(found, language()), phrase), name);
    setMade(name);
    setBusy(false);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    setAsked(true);
    if (kept && !isShort) void make();
  };
  return (
    <form class="stack" onSubmit={submit}>
      <p>{t.explain}</p>
      <p role="status">
        {t.ready(found.items.length)} {found.closed.length > 0 && t.closed(found.closed.length)} {t.noNetwork}
      </p>
      <fieldset>
        <legend>{t.how}</legend>
        <label class="choice">
          <input type="radio" name="how" checked={!isOwn} onChange={() => choose(false)} />
          {t.made}
        </label>
        <label class="choice">
          <input type="radio" name="how" checked={isOwn} onChange={() => choose(true)} />
          {t.own}
        </label>
      </fieldset>
      {isOwn ? (
        <Field
          label={t.own_label}
          hint={t.own_hint}
          value={phrase}
          onValue={setPhrase}
          fault={asked && isShort ? t.short : undefined}
        />
      ) : (
        <Made phrase={phrase} onAnother={() => choose(false)} />
      )}
      <label class="choice">
        <input type="checkbox" checked={kept} onChange={() => setKept(!kept)} />
        {t.kept}
      </label>
      {asked && !kept && <Notice tone="error">{t.keep_first}</Notice>}
      <p class="hint">{t.care}</p>
      <div class="row">
        <Button busy={isBusy}>{isBusy ? t.making : t.make}</Button>
      </div>
      <div role="status">{made && <Notice tone="ok">{t.done(made)}</Notice>}</div>
      {made && <HowToOpen name={made} />}
    </form>
  );
}

function Made({ phrase, onAnother }: { readonly phrase: string; readonly onAnother: () => void }) {
  const t = texts();
  return (
    <div class="card">
      <p class="made-passphrase" translate={false}>
        {phrase}
      </p>
      <p class="hint">{t.write}</p>
      <div class="row">
        <Button look="text" onPress={onAnother}>
          {t.another}
        </Button>
      </div>
    </div>
  );
}

function HowToOpen({ name }: { readonly name: string }) {
  const t = texts();
  const [install, type, last] = t.open_steps;
  return (
    <section>
      <h2>{t.open}</h2>
      <ol>
        <li>{install}</li>
        <li>
          {type} <code class="command">age --decrypt -o kring.html {name}</code>
        </li>
        <li>{last}</li>
      </ol>
      <p>
        {t.verify} <code class="command">kring verify {name}</code>
      </p>
    </section>
  );
}
