/** Posts one command. The id makes it safe to send again: the server does it once. */

import type { Command } from "./wire";

export interface Done {
  readonly done: true;
  readonly position: number;
  readonly now: string;
}

/** `again`: nobody answered or the server is busy, so the same command may be sent later. */
export interface NotDone {
  readonly done: false;
  readonly again: boolean;
  readonly kind: string;
  readonly sentence: string;
  readonly status: number;
}

export type Answer = Done | NotDone;

export type Send = (command: Command) => Promise<Answer>;

export function sendTo(url: string): Send {
  return async (command) => {
    try {
      return await answerOf(await post(url, command));
    } catch {
      return { done: false, again: true, kind: "offline", sentence: "", status: 0 };
    }
  };
}

function post(url: string, command: Command): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/json, application/problem+json",
      "Accept-Language": document.documentElement.lang,
    },
    credentials: "same-origin",
    cache: "no-store",
    keepalive: JSON.stringify(command).length < 60_000,
    body: JSON.stringify(command),
  });
}

async function answerOf(answer: Response): Promise<Answer> {
  if (answer.ok) return { done: true, ...((await answer.json()) as { position: number; now: string }) };
  const problem = (await answer.json().catch(() => ({}))) as { type?: string; detail?: string };
  return {
    done: false,
    again: answer.status >= 500 || answer.status === 429 || answer.status === 408,
    kind: (problem.type ?? "").replace(/^kring:/, ""),
    sentence: problem.detail ?? "",
    status: answer.status,
  };
}
