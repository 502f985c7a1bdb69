/**
 * The clock of a practice round. It walks like any clock while somebody has to think, and runs while simulated members
 * act: ten minutes of a step pass in one. Milliseconds after the beginning.
 */

/** The server's own beginning of every round (kring/practice/rules/rehearsal.py). */
const began = Date.parse("2026-01-01T10:00:00.000Z");

export class Time {
  #at = 0;
  #since = 0;
  #rate = 1;

  constructor(
    readonly clock: () => number = Date.now,
    readonly changed: (skew: number) => void = () => undefined,
  ) {}

  now(): number {
    return this.#at + (this.clock() - this.#since) * this.#rate;
  }

  text(): string {
    return new Date(began + this.now()).toISOString();
  }

  /** What to add to the device's clock to get the round's. */
  skew(): number {
    return began + this.now() - this.clock();
  }

  set(at: number): void {
    this.#turn(at, 1);
  }

  walk(): void {
    this.#turn(this.now(), 1);
  }

  /** To be at `at` after `within` milliseconds; it never goes back. */
  reach(at: number, within: number): void {
    const now = this.now();
    this.#turn(now, Math.max(at - now, 0) / Math.max(within, 1));
  }

  #turn(at: number, rate: number): void {
    this.#at = at;
    this.#since = this.clock();
    this.#rate = rate;
    this.changed(this.skew());
  }
}
