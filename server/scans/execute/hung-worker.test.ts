import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { patience } from '@/scripts/test/patience';
import { testProgram } from '@/scripts/test/programs';
import { withDatabase } from '@/scripts/test/with-database';
import { systemActor } from '@/server/audit/record';
import { closeDatabase, withOrg } from '@/server/db';
import { verifyFinding } from '@/server/findings/verify/mutations';
import { makePerson } from '@/server/test/organization';
import { insertScan } from '../mutations';
import { connectSample, outcomeOf, type SampleTarget } from '../testing/sample-target';
import { runScanInline } from './run-inline';

const staging = '444455556666';
const anchor = new Date('2026-11-20T00:00:00Z');
const services = ['account', 'kms'];
const regions = ['eu-central-1', 'us-east-1'];

/** Every place where the sources may be stopped, read from the sources: a new one cannot be forgotten. */
function failpointsOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/failpoint\('([^']+)'\)/g)].map((match) => match[1] ?? ''));
}
/** Each once: the first to be come by is where a worker stands. After a commit it stands before its next write, which is on the list. */
const failpoints = [...new Set(failpointsOf(fileURLToPath(new URL('..', import.meta.url))))].filter(
  (name) => !/\.(committed|ended|finished)$/.test(name),
);

const program = await testProgram('scan');
let cloud: SampleCloud;

beforeAll(async () => {
  cloud = await startSampleCloud({ world: createDefaultWorld({ anchor }), limits: 'none' });
  process.env.SAMPLE_CLOUD_URL = cloud.url;
});

afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

const queue = ({ orgId, awsAccountId }: SampleTarget) =>
  insertScan(systemActor(orgId, 'first-run'), { awsAccountId, trigger: 'first-run', asOf: anchor, services, regions });

/** A look at one resource, of an account that an ordinary scan has been at before. */
async function queueLook(target: SampleTarget): Promise<string> {
  await runScanInline(target.orgId, await queue(target));
  const [finding] = await withOrg(
    target.orgId,
    ({ sql }) => sql<{ id: string }[]>`select id from verdicts where org_id = ${target.orgId} and finding = 'open' order by id limit 1`,
  );
  const { actor } = await makePerson(target.orgId, 'operator');
  return (await verifyFinding(actor, finding?.id ?? '')).scanId;
}

function runInChild(target: SampleTarget, scanId: string, failpoint: string, env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [program, target.orgId, scanId], {
    env: { ...process.env, ...env, CLOUDLENS_FAILPOINT: failpoint },
    stdio: 'ignore',
  });
}

/**
 * A process that stands still in the middle of its work, as if its machine hung. What PostgreSQL does to such a client after
 * half a minute in a transaction is done to it at once: its sessions end, and with them their locks.
 */
async function runUntilFrozen(target: SampleTarget, scanId: string, failpoint: string): Promise<ChildProcess> {
  const url = new URL(process.env.DATABASE_APP_URL ?? '');
  url.searchParams.set('application_name', scanId);
  // Some places a scan only comes by while a service keeps it waiting.
  const isEarly = failpoint.startsWith('early.');
  if (isEarly) cloud.faults.add({ service: 'kms', operation: 'ListKeys', effect: { kind: 'delay', ms: 10_000 } });
  const settings = { DATABASE_APP_URL: url.href, ...(isEarly && { SCAN_JUDGE_EARLY_MS: '0' }) };
  const child = runInChild(target, scanId, `${failpoint}:1:stop`, settings);
  const state = () => /\) (\w) /.exec(readFileSync(`/proc/${child.pid}/stat`, 'utf8'))?.[1];
  await vi.waitFor(() => expect(state()).toBe('T'), patience);
  cloud.faults.clear();
  const ended = await withDatabase(
    inject('databaseUrls').owner,
    (sql) => sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${scanId}`,
  );
  expect(ended.length).toBeGreaterThan(0);
  return child;
}

describe('a worker that hangs, and goes on when its scan is another’s', () => {
  it.each(failpoints)('at %s, has everything refused that it still writes', async (failpoint) => {
    const target = await connectSample(staging);
    const scanId = await (failpoint.startsWith('resource.') ? queueLook(target) : queue(target));
    const zombie = await runUntilFrozen(target, scanId, failpoint);
    expect(await runScanInline(target.orgId, scanId)).toEqual({ status: 'completed' });
    const taken = await outcomeOf(target.orgId);
    zombie.kill('SIGCONT');
    const [code] = await once(zombie, 'exit');
    expect(code).toBe(1);
    expect(await outcomeOf(target.orgId)).toEqual(taken);
  });
});
