import { canonicalJson } from '../protocol/canonical-json';
import type { InngestEvent, MemoEntry, WireError } from '../protocol/types';

const MAX_STEPS = 1000;
const MAX_BYTES = 32 * 1024 * 1024;
/** A longer body is not sent: the SDK is told to fetch what the run has done so far. */
const MAX_BODY = 4 * 1024 * 1024;

export interface CallOptions {
  attempt: number;
  maxAttempts: number;
  /** False while parallel steps are called one by one: the function then plans a step instead of running it. */
  immediate: boolean;
}

/** What a run has done so far, rebuilt at each replay from recorded answers: never stored itself. */
export class RunState {
  readonly event: InngestEvent;
  private readonly memo: Record<string, MemoEntry> = {};
  private readonly stack: string[] = [];
  private bytes = 0;
  private version = '-1';

  constructor(
    readonly runId: string,
    eventJson: string,
  ) {
    this.event = JSON.parse(eventJson) as InngestEvent;
  }

  remember(stepId: string, entry: MemoEntry, bytes: number): void {
    this.memo[stepId] = entry;
    this.stack.push(stepId);
    this.bytes += bytes;
  }

  has(stepId: string): boolean {
    return Object.hasOwn(this.memo, stepId);
  }

  /** The SDK says in its first answer which form of execution the run has; it keeps it through releases. */
  keepVersion(version: string | undefined): void {
    if (this.version === '-1' && version !== undefined) this.version = version;
  }

  get requestVersion(): string {
    return this.version;
  }

  /** Why the run must end for its size, if it must. */
  overLimit(): WireError | undefined {
    if (this.stack.length > MAX_STEPS) return { name: 'StepLimitExceeded', message: `A run may have at most ${MAX_STEPS} steps.` };
    if (this.bytes > MAX_BYTES)
      return { name: 'StateLimitExceeded', message: `The results of a run's steps may have at most ${MAX_BYTES} bytes together.` };
    return undefined;
  }

  /**
   * The canonical body of a call. It leaves ctx.fn_id out, without which the SDK does not checkpoint.
   */
  body(options: CallOptions): string {
    const whole = this.write(options, false);
    return whole.length > MAX_BODY ? this.write(options, true) : whole;
  }

  /** What a body leaves out that says `use_api`. */
  get history(): { batch: InngestEvent[]; actions: Record<string, MemoEntry> } {
    return { batch: [this.event], actions: this.memo };
  }

  private write({ attempt, maxAttempts, immediate }: CallOptions, byApi: boolean): string {
    return canonicalJson({
      version: Number(this.version),
      event: this.event,
      events: byApi ? [] : [this.event],
      steps: byApi ? {} : this.memo,
      defers: {},
      use_api: byApi,
      ctx: {
        run_id: this.runId,
        env: '',
        step_id: 'step',
        attempt,
        max_attempts: maxAttempts,
        disable_immediate_execution: !immediate,
        use_api: byApi,
        stack: { stack: this.stack, current: this.stack.length },
      },
    });
  }
}
