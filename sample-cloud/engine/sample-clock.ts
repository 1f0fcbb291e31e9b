/** The sample cloud's 'now': real time, shifted or stopped when told so. */
export class SampleClock {
  #stoppedAt: Date | undefined;
  #shiftMs = 0;

  constructor(private readonly wallClock: () => Date = () => new Date()) {}

  now(): Date {
    return this.#stoppedAt ?? new Date(this.wallClock().getTime() + this.#shiftMs);
  }

  /** Stands still at the instant. */
  stop(instant: Date): void {
    this.#stoppedAt = instant;
  }

  /** Moves by milliseconds, forward or (negative) back; a stopped clock stays stopped. */
  move(milliseconds: number): void {
    if (this.#stoppedAt) this.#stoppedAt = new Date(this.#stoppedAt.getTime() + milliseconds);
    else this.#shiftMs += milliseconds;
  }

  /** Back to real time. */
  reset(): void {
    this.#stoppedAt = undefined;
    this.#shiftMs = 0;
  }
}
