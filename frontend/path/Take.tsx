/**
 * Taking one's path along: one readable page, as it is or locked with a passphrase.
 *
 * `<div data-island="taking"></div>`, with `path-facts` in the page. This entry alone carries the age library.
 */

import { useState } from "preact/hooks";
import { language } from "../islands/mount";
import { Button, Notice } from "../parts/parts";
import { sealForTakingAlong } from "../sealed/age";
import { download } from "../takeaway/download";
import { makePassphrase } from "../takeaway/passphrase";
import { Find } from "./Find";
import type { Facts } from "./facts";
import type { Moment } from "./moments";
import { Opened, StayedClosed } from "./Opened";
import { pathPage } from "./page";
import { dayIn, texts } from "./texts";
import { useFound, wordingOf } from "./useFound";
import type { Opening } from "./usePath";

export function Taking({ facts }: { readonly facts: Facts }) {
  return <Opened facts={facts}>{(opening) => <Take facts={facts} opening={opening} />}</Opened>;
}

function Take({ facts, opening }: { readonly facts: Facts; readonly opening: Opening }) {
  const t = texts().take;
  const { moments, found, wanted, setWanted } = useFound(facts, opening);
  const name = `kring-${t.fileTitle.toLowerCase().replaceAll(" ", "-")}-${facts.today}.html`;
  const page = () => pageOf(facts, found);
  if (!opening.isWhole) return <p role="status">{texts().loading}</p>;
  return (
    <>
      <StayedClosed locked={opening.locked} groups={opening.groups} facts={facts} />
      <p>{t.lead}</p>
      <Find facts={facts} moments={moments} wanted={wanted} onWanted={setWanted} count={found.length} />
      <Locking name={`${name}.age`} page={page} />
      <section>
        <h2>{t.readable}</h2>
        <p>{t.readableCare}</p>
        <div class="row">
          <Button look="quiet" onPress={() => download(new TextEncoder().encode(page()), name)}>
            {t.readable}
          </Button>
        </div>
      </section>
    </>
  );
}

function pageOf(facts: Facts, moments: readonly Moment[]): string {
  const t = texts().take;
  const heading = { language: language(), title: t.fileTitle, made: t.madeBy(facts.name, dayIn(facts.today)) };
  return pathPage(moments, heading, wordingOf(facts));
}

function Locking({ name, page }: { readonly name: string; readonly page: () => string }) {
  const t = texts().take;
  const [phrase, setPhrase] = useState(makePassphrase);
  const [kept, setKept] = useState(false);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState("");
  const make = async (event: Event) => {
    event.preventDefault();
    setAsked(true);
    if (!kept || busy) return;
    setBusy(true);
    download(await sealForTakingAlong(page(), phrase), name);
    setMade(name);
    setBusy(false);
  };
  const another = () => {
    setPhrase(makePassphrase());
    setKept(false);
  };
  return (
    <form onSubmit={make}>
      <h2>{t.sealed}</h2>
      <p>{t.explain}</p>
      <div class="card">
        <p class="made-passphrase" translate={false}>
          {phrase}
        </p>
        <p class="hint">{t.write}</p>
        <div class="row">
          <Button look="text" onPress={another}>
            {t.another}
          </Button>
        </div>
      </div>
      <label class="choice">
        <input type="checkbox" checked={kept} onChange={() => setKept(!kept)} />
        {t.kept}
      </label>
      {asked && !kept && <Notice tone="error">{t.keepFirst}</Notice>}
      <div class="row">
        <Button busy={busy}>{busy ? t.making : t.make}</Button>
      </div>
      <div role="status">{made && <Notice tone="ok">{t.made(made)}</Notice>}</div>
      {made && (
        <p>
          <code class="command">age --decrypt -o kring.html {made}</code>
        </p>
      )}
    </form>
  );
}
