import { parseArgs } from 'node:util';
import { type MixName, mixes } from './worlds/mix/mixes';

export interface CommandOptions {
  port: number;
  latencyMs: number;
  /** Of regions outside of Europe. */
  farLatencyMs: number;
  seed: number;
  /** The start of a day, UTC, that the accounts' dates are counted back from. */
  anchor: Date;
  limits: 'published' | 'none';
  /** Generated resources beside the story's, in production. */
  size: number;
  /** A measured account instead of the story's three. */
  mix: MixName | null;
  /** The published limits times this. */
  limitsFactor: number;
}

export const usage = `usage: node --import tsx sample-cloud/main.ts [options]
  --port N       port to listen on, loopback only (default: a free one)
  --latency MS   mean time of an answer (default 25; SAMPLE_CLOUD_LATENCY_MS)
  --far MS       the same for regions outside of Europe (default: as --latency)
  --seed N       makes latencies repeatable (default 1)
  --anchor DAY   the day that the accounts' dates count back from (default: today; SAMPLE_CLOUD_ANCHOR)
  --limits WHAT  published or none (default published)
  --size N       so many generated resources more in production, up to 1000000 (default 0)
  --mix NAME     one account that holds a mix to measure with, instead of the story: empty, small, large or huge
  --factor N     the published limits times N (default 1)`;

/** Reads the command line. Throws an `Error` with a sentence for options that make no sense. */
export function parseOptions(args: readonly string[], env: Readonly<Record<string, string | undefined>>, today: Date): CommandOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '0' },
      latency: { type: 'string', default: env.SAMPLE_CLOUD_LATENCY_MS ?? '25' },
      seed: { type: 'string', default: '1' },
      anchor: { type: 'string', default: env.SAMPLE_CLOUD_ANCHOR ?? today.toISOString().slice(0, 10) },
      limits: { type: 'string', default: 'published' },
      size: { type: 'string', default: '0' },
      far: { type: 'string' },
      mix: { type: 'string' },
      factor: { type: 'string', default: '1' },
    },
  });
  const anchor = new Date(`${values.anchor}T00:00:00.000Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(values.anchor) || Number.isNaN(anchor.getTime()))
    throw new Error(`--anchor takes a day like 2026-11-01, not '${values.anchor}'.`);
  if (values.limits !== 'published' && values.limits !== 'none')
    throw new Error(`--limits takes published or none, not '${values.limits}'.`);
  if (values.mix !== undefined && !Object.hasOwn(mixes, values.mix))
    throw new Error(`--mix takes ${Object.keys(mixes).join(', ')}, not '${values.mix}'.`);
  return {
    port: whole('port', values.port, 65_535),
    latencyMs: whole('latency', values.latency, 600_000),
    seed: whole('seed', values.seed, 2 ** 31),
    anchor,
    limits: values.limits,
    size: whole('size', values.size, 1_000_000),
    farLatencyMs: whole('far', values.far ?? values.latency, 600_000),
    mix: (values.mix as MixName | undefined) ?? null,
    limitsFactor: whole('factor', values.factor, 1_000),
  };
}

function whole(name: string, text: string, maximum: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > maximum) throw new Error(`--${name} takes a whole number up to ${maximum}, not '${text}'.`);
  return number;
}
