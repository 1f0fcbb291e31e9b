import DataLoader from 'dataloader';
import type { Actor } from './actor';
import { findApiKeyActors } from './api-keys';
import { findSessions, type LiveSession, type SessionName } from './sessions';

/** How long a question waits for others, in milliseconds. Timers of one second fire within less. */
const gatherMs = 25;
const most = 500;

/** Nothing is kept: each answer is younger than its question. */
const options = { cache: false, maxBatchSize: most, batchScheduleFn: (ask: () => void) => void setTimeout(ask, gatherMs) };

interface Together {
  keys: DataLoader<string, Actor | null>;
  sessions: DataLoader<SessionName & { via: Actor['via'] }, LiveSession | null>;
}
const store = globalThis as { cloudlensTogether?: Together };

/**
 * Who still is who, for what asks by itself and again and again: thousands of open streams. Questions that come together go to the
 * database together. For requests, which somebody waits for, there are `findApiKeyActor` and `findSession`.
 */
export function together(): Together {
  store.cloudlensTogether ??= {
    keys: new DataLoader((texts) => findApiKeyActors(texts), options),
    sessions: new DataLoader((names) => findSessions(names), options),
  };
  return store.cloudlensTogether;
}

/** At most so many milliseconds, and such that timers which are set at different moments end in the same one: on whole seconds. */
export function onWholeSecond(ms: number, now = Date.now()): number {
  const end = Math.floor((now + ms) / 1000) * 1000;
  return end > now ? end - now : ms;
}
