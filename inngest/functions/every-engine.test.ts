import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseFunctionConfig } from '../engine/sync/parse-config';
import { functions } from './functions';

const folder = fileURLToPath(new URL('.', import.meta.url));
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
);

/** Steps that not every engine can do, or that move data where it does not belong. */
const notEverywhere =
  /step\s*\.\s*(waitForSignal|sendSignal|ai|fetch|realtime)\b|\bdefer\(|group\.parallel|optimizeParallelism|checkpointing: true/;

/** Options that every one of the four engines has. */
const everywhere = ['id', 'name', 'triggers', 'steps', 'concurrency', 'cancel', 'timeouts'];

const configs = functions.flatMap((fn) =>
  (
    JSON.parse(
      JSON.stringify(
        (fn as unknown as { getConfig: (given: object) => object[] }).getConfig({
          baseUrl: new URL('http://127.0.0.1/api/inngest'),
          appPrefix: 'cloudlens',
        }),
      ),
    ) as Record<string, unknown>[]
  ).map((config) => [String(config.id), config] as const),
);

describe('our functions', () => {
  it.each(configs)('46: %s asks only for what every engine has', (_id, config) => {
    expect(() => parseFunctionConfig(config)).not.toThrow();
    expect(Object.keys(config).filter((option) => !everywhere.includes(option))).toEqual([]);
  });

  it.each(sources)('46: %s uses only steps that every engine has', (file) => {
    expect(readFileSync(join(folder, file), 'utf8')).not.toMatch(notEverywhere);
  });
});
