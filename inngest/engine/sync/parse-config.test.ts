import { Inngest } from 'inngest';
import { describe, expect, it } from 'vitest';
import { parseFunctionConfig } from './parse-config';

const client = new Inngest({ id: 'app', isDev: true });
type Options = Omit<Parameters<typeof client.createFunction>[0], 'id'>;

/** What the SDK would say of a function, as it comes over the wire. */
function wire(options: Options, edit: (config: Record<string, unknown>) => void = () => undefined): unknown {
  const fn = client.createFunction({ id: 'fn', ...options } as never, async () => undefined) as unknown as {
    getConfig: (given: object) => object[];
  };
  const [config] = JSON.parse(JSON.stringify(fn.getConfig({ baseUrl: new URL('http://127.0.0.1/api/inngest'), appPrefix: 'app' }))) as [
    Record<string, unknown>,
  ];
  edit(config);
  return config;
}

const triggers = [{ event: 'a/b' }];

describe('parseFunctionConfig', () => {
  it('reads what the SDK writes', () => {
    const config = parseFunctionConfig(
      wire({
        retries: 2,
        triggers: [{ event: 'a/b', if: 'event.data.x == 1' }, { cron: 'TZ=Europe/Berlin 5 4 * * *' }],
        concurrency: [{ limit: 5 }, { limit: 2, key: 'event.data.accountId', scope: 'env' }],
        cancelOn: [{ event: 'a/stop', match: 'data.id', timeout: '1h' }],
        timeouts: { finish: '2h' },
      } as Options),
    );
    expect(config).toEqual({
      id: 'app-fn',
      events: [{ event: 'a/b', expression: 'event.data.x == 1' }],
      crons: [{ cron: '5 4 * * *', timezone: 'Europe/Berlin', source: 'TZ=Europe/Berlin 5 4 * * *' }],
      maxAttempts: 3,
      concurrency: [
        { limit: 5, scope: 'fn' },
        { limit: 2, key: 'event.data.accountId', scope: 'env' },
      ],
      cancel: [{ event: 'a/stop', if: 'event.data.id == async.data.id', timeoutMs: 3_600_000 }],
      finishMs: 7_200_000,
    });
  });

  it('gives five tries when nothing is said', () => expect(parseFunctionConfig(wire({ triggers })).maxAttempts).toBe(5));

  it.each<[string, Partial<Record<string, unknown>>]>([
    ['batchEvents', { batchEvents: { maxSize: 5, timeout: '5s' } }],
    ['debounce', { debounce: { period: '5s' } }],
    ['rateLimit', { rateLimit: { limit: 1, period: '5s' } }],
    ['throttle', { throttle: { limit: 1, period: '5s' } }],
    ['singleton', { singleton: { mode: 'skip' } }],
    ['priority', { priority: { run: '100' } }],
    ['idempotency', { idempotency: 'event.data.id' }],
    ['timeouts.start', { timeouts: { start: '1s' } }],
    ['inngest/function.finished', { triggers: [{ event: 'inngest/function.finished' }] }],
    ['jitter', { triggers: [{ cron: '* * * * *', jitter: '5s' }] }],
    ['five fields', { triggers: [{ cron: '* * * * * *' }] }],
    ['pattern', { triggers: [{ event: 'a*' }] }],
    ['startsWith', { triggers: [{ event: 'a/b', if: "event.data.x.startsWith('y')" }] }],
    ['concurrency key', { concurrency: { limit: 1, key: 'string(event.data.x)' } }],
    ['needs a key', { concurrency: { limit: 1, scope: 'account' } }],
    ['cancelOn', { cancelOn: [{ event: 'a/*' }] }],
  ])('refuses %s, by name', (name, options) => {
    expect(() => parseFunctionConfig(wire({ triggers, ...options } as Options))).toThrow(name);
  });

  it('refuses what it does not know', () => {
    expect(() => parseFunctionConfig(wire({ triggers }, (config) => Object.assign(config, { steps: {} })))).toThrow(
      'only functions served over HTTP',
    );
    expect(() => parseFunctionConfig(wire({ triggers }, (config) => Object.assign(config, { triggers: 7 })))).toThrow('not understood');
    expect(() => parseFunctionConfig(null)).toThrow('not understood');
  });
});
