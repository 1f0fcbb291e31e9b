import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { systemActor } from '@/server/audit/record';
import { closeDatabase } from '@/server/db';
import { insertScan } from '../mutations';
import { connectSample, outcomeOf, type SampleTarget } from '../testing/sample-target';
import { runScanInline } from './run-inline';

const staging = '444455556666';
const anchor = new Date('2026-11-20T00:00:00Z');
const services = ['account', 'iam', 's3', 'kms', 'cloudtrail', 'lambda'];

/** Every place where the sources may be killed, read from the sources: a new one cannot be forgotten. */
function failpointsOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/failpoint\('([^']+)'\)/g)].map((match) => match[1] ?? ''));
}
const failpoints = failpointsOf(fileURLToPath(new URL('..', import.meta.url)));

let cloud: SampleCloud;
let twin: unknown;

beforeAll(async () => {
  cloud = await startSampleCloud({ world: createDefaultWorld({ anchor }), limits: 'none' });
  process.env.SAMPLE_CLOUD_URL = cloud.url;
  const target = await connectSample(staging);
  await runScanInline(target.orgId, await queue(target));
  twin = await outcomeOf(target.orgId);
}, 120_000);

afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

const queue = ({ orgId, awsAccountId }: SampleTarget) =>
  insertScan(systemActor(orgId, 'first-run'), { awsAccountId, trigger: 'first-run', asOf: anchor, services });

async function runUntilKilled(target: SampleTarget, scanId: string, failpoint: string): Promise<NodeJS.Signals | null> {
  const file = fileURLToPath(new URL('../testing/run-scan-child.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', file, target.orgId, scanId], {
    env: { ...process.env, CLOUDLENS_FAILPOINT: failpoint },
    stdio: 'ignore',
  });
  const [, signal] = await once(child, 'exit');
  return signal;
}

describe('a scan whose process is killed', () => {
  it.each(failpoints)(
    'at %s ends, carried on by another, as if nothing had happened',
    async (failpoint) => {
      const target = await connectSample(staging);
      const scanId = await queue(target);
      expect(await runUntilKilled(target, scanId, failpoint)).toBe('SIGKILL');
      await runScanInline(target.orgId, scanId);
      expect(await outcomeOf(target.orgId)).toEqual(twin);
    },
    120_000,
  );
});
