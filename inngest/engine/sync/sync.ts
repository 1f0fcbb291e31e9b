import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { AppUnreachable } from '../app';
import { applySchedules } from '../cron';
import type { Engine } from '../engine';
import { describeError } from '../log';
import { canonicalJson } from '../protocol/canonical-json';
import { parseFunctionConfig } from './parse-config';
import { RefusedConfig } from './refused-config';

const answerSchema = z.object({ functions: z.array(z.unknown()) });
const FIRST_PAUSE_MS = 300;

export interface SyncState {
  state: 'pending' | 'ok' | 'unreachable' | 'refused';
  functions: number;
  /** Epoch milliseconds of the last success. */
  at?: number;
  /** Why the app's present functions are not the ones that run. */
  problem?: string;
}

/**
 * Keeps the registry like the app's functions: asks the app again and again (a signed in-band sync, cheap for both), and takes
 * over what has changed. What cannot be taken over leaves the last good state in place and says why.
 */
export class Sync {
  private current: SyncState = { state: 'pending', functions: 0 };
  private applied = '';
  private running: Promise<boolean> | undefined;

  constructor(private readonly engine: Engine) {}

  get status(): SyncState {
    return this.current;
  }

  /** Asks until `signal` aborts. */
  async keep(signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted; ) {
      await this.once();
      failures = this.current.state === 'ok' ? 0 : failures + 1;
      const pause = failures === 0 ? this.engine.settings.syncMs : Math.min(FIRST_PAUSE_MS * failures, this.engine.settings.syncMs);
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  /** One sync, or the one under way. @returns whether the functions have changed */
  once(): Promise<boolean> {
    this.running ??= this.attempt().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async attempt(): Promise<boolean> {
    const { app, settings, registry, log } = this.engine;
    try {
      const answer = await app.call('PUT', {}, { 'x-inngest-sync-kind': 'in_band' }, canonicalJson({ url: settings.appUrl }));
      if (answer.status !== 200 || !answer.genuine) return this.fail('unreachable', unusable(answer.status, answer.genuine));
      const body = answerSchema.parse(JSON.parse(answer.body));
      const functions = body.functions.map(parseFunctionConfig);
      const text = canonicalJson(functions);
      const changed = text !== this.applied;
      if (changed) {
        await applySchedules(this.engine, functions).catch((error: unknown) => {
          throw new RefusedConfig('with a cron trigger', describeError(error).message);
        });
        registry.replace(functions);
        this.applied = text;
        log.info({ functions: functions.length }, 'functions synced');
      }
      this.current = { state: 'ok', functions: functions.length, at: Date.now() };
      return changed;
    } catch (error) {
      if (error instanceof AppUnreachable) return this.fail('unreachable', `no answer from the app (${error.code})`);
      return this.fail('refused', error instanceof Error ? error.message : 'the answer is not understood');
    }
  }

  private fail(state: 'unreachable' | 'refused', problem: string): false {
    if (this.current.problem !== problem) this.engine.log[state === 'refused' ? 'error' : 'warn']({ problem }, `sync ${state}`);
    this.current = { ...this.current, state, problem };
    return false;
  }
}

function unusable(status: number, genuine: boolean): string {
  if (status === 401) return 'the app refuses our signature: INNGEST_SIGNING_KEY differs';
  return `the app's answer is not a sync (HTTP ${status}${genuine ? '' : ', not signed with our key: is the app in dev mode?'})`;
}
