import type { App } from './app';
import type { Counts } from './counts';
import type { Log } from './log';
import type { LiveRuns } from './runs/live-runs';
import type { Outcomes } from './runs/outcomes';
import type { Settings } from './settings';
import type { Slots } from './slots';
import type { Registry } from './sync/registry';
import type { Workflows } from './workflows';

/** What the parts of one engine process share. */
export interface Engine {
  settings: Settings;
  log: Log;
  app: App;
  registry: Registry;
  slots: Slots;
  counts: Counts;
  outcomes: Outcomes;
  live: LiveRuns;
  workflows: Workflows;
  /** Ends the process at once; the next one goes on from what is recorded. */
  crash: (why: string, error?: unknown) => never;
}
