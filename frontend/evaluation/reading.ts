/** A form as this device sees it: what is asked, and what members answered, opened and checked. */

import { api, ask, type ItemRow } from "../api";
import { language } from "../islands/mount";
import { slotOf } from "../keyring/keyring";
import type { GroupKeys, Locked, Opened } from "../keyring/types";
import { type Answer, answerOf, type Fields, type Question, readAnswer, textOfAnswer } from "./answers";

export interface Told {
  readonly version: string;
  readonly questions: readonly Question[];
  /** I am asked and have not answered; until then there are no `items`. */
  readonly waits: boolean;
  readonly mine: { readonly id: string; readonly answered_at: string } | null;
  readonly items: readonly ItemRow[];
}

/** `about`: the meeting's id, or the group's own. */
export interface Form {
  readonly name: "meeting" | "half-way" | "programme";
  readonly about: string;
}

export interface Written {
  readonly by: string;
  readonly answer: Answer;
  readonly revision: number;
}

export interface Evaluation {
  readonly told: Told;
  readonly written: readonly Written[];
  /** How many answers this device could not open or read. */
  readonly closed: number;
}

export const placeOf = ({ name }: Form) => `evaluation/${name}`;
/** No `draft/…`: the room offers those to a step. */
export const draftPlaceOf = (form: Form) => `${placeOf(form)}/draft`;

const pathOf = (group: string, { name, about }: Form) => `/groups/${group}/evaluations/${name}/${about}`;

export const askTold = (group: string, form: Form) => ask<Told>("GET", pathOf(group, form));

export async function readEvaluation(keys: GroupKeys, form: Form, told: Told): Promise<Evaluation> {
  const opened = await openAnswers(keys, form, told.items);
  const written = opened.filter((one) => one !== null);
  return { told, written, closed: opened.length - written.length };
}

/** In the order of the rows; null for what stays closed or is no answer. */
async function openAnswers(
  keys: GroupKeys,
  form: Form,
  rows: readonly ItemRow[],
): Promise<readonly (Written | null)[]> {
  const slot = await slotOf(keys.group, form.about, placeOf(form));
  return Promise.all(
    rows.map(async ({ id, author, revision, sealed }) => {
      const content: Opened | Locked = await keys.open(sealed, { slot, item: id, by: author, revision });
      const answer = content.locked || content.kind !== "evaluation" ? null : readAnswer(content.text);
      return answer && { by: author, answer, revision };
    }),
  );
}

/** Seals what was filled in, or its next revision; null when nothing was. */
export async function send(
  keys: GroupKeys,
  form: Form,
  { told, written }: Evaluation,
  me: string,
  fields: Fields,
): Promise<Told | null> {
  const answer = answerOf(told.version, language(), told.questions, fields);
  if (answer === null) return null;
  const item = told.mine?.id ?? crypto.randomUUID();
  const slot = await slotOf(keys.group, form.about, placeOf(form));
  const before = told.mine === null ? 0 : Math.max(revisionIn(told, told.mine.id), ownRevision(written, me));
  const body = { kind: "evaluation", parent: null, text: textOfAnswer(answer) } as const;
  const sealed = await keys.seal({ item, slot, revision: before + 1, body });
  return ask<Told>("PUT", `${pathOf(keys.group, form)}/answers/${item}`, { sealed });
}

const revisionIn = (told: Told, item: string) => told.items.find((row) => row.id === item)?.revision ?? 0;
const ownRevision = (written: readonly Written[], me: string) => written.find((one) => one.by === me)?.revision ?? 0;

/** What members wrote of one question after a meeting: what they would do otherwise the next time. */
export async function readOtherwise(keys: GroupKeys, meeting: string) {
  const form: Form = { name: "meeting", about: meeting };
  // By its slot: also who did not answer reads what is to be otherwise.
  const rows = await api.items(keys.group, { slot: await slotOf(keys.group, meeting, placeOf(form)) });
  const written = await openAnswers(keys, form, rows);
  return written.flatMap((one) =>
    (one?.answer.said ?? []).flatMap(({ question, said }) =>
      question.key === "otherwise" && one && typeof said === "string" ? [{ by: one.by, text: said }] : [],
    ),
  );
}
