import { describe, expect, it } from 'vitest';
import { parseOptions } from './options';

const today = new Date('2026-11-21T05:00:00Z');

describe('the options of the sample cloud', () => {
  it('have defaults', () => {
    expect(parseOptions([], {}, today)).toEqual({
      port: 0,
      latencyMs: 25,
      seed: 1,
      anchor: new Date('2026-11-21T00:00:00Z'),
      limits: 'published',
      size: 0,
      farLatencyMs: 25,
      mix: null,
      limitsFactor: 1,
    });
  });

  it('come from the environment and, before it, from the command line', () => {
    const env = { SAMPLE_CLOUD_LATENCY_MS: '5', SAMPLE_CLOUD_ANCHOR: '2026-10-01' };
    expect(parseOptions([], env, today)).toMatchObject({ latencyMs: 5, anchor: new Date('2026-10-01T00:00:00Z') });
    expect(parseOptions(['--latency', '0', '--anchor', '2026-09-01'], env, today)).toMatchObject({
      latencyMs: 0,
      anchor: new Date('2026-09-01T00:00:00Z'),
    });
  });

  it.each([
    [['--port', '70000']],
    [['--latency', '-1']],
    [['--anchor', 'yesterday']],
    [['--anchor', '2026-13-01']],
    [['--limits', 'some']],
    [['--size', '1000001']],
    [['--nope']],
  ])('refuse %j with a sentence', (args) => {
    expect(() => parseOptions(args, {}, today)).toThrow(/--/);
  });

  it('take a mix to measure, slower far regions and raised limits', () => {
    expect(parseOptions(['--mix', 'large', '--latency', '80', '--far', '200', '--factor', '10'], {}, today)).toMatchObject({
      mix: 'large',
      latencyMs: 80,
      farLatencyMs: 200,
      limitsFactor: 10,
    });
    expect(() => parseOptions(['--mix', 'gigantic'], {}, today)).toThrow('--mix takes');
  });
});
