export interface Point {
  title: string;
  /** `holds` as with an Inngest server; `partly`: see `note`; `refused`: at registration, by name, or as the error of a step. */
  state: 'holds' | 'partly' | 'refused';
  /** Where the embedded engine differs, or what is not tried. */
  note?: string;
}

/** What a workflow engine for Inngest functions has to do, by number: each has tests in this folder whose names begin with it. */
export const points: Readonly<Record<number, Point>> = {
  1: { title: 'Sync in band and when the app asks, unchanged, with functions added and dropped', state: 'holds' },
  2: { title: 'Unknown keys, stale and missing signatures; change of keys', state: 'holds' },
  3: { title: 'Ids of events in order; unknown event key', state: 'holds' },
  4: { title: 'The same event, by id or seed, once', state: 'holds', note: 'as long as ended runs are kept, at least 2 days' },
  5: { title: 'Several functions per event, expressions, wildcards', state: 'holds' },
  6: { title: 'Serial steps once, in order', state: 'holds' },
  7: { title: 'A step that fails and then succeeds', state: 'holds' },
  8: { title: 'A step out of tries, caught or not', state: 'holds' },
  9: { title: 'Tries of a function that throws', state: 'holds' },
  10: { title: 'NonRetriableError', state: 'holds' },
  11: { title: 'RetryAfterError', state: 'holds' },
  12: { title: 'Parallel steps and what follows', state: 'holds' },
  13: { title: 'Failing branches, chains, sleeps and waits in parallel', state: 'holds' },
  14: { title: 'Races', state: 'partly', note: 'the winner is right, but the run goes on only when the losers have ended' },
  15: { title: 'optimizeParallelism: false', state: 'holds' },
  16: { title: 'Equal step ids in loops and chains', state: 'holds' },
  17: { title: 'Sleeps: past, short, due while the engine is down, a year', state: 'holds' },
  18: { title: 'waitForEvent: match, no match, timeout, an earlier event', state: 'holds' },
  19: { title: 'Several runs that wait for one event; never their own', state: 'holds' },
  20: { title: 'invoke: result, error, timeout, missing, parallel, cancelled parent', state: 'holds' },
  21: { title: 'sendEvent once', state: 'holds' },
  22: { title: 'onFailure', state: 'holds' },
  23: { title: 'cancelOn', state: 'holds' },
  24: { title: 'Concurrency by function and key; sleepers hold no slot', state: 'holds' },
  25: { title: 'Slots after kill -9', state: 'holds' },
  26: { title: 'throttle', state: 'refused' },
  27: { title: 'rateLimit', state: 'refused' },
  28: { title: 'debounce', state: 'refused' },
  29: { title: 'batchEvents', state: 'refused' },
  30: { title: 'singleton', state: 'refused' },
  31: { title: 'priority', state: 'refused' },
  32: { title: 'idempotency', state: 'refused' },
  33: { title: 'timeouts', state: 'partly', note: 'finish holds, start is refused' },
  34: {
    title: 'Cron',
    state: 'partly',
    note: 'up to ten seconds late, times missed while down are not made up for, jitter is refused; a time that a clock change leaves out does not fire, one that comes twice does twice',
  },
  35: { title: 'Awkward results of steps', state: 'holds' },
  36: { title: 'Limits of 4 MiB, 32 MiB and 1,000 steps', state: 'holds', note: 'by names of our own' },
  37: { title: 'Long histories by API', state: 'holds' },
  38: { title: 'Releases that rename steps or drop functions under open runs', state: 'holds' },
  39: { title: 'The app away, or something else in its place', state: 'holds' },
  40: { title: 'kill -9 of engine and app, restart of the database, a standby', state: 'holds' },
  41: { title: 'Long calls', state: 'holds', note: 'over five minutes only in `npm run test:all`' },
  42: { title: 'Checkpointing', state: 'refused', note: 'never offered: steps come back in the answer' },
  43: { title: 'Signals', state: 'refused', note: 'to wait for one and to send one, as the error of the step' },
  44: { title: 'Expressions', state: 'partly', note: 'paths, literals, comparisons, `in`, `&&`, `||`, `!`; the rest is refused' },
  45: { title: 'Events about runs', state: 'partly', note: 'failed, cancelled and the timer hold, finished is refused' },
  46: {
    title: 'The same functions in every mode, by environment',
    state: 'holds',
    note: 'seen on the embedded engine and on a server 1.1.0, self-hosted and in dev mode',
  },
};
