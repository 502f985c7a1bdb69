/** A group's own reading list: sealed to the group, each title by who put it there. */

import { useCallback, useEffect, useId, useState } from "preact/hooks";
import { GroupGate } from "../group/Gate";
import type { Here } from "../group/here";
import { sentenceFor } from "../group/useGroup";
import { Button, Field, Notice, StepHeading } from "../parts/parts";
import { texts } from "./texts";
import { addTitle, type Listed, noTitle, openable, readList, type Title, takeOff } from "./titles";

export interface MethodNamed {
  readonly key: string;
  readonly name: string;
}

interface Props {
  readonly group: string;
  readonly methods: readonly MethodNamed[];
}

export function Reading({ group, methods }: Props) {
  return (
    <GroupGate group={group} withoutBar>
      {(here) => <List here={here} methods={methods} />}
    </GroupGate>
  );
}

function List({ here, methods }: { readonly here: Here } & Omit<Props, "group">) {
  const t = texts();
  const { keys, keyring, people } = here;
  const [found, setFound] = useState<Awaited<ReturnType<typeof readList>> | null>(null);
  const [fault, setFault] = useState("");
  const [said, setSaid] = useState("");
  const [writes, setWrites] = useState(false);
  const read = useCallback(() => readList(keys).then(setFound), [keys]);
  const act = async (work: () => Promise<void>, done: string) => {
    setFault("");
    setSaid("");
    try {
      await work();
      await read();
      setWrites(false);
      setSaid(done);
    } catch (cause) {
      setFault(sentenceFor(cause));
    }
  };
  useEffect(() => void read().catch((cause: unknown) => setFault(sentenceFor(cause))), [read]);
  if (!found) return fault ? <Notice tone="error">{fault}</Notice> : <p role="status">{t.loading}</p>;
  return (
    <>
      <p class="hint">{t.lead}</p>
      {fault && <Notice tone="error">{fault}</Notice>}
      <p role="status">{said}</p>
      {found.listed.length === 0 && <p>{t.none}</p>}
      <ul class="plain-list stack">
        {found.listed.map((one) => (
          <li key={one.item} class="card">
            <Shown listed={one} methods={methods} by={people.name(one.by)} />
            {one.by === keyring.person && (
              <div class="row">
                <Button
                  look="text"
                  label={`${t.off}: ${one.title.title}`}
                  onPress={() => void act(() => takeOff(keys, one), t.isOff)}
                >
                  {t.off}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {found.closed > 0 && <p class="hint">{t.closed}</p>}
      {writes ? (
        <Form
          methods={methods}
          onAdd={(title) => act(() => addTitle(keys, title), t.isOn)}
          onStop={() => setWrites(false)}
        />
      ) : (
        <p class="row">
          <Button look="quiet" onPress={() => setWrites(true)}>
            {t.add}
          </Button>
        </p>
      )}
    </>
  );
}

interface ShownProps {
  readonly listed: Listed;
  readonly methods: readonly MethodNamed[];
  readonly by: string;
}

function Shown({ listed: { title }, methods, by }: ShownProps) {
  const t = texts();
  const address = openable(title.link);
  const method = methods.find(({ key }) => key === title.method)?.name ?? title.method;
  const made = [title.author, title.year].filter(Boolean).join(", ");
  const fits = [
    method && t.forMethod(method),
    title.theme && t.forTheme(title.theme),
    title.goal && t.forGoal(title.goal),
  ];
  return (
    <>
      <strong dir="auto">{title.title}</strong>
      {made && <span class="hint">{made}</span>}
      {title.note && <p dir="auto">{title.note}</p>}
      <p class="hint">{[...fits, t.by(by)].filter(Boolean).join(" ")}</p>
      {title.link && (
        <p class="reading-link">
          {address ? (
            <a href={address} target="_blank" rel="noreferrer noopener">
              {title.link}
              <span class="visually-hidden"> ({t.newTab})</span>
            </a>
          ) : (
            title.link
          )}
        </p>
      )}
    </>
  );
}

interface FormProps {
  readonly methods: readonly MethodNamed[];
  readonly onAdd: (title: Title) => Promise<void>;
  readonly onStop: () => void;
}

function Form({ methods, onAdd, onStop }: FormProps) {
  const t = texts();
  const id = useId();
  const [title, setTitle] = useState(noTitle);
  const [isAsked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const hasLink = title.link.trim() !== "";
  const faults = {
    title: isAsked && title.title.trim() === "" ? t.missing : undefined,
    link: isAsked && hasLink && openable(title.link.trim()) === null ? t.linkFault : undefined,
  };
  const send = async (event: Event) => {
    event.preventDefault();
    setAsked(true);
    if (busy || title.title.trim() === "" || (hasLink && openable(title.link.trim()) === null)) return;
    setBusy(true);
    await onAdd({ ...title, title: title.title.trim(), link: title.link.trim() });
    setBusy(false);
  };
  const field = (name: "title" | "author" | "year" | "link" | "note" | "theme" | "goal") => ({
    label: t[name],
    value: title[name],
    onValue: (said: string) => setTitle({ ...title, [name]: said }),
  });
  return (
    <form class="card reading-form" onSubmit={(event) => void send(event)} noValidate>
      <StepHeading level={3}>{t.add}</StepHeading>
      <Field {...field("title")} fault={faults.title} />
      <Field {...field("author")} />
      <Field {...field("year")} />
      <Field {...field("link")} hint={t.linkHint} fault={faults.link} />
      <Field {...field("note")} rows={2} />
      <div class="utrecht-form-field">
        <label for={id}>{t.method}</label>
        <select
          id={id}
          value={title.method}
          onChange={(event) => setTitle({ ...title, method: event.currentTarget.value })}
        >
          <option value="">{t.any}</option>
          {methods.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <Field {...field("theme")} />
      <Field {...field("goal")} hint={t.goalHint} />
      <div class="row">
        <Button busy={busy}>{t.keep}</Button>
        <Button look="text" onPress={onStop}>
          {t.stop}
        </Button>
      </div>
    </form>
  );
}
