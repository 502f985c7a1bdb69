/**
 * The door of a group: whatever stands between this person on this device and the group's words.
 *
 * `<GroupGate group={id}>{(here) => …}</GroupGate>` shows its child only to somebody who is inside.
 */

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { enumerate } from "../access/code";
import { lacking, NoMeans } from "../access/NoMeans";
import { Unlock } from "../access/Unlock";
import { api, type Me } from "../api";
import { keep } from "../keyring/account";
import { thisDevice } from "../keyring/device";
import { ask, openGroup } from "../keyring/membership";
import { Button, Notice } from "../parts/parts";
import { Admissions } from "./Admissions";
import { Failed } from "./Failed";
import { HardStop } from "./HardStop";
import type { Here } from "./here";
import { SixWords } from "./SixWords";
import { texts } from "./texts";
import { useChange } from "./useChange";
import { useGroup } from "./useGroup";

interface Props {
  readonly group: string;
  /** For a page that says itself that it is loading or without a connection. */
  readonly silent?: boolean;
  /** For a page that has something for who is not in yet, around or instead of the usual door. */
  readonly door?: (here: Here) => ComponentChildren;
  /** For a page with a task of its own: who waits at the door is told elsewhere. */
  readonly withoutBar?: boolean;
  /** For a page whose other parts tell who is in: called after this person changed that, with what to say. */
  readonly onChanged?: (sentence: string) => void;
  /** Called when the server showed a false history; the gate itself says what to do. */
  readonly onStop?: () => void;
  readonly children: (here: Here) => ComponentChildren;
}

/** A room has its own stream; many rooms at once must not ask the log for news every few seconds. */
const inARoom = 60_000;

export function GroupGate(props: Props) {
  const missing = lacking();
  return missing ? <NoMeans missing={missing} /> : <Gate {...props} />;
}

function Gate({ group, silent = false, withoutBar = false, onChanged, onStop, door = AtTheDoor, children }: Props) {
  const watch = useGroup(group, silent ? inARoom : undefined);
  const { view } = watch;
  const isStopped = view.stage === "stop";
  useEffect(() => {
    if (isStopped) onStop?.();
  }, [isStopped, onStop]);
  const standing = view.stage === "here" ? view.keys.standing : null;
  const wasOutside = useRef(false);
  useEffect(() => {
    if (standing === "inside" && wasOutside.current) onChanged?.("");
    wasOutside.current = standing !== null && standing !== "inside";
  }, [standing, onChanged]);
  if (silent && (view.stage === "loading" || view.stage === "failed")) return null;
  if (view.stage === "loading") return <p role="status">{texts().loading}</p>;
  if (view.stage === "stop") return <HardStop distrust={view.distrust} />;
  if (view.stage === "locked") return <LockedDevice onOpen={watch.reload} />;
  if (view.stage === "failed") return <Failed sentence={view.sentence} onAgain={watch.reload} />;
  const here = { ...view, watch };
  if (view.keys.standing !== "inside") return <>{door(here)}</>;
  return (
    <>
      {!withoutBar && <Admissions {...here} onChanged={onChanged} />}
      {children(here)}
    </>
  );
}

/** To the page that opens devices, and back. Where nothing is remembered from page to page, it is opened here. */
export function LockedDevice({ onOpen }: { readonly onOpen: () => void }) {
  const t = texts().locked;
  const [me, setMe] = useState<Me | null>(null);
  const [isForgetful, setForgetful] = useState(false);
  useEffect(() => {
    api.me().then(setMe, () => undefined);
    void thisDevice().then((device) => setForgetful(!device.lasting));
  }, []);
  const isFirst = me?.identity === null;
  const there = `/toegang/?next=${encodeURIComponent(location.pathname + location.hash)}`;
  if (me && isForgetful && !isFirst) {
    return <Unlock me={me} onOpen={async (account) => void (await keep(account).then(onOpen))} />;
  }
  return (
    <section class="card door">
      <h2>{isFirst ? t.first : t.title}</h2>
      <p>{isFirst ? t.firstExplain : t.explain}</p>
      <p>
        <a class="button primary" href={there}>
          {isFirst ? t.first : t.open}
        </a>
      </p>
    </section>
  );
}

export function AtTheDoor(here: Here) {
  const { keys } = here;
  if (keys.standing === "none") return <Open {...here} />;
  if (keys.standing === "outside") return <Join {...here} />;
  if (keys.standing === "left") return <Left />;
  return <Wait {...here} />;
}

function Open({ keys, watch }: Here) {
  const t = texts().none;
  const change = useChange(watch);
  return (
    <section class="card door">
      <h2>{t.title}</h2>
      <p>{t.explain}</p>
      {change.fault && <Notice tone="error">{change.fault}</Notice>}
      <div class="row">
        <Button busy={change.busy} onPress={() => void change.run(() => openGroup(keys))}>
          {t.open}
        </Button>
      </div>
    </section>
  );
}

function Join({ keys, watch }: Here) {
  const t = texts().outside;
  const change = useChange(watch);
  return (
    <section class="card door">
      <h2>{t.title}</h2>
      <p>{t.explain}</p>
      {change.fault && <Notice tone="error">{change.fault}</Notice>}
      <div class="row">
        <Button busy={change.busy} onPress={() => void change.run(() => ask(keys))}>
          {t.join}
        </Button>
      </div>
    </section>
  );
}

function Left() {
  const t = texts().left;
  return (
    <section class="card door">
      <h2>{t.title}</h2>
      <p>{t.explain}</p>
    </section>
  );
}

/** Asked, or back with a new identity: who can help, and the words they may ask for. */
function Wait({ keys, keyring, people, watch }: Here) {
  const t = texts();
  const change = useChange(watch);
  const isNew = keys.standing === "changed";
  const hasAsked = keys.waiting.some((one) => one.person === keyring.person);
  const others = keys.roster.filter((member) => member.person !== keyring.person);
  const who = enumerate(
    others.map((member) => people.name(member.person)),
    t.and === "en" ? "of" : "or",
  );
  return (
    <section class="card door" aria-live="polite">
      <h2>{isNew ? t.changed.title : t.waiting.title}</h2>
      <p>{isNew ? t.changed.explain(who) : t.waiting.explain(who)}</p>
      {!isNew && <p>{t.waiting.words}</p>}
      <SixWords keys={keys} person={keyring.person} large />
      {change.fault && <Notice tone="error">{change.fault}</Notice>}
      {!hasAsked && (
        <div class="row">
          <Button busy={change.busy} onPress={() => void change.run(() => ask(keys))}>
            {t.outside.join}
          </Button>
        </div>
      )}
    </section>
  );
}
