import { Inngest } from 'inngest';
import { describe, expect, it } from 'vitest';
import { evaluate, parseExpression } from '../protocol/expression';
import { retryAfterMs } from '../protocol/retry';
import { RunState } from '../runs/run-state';
import { parseFunctionConfig } from '../sync/parse-config';

/* What the embedded engine leaves out is refused when the app registers, by function and option. Numbers: points.ts. */

const client = new Inngest({ id: 'app', isDev: true });

/** Reads a function as it comes over the wire from the SDK. */
function register(options: object) {
  const fn = client.createFunction({ id: 'fn', triggers: [{ event: 'a/b' }], ...options } as never, async () => undefined) as unknown as {
    getConfig: (given: object) => object[];
  };
  return JSON.parse(JSON.stringify(fn.getConfig({ baseUrl: new URL('http://127.0.0.1/api/inngest'), appPrefix: 'app' }))).map(
    parseFunctionConfig,
  );
}

const refusal = (option: string) => `Function app-fn: the option ${option} is not supported by the embedded engine.`;

describe('at registration', () => {
  it('26: throttle is refused', () => {
    expect(() => register({ throttle: { limit: 1, period: '5s', burst: 2 } })).toThrow(refusal('throttle'));
  });
  it('27: rateLimit is refused', () => {
    expect(() => register({ rateLimit: { limit: 1, period: '5s', key: 'event.data.id' } })).toThrow(refusal('rateLimit'));
  });
  it('28: debounce is refused', () => {
    expect(() => register({ debounce: { period: '5s' } })).toThrow(refusal('debounce'));
  });
  it('29: batchEvents is refused', () => {
    expect(() => register({ batchEvents: { maxSize: 5, timeout: '5s' } })).toThrow(refusal('batchEvents'));
  });
  it.each(['skip', 'cancel'])('30: singleton is refused, in mode %s', (mode) => {
    expect(() => register({ singleton: { mode } })).toThrow(refusal('singleton'));
  });
  it('31: priority is refused', () => {
    expect(() => register({ priority: { run: '100' } })).toThrow(refusal('priority'));
  });
  it('32: idempotency is refused', () => {
    expect(() => register({ idempotency: 'event.data.id' })).toThrow(refusal('idempotency'));
  });
  it('33: timeouts.start is refused', () => {
    expect(() => register({ timeouts: { start: '1s' } })).toThrow(
      'Function app-fn: timeouts.start is not supported by the embedded engine.',
    );
  });
  it('34: jitter of a cron and a sixth field are refused', () => {
    expect(() => register({ triggers: [{ cron: '* * * * *', jitter: '5s' }] })).toThrow('Function app-fn: jitter');
    expect(() => register({ triggers: [{ cron: '* * * * * *' }] })).toThrow('five fields');
  });
  it('45: a trigger on function.finished is refused', () => {
    expect(() => register({ triggers: [{ event: 'inngest/function.finished' }] })).toThrow('function.finished is not sent');
  });
});

describe('expressions', () => {
  const scope = { event: { data: { n: 7, none: null, text: 'ab', quoted: "it's" } } };

  it.each([
    ['event.data.missing == null', true],
    ['event.data.none == null', true],
    ['event.data.n == 7.0', true],
    ["event.data.n == '7'", false],
    ['event.data.missing > 1', false],
    ["event.data.text < 'b'", true],
    ['event.data.text == "ab"', true],
    ["event.data.text in ['ab']", true],
    ["event.data.text in ['a', 'b']", false],
    ['event.data.n in [1, 7.0]', true],
    ['event.data.missing in [1]', false],
    ["event.data.text == 'it\\'s'", false],
    ["event.data.quoted == 'it\\'s'", true],
    ['event.data.quoted == "it\'s"', true],
    ["event.data['text'] == 'ab'", true],
    ["event.data.n == 7 && event.data.text == 'ab'", true],
    ["event.data.n == 8 || !(event.data.text == 'ab')", false],
    ['event.data.n >= 7 && event.data.n < 7.5', true],
    ['event.data.n != event.data.none', true],
    ['event.data.deep.missing.on == null', true],
  ])('44: %s is %s', (source, value) => expect(evaluate(parseExpression(source), scope)).toBe(value));

  it.each([
    'event.data.n * 2 > 4',
    'event.data.n + 1 == 8',
    "event.data.text + 'b' == 'abb'",
    "event.data.text.startsWith('a')",
    "event.data.text.matches('a.*')",
    "lowercase(event.data.text) == 'ab'",
    'size(event.data.text) == 2',
    'event.data.list.exists(x, x > 1)',
    'has(event.data.n)',
    'event.data.n ? 1 : 2',
    'now() > 1',
  ])('44: %s is refused at registration', (expression) => {
    expect(() => register({ triggers: [{ event: 'a/b', if: expression }] })).toThrow(/Function app-fn: the trigger a\/b: .*not supported/);
  });
});

describe('sizes and times', () => {
  it('11: Retry-After is held between a second and a day', () => {
    expect([retryAfterMs('0', 0), retryAfterMs('90', 0), retryAfterMs('999999', 0)]).toEqual([1000, 90_000, 86_400_000]);
    expect(retryAfterMs(new Date(3 * 86_400_000).toUTCString(), 0)).toBe(86_400_000);
  });

  it('36: a run of more than a thousand steps or 32 MiB of results must end, by name', () => {
    const event = JSON.stringify({ id: 'e', name: 'a/b', data: {}, ts: 0 });
    const many = new RunState('run', event);
    for (let step = 0; step < 1000; step++) many.remember(`s${step}`, { data: 1 }, 1);
    expect(many.overLimit()).toBeUndefined();
    many.remember('one more', { data: 1 }, 1);
    expect(many.overLimit()).toMatchObject({ name: 'StepLimitExceeded' });
    const large = new RunState('run', event);
    for (let step = 0; step < 9; step++) large.remember(`s${step}`, { data: 1 }, 4 * 1024 * 1024);
    expect(large.overLimit()).toMatchObject({ name: 'StateLimitExceeded' });
  });

  it('42: a call never names what a checkpoint would need', () => {
    const state = new RunState('run', JSON.stringify({ id: 'e', name: 'a/b', data: {}, ts: 0 }));
    const { ctx } = JSON.parse(state.body({ attempt: 0, maxAttempts: 1, immediate: true })) as { ctx: Record<string, unknown> };
    expect(ctx).not.toHaveProperty('fn_id');
  });
});
