/** Which sentence an answer of the server stands for. Pure, so that every unhappy path is a line in a test. */

import { type Answer, Offline } from "./auth";
import { NoPasskey } from "./ceremony";
import { texts } from "./texts";

/** A code may be wrong this often; then the server voids it (`ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS`). */
export const TRIES = 3;

const HOUR = 3_600_000;

/** What holds for every question; undefined when the answer is fine or the page knows better. */
function common({ status, faults }: Answer): string | undefined {
  const t = texts().trouble;
  if (status === 429 || faults.includes("too_many_login_attempts") || faults.includes("rate_limited")) return t.tooMany;
  if (status === 403) return t.stale;
  if (status >= 500) return t.failed;
  return undefined;
}

/** Asking for a code: 401 is the good answer, for an address we know and for one we do not. */
export function afterAskingCode(answer: Answer): string | undefined {
  if (answer.status === 401 || answer.status === 200) return undefined;
  return common(answer) ?? (answer.status === 400 ? texts().mail.malformed : texts().trouble.failed);
}

/** `wrong` counts the wrong codes in this tab, this one included. */
export function afterSendingCode(answer: Answer, wrong: number): string | undefined {
  if (answer.status === 200) return undefined;
  const t = texts().code;
  if (answer.status === 409) return t.void;
  if (answer.status !== 400) return common(answer) ?? texts().trouble.failed;
  return wrong < TRIES ? t.wrong(TRIES - wrong) : t.void;
}

export function afterPasskey(answer: Answer): string | undefined {
  if (answer.status === 200) return undefined;
  return common(answer) ?? texts().passkey.unknown;
}

export function afterAskingMail(answer: Answer): string | undefined {
  if (answer.status === 200) return undefined;
  if (answer.faults.includes("duplicate_email")) return texts().address.same;
  return common(answer) ?? (answer.status === 400 ? texts().mail.malformed : texts().trouble.failed);
}

export function afterConfirmingMail(answer: Answer, wrong: number): string | undefined {
  if (answer.status === 200) return undefined;
  if (answer.faults.includes("email_taken")) return texts().address.taken;
  return afterSendingCode(answer, wrong);
}

/** What was thrown instead of an answer. */
export function sentenceFor(cause: unknown, of: "use" | "make"): string {
  if (cause instanceof Offline) return texts().trouble.offline;
  if (!(cause instanceof NoPasskey)) return texts().trouble.failed;
  const { passkey, passkeys } = texts();
  if (of === "use") return cause.trouble === "unavailable" ? passkey.unsupported : passkey.cancelled;
  return passkeys[cause.trouble];
}

/** A clock that is hours off is said, because times on the screen would puzzle; minutes are nobody's concern. */
export function clockSentence(skew: number): string | undefined {
  if (Math.abs(skew) < HOUR) return undefined;
  const t = texts().trouble;
  return t.clock(skew < 0 ? t.fast : t.slow);
}
