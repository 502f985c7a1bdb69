/** What went wrong or waits, in one sentence with one thing to do: connection, notices, texts that came back. */

import { useEffect, useState } from "preact/hooks";
import { Icon } from "../../icons/Icon";
import type { Body } from "../../keyring/types";
import { notePlace } from "../../room/places";
import type { Waiting } from "../../room/storage";
import { structured } from "../../room/structure";
import { useRoom } from "./context";
import { Disturbance } from "./Signals";
import { TakingOver } from "./TakingOver";
import { said } from "./texts";

export function Banners() {
  return (
    <>
      <div class="room-banners room-banners-stay">
        <Connection />
        <NoticeBar />
      </div>
      <div class="room-banners">
        <Disturbance />
        <TakingOver />
        <Refused />
      </div>
    </>
  );
}

function Connection() {
  const model = useRoom();
  const t = said();
  const line = model.line.value;
  const bye = model.bye.value;
  if (line === "ended") return <Ended />;
  if (line !== "broken" && !(line === "connecting" && model.known.value)) return null;
  return (
    <div class="utrecht-alert utrecht-alert--warning" role="status">
      <div class="utrecht-alert__content">
        <p>
          <Icon name="wifi-off" /> {bye === "stopping" ? t.stopping : t.broken}
        </p>
      </div>
    </div>
  );
}

function Ended() {
  const model = useRoom();
  const t = said();
  const bye = model.bye.value;
  const here = encodeURIComponent(location.pathname);
  return (
    <div class="utrecht-alert utrecht-alert--error" role="alert">
      <div class="utrecht-alert__content">
        <p>{bye === "signed-out" ? t.signedOut : bye === "moved" ? t.moved : t.notPermitted}</p>
        {bye === "signed-out" && (
          <a class="button small primary" href={`/aanmelden/?next=${here}`}>
            {t.signIn}
          </a>
        )}
        {bye === "moved" && (
          <a class="button small primary" href={location.pathname}>
            {t.reload}
          </a>
        )}
      </div>
    </div>
  );
}

function NoticeBar() {
  const model = useRoom();
  const t = said();
  const notice = model.notice.value;
  useEffect(() => {
    if (!notice) return;
    const timer = window.setTimeout(() => {
      if (model.notice.peek() === notice) model.notice.value = null;
    }, 12_000);
    return () => window.clearTimeout(timer);
  }, [notice, model]);
  return (
    <div role="status">
      {notice && (
        <div class="utrecht-alert utrecht-alert--info">
          <div class="utrecht-alert__content">
            <div class="row">
              <span>{notice.sentence}</span>
              <button
                type="button"
                class="text row-end"
                onClick={() => {
                  model.notice.value = null;
                }}
              >
                {t.close}
              </button>
            </div>
          </div>
        </div>
      )}
    </div>
  );
}

/** A text that the server did not take is shown with the reason, until its author has decided. */
function Refused() {
  const model = useRoom();
  return (
    <>
      {model.posting.waiting.value
        .filter((one) => one.refused)
        .map((one) => (
          <RefusedText key={one.id} waiting={one} />
        ))}
    </>
  );
}

function useText(waiting: Waiting): Body | null {
  const model = useRoom();
  const [body, setBody] = useState<Body | null>(null);
  useEffect(() => {
    void model.posting.textOf(waiting).then(setBody);
  }, [waiting, model]);
  return body;
}

function RefusedText({ waiting }: { waiting: Waiting }) {
  const model = useRoom();
  const t = said();
  const body = useText(waiting);
  const text = body ? structured(body.kind, body.text).text : "";
  const target = model.part.value?.writing && model.draftPlace.value ? model.draftPlace.value : notePlace;
  const take = async () => {
    const there = model.typing.draftOf(target);
    model.typing.write(target, { ...there, text: [there.text, text].filter(Boolean).join("\n\n") });
    await model.posting.forget(waiting.id);
  };
  return (
    <section class="utrecht-alert utrecht-alert--warning" role="alert">
      <div class="utrecht-alert__content">
        <h2>{t.refusedTitle}</h2>
        <p>{waiting.refused?.sentence}</p>
        {text && (
          <blockquote class="contribution-text" dir="auto">
            {text}
          </blockquote>
        )}
        <div class="row">
          {text && (
            <button type="button" class="small primary" onClick={() => void take()}>
              {target === notePlace ? t.moveToNotes : t.backToField}
            </button>
          )}
          <button type="button" class="small" onClick={() => void model.posting.forget(waiting.id)}>
            {t.throwAway}
          </button>
        </div>
      </div>
    </section>
  );
}

/** What is on its way: seen by its author, so that nobody writes it twice. */
export function OnItsWay() {
  const model = useRoom();
  const waiting = model.posting.waiting.value.filter((one) => !one.refused);
  if (waiting.length === 0) return null;
  return (
    <ul class="plain-list stack room-group">
      {waiting.map((one) => (
        <li key={one.id}>
          <WaitingText waiting={one} />
        </li>
      ))}
    </ul>
  );
}

function WaitingText({ waiting }: { waiting: Waiting }) {
  const model = useRoom();
  const t = said();
  const body = useText(waiting);
  return (
    <article class="card contribution contribution-hidden">
      <p class="contribution-by">
        <strong>{model.nameOf(model.page.me)}</strong>
        <span class="tag">{model.line.value === "open" ? t.sending : t.waitsForNetwork}</span>
      </p>
      {body && (
        <p class="contribution-text" dir="auto">
          {structured(body.kind, body.text).text}
        </p>
      )}
    </article>
  );
}
