import { setTimeout as sleep } from 'node:timers/promises';
import type { Entry, Journal } from './journal';

/** A workflow engine with the test app behind it: the embedded one, or a server that somebody else runs. */
export interface Target {
  embedded: boolean;
  journal: Journal;
  /** Seconds after which what has not come never will: a real server waits longer between tries. */
  patience: number;
  appUrl: string;
  /** It sends no event about a run that was cancelled. */
  quietAboutCancelled?: boolean;
  /** What the engine counts; absent: it does not tell. */
  counts?(): Promise<Record<string, number>>;
  /** How many waits for an event are recorded for the runs of a test; absent: nobody can tell. */
  waits?(key: string, event: string): Promise<number>;
  /** Posts events as the SDK does. */
  post(body: unknown, options?: { key?: string; seed?: string }): Promise<{ status: number; ids: string[] }>;
}

/** Seconds, of a machine however slow. */
export const PATIENCE = 240;

/** Waits until `check` gives something else than false and undefined, and returns that. */
export async function eventually<T>(what: string, check: () => T | Promise<T>, seconds = PATIENCE): Promise<NonNullable<T>> {
  for (const deadline = Date.now() + seconds * 1000; ; await sleep(50)) {
    const value = await check();
    if (value !== undefined && value !== null && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`Not within ${seconds} s: ${what}`);
  }
}

/** What the cases ask of a target that is there only when they run. */
export class Cases {
  constructor(private readonly current: () => Target) {}

  get target(): Target {
    return this.current();
  }

  post(...args: Parameters<Target['post']>): ReturnType<Target['post']> {
    return this.target.post(...args);
  }

  async send(name: string, key: string, data: Record<string, unknown> = {}): Promise<void> {
    const { status } = await this.post([{ name, data: { key, ...data } }]);
    if (status !== 200) throw new Error(`The event was answered with ${status}`);
  }

  /** The lines of a test, those with a mark only if one is given. */
  lines(key: string, mark?: string): Entry[] {
    return this.target.journal.read(key, mark);
  }

  /** The marks of a test in order. */
  marks(key: string): string[] {
    return this.target.journal.marks(key);
  }

  count(key: string, mark: string): number {
    return this.lines(key, mark).length;
  }

  until<T>(what: string, check: () => T | Promise<T>): Promise<NonNullable<T>> {
    return eventually(what, check, this.target.patience);
  }

  /** Waits until every run of a test has its wait for an event recorded. */
  async waiting(key: string, event: string): Promise<void> {
    const runs = new Set(this.lines(key).map(({ run }) => run)).size;
    const { target } = this;
    if (target.waits) await this.until('the waits are recorded', async () => ((await target.waits?.(key, event)) ?? 0) >= runs);
    else await sleep(5000);
  }

  /** Lets the steps of a test go on that are held. */
  release(key: string): void {
    this.target.journal.write({ fn: 'test', run: '', key, mark: 'release', attempt: 0 });
  }

  /** Waits until a run of a test has been cancelled. */
  async cancelled(key: string): Promise<void> {
    if (this.target.quietAboutCancelled) await sleep(5000);
    else await this.marked(key, 'observed-cancelled');
  }

  /** The first line of a test with a mark, once it is there. */
  marked(key: string, mark: string): Promise<Entry> {
    return this.until(`${mark} of ${key}`, () => this.lines(key, mark)[0]);
  }
}
