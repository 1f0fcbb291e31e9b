import { type Deferred, deferred } from '../deferred';
import type { RunState } from './run-state';

interface Live {
  wave: number;
  state: RunState;
}

/**
 * The memory of the runs of this process, for their parallel steps. A step that is taken up again after a restart waits here
 * until its run has replayed up to the wave that the step belongs to.
 */
export class LiveRuns {
  private readonly runs = new Map<string, Live>();
  private readonly states = new Map<string, RunState>();
  private readonly waiting = new Map<string, { wave: number; gate: Deferred<RunState> }[]>();

  /** From here until it is forgotten its history can be asked for. */
  begin(runId: string, state: RunState): void {
    this.states.set(runId, state);
  }

  stateOf(runId: string): RunState | undefined {
    return this.states.get(runId);
  }

  publish(runId: string, wave: number, state: RunState): void {
    this.runs.set(runId, { wave, state });
    const waiting = this.waiting.get(runId) ?? [];
    this.waiting.delete(runId);
    for (const waiter of waiting) {
      if (waiter.wave === wave) waiter.gate.resolve(state);
      else this.waiting.set(runId, [...(this.waiting.get(runId) ?? []), waiter]);
    }
  }

  async inWave(runId: string, wave: number): Promise<RunState> {
    const live = this.runs.get(runId);
    if (live?.wave === wave) return live.state;
    const gate = deferred<RunState>();
    this.waiting.set(runId, [...(this.waiting.get(runId) ?? []), { wave, gate }]);
    return gate.promise;
  }

  forget(runId: string): void {
    this.runs.delete(runId);
    this.states.delete(runId);
    this.waiting.delete(runId);
  }
}
