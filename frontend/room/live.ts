/** The stream of one room: connects, resumes after the last position, and comes back by itself when the network does. */

import { StreamReader } from "./sse";
import type { ByeReason, Message } from "./wire";

/** The server writes a comment every 15 seconds; silence for longer than this is a dead line. */
const deadAfter = 40_000;
const longestPause = 15_000;

export type Line = "connecting" | "open" | "broken" | "ended";

export interface Listener {
  /** The position to resume after; null asks for the whole state. */
  position(): string | null;
  take(message: Message): void;
  line(line: Line, bye: ByeReason | null): void;
}

/** Milliseconds before attempt `attempt` (1, 2, …): doubling, with chance so that a whole group does not come at once. */
export function pauseBefore(attempt: number, chance: number): number {
  return Math.min(longestPause, 500 * 2 ** Math.min(attempt - 1, 10)) * (0.5 + chance / 2);
}

export class Live {
  #stop = new AbortController();
  #attempt = 0;
  #wake: (() => void) | null = null;
  #open: AbortController | null = null;
  #heardAt = 0;

  constructor(
    readonly url: string,
    readonly listener: Listener,
  ) {}

  /** Runs until `close`, or until the server says that coming back makes no sense. */
  async run(): Promise<void> {
    const again = () => this.#again();
    const signal = this.#stop.signal;
    window.addEventListener("online", again, { signal });
    // The browser knows at once; the line itself would stay silent, and the person would not hear that it is broken.
    window.addEventListener("offline", () => this.#open?.abort(), { signal });
    document.addEventListener("visibilitychange", again, { signal });
    const watch = window.setInterval(() => this.#watch(), 5000);
    while (!signal.aborted) {
      this.listener.line("connecting", null);
      const bye = await this.#listen();
      if (bye === "signed-out" || bye === "not-permitted" || bye === "moved") {
        this.listener.line("ended", bye);
        break;
      }
      if (signal.aborted) break;
      this.listener.line("broken", bye);
      await this.#pause();
    }
    window.clearInterval(watch);
    this.close();
  }

  close(): void {
    this.#stop.abort();
    this.#open?.abort();
    this.#wake?.();
  }

  /** One connection from beginning to end. */
  async #listen(): Promise<ByeReason | null> {
    this.#open = new AbortController();
    this.#heardAt = Date.now();
    try {
      const answer = await fetch(this.url, {
        headers: { Accept: "text/event-stream", ...this.#resume() },
        credentials: "same-origin",
        cache: "no-store",
        signal: this.#open.signal,
      });
      if (answer.status === 401) return "signed-out";
      if (answer.status === 403 || answer.status === 404) return "not-permitted";
      if (!answer.ok || !answer.body) return null;
      this.#attempt = 0;
      this.listener.line("open", null);
      return await this.#read(answer.body.getReader());
    } catch {
      return null; // no network, or the line was cut: both are ordinary
    }
  }

  #resume(): Record<string, string> {
    const position = this.listener.position();
    return position === null ? {} : { "Last-Event-ID": position };
  }

  async #read(body: ReadableStreamDefaultReader<Uint8Array>): Promise<ByeReason | null> {
    const reader = new StreamReader();
    const text = new TextDecoder();
    for (;;) {
      const { done, value } = await body.read();
      if (done) return null;
      this.#heardAt = Date.now();
      for (const message of reader.read(text.decode(value, { stream: true }))) {
        if (message.event === "bye") return (JSON.parse(message.data) as { why: ByeReason }).why;
        this.listener.take(message);
      }
    }
  }

  #pause(): Promise<void> {
    this.#attempt += 1;
    return new Promise((resolve) => {
      const timer = window.setTimeout(resolve, pauseBefore(this.#attempt, Math.random()));
      this.#wake = () => {
        window.clearTimeout(timer);
        resolve();
      };
    });
  }

  /** The phone woke up or the network is back: do not wait out the pause, and do not trust a line that was silent. */
  #again(): void {
    if (document.visibilityState === "hidden") return;
    this.#attempt = 0;
    this.#watch();
    this.#wake?.();
  }

  #watch(): void {
    if (Date.now() - this.#heardAt > deadAfter) this.#open?.abort();
  }
}
