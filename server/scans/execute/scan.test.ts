import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { systemActor } from '@/server/audit/record';
import { closeDatabase, withOrg } from '@/server/db';
import { listFindings } from '@/server/findings/data';
import type { OrgId } from '@/server/ids';
import { getScan } from '../data';
import { insertScan } from '../mutations';
import { connectSample, type SampleTarget } from '../testing/sample-target';
import { runScanInline } from './run-inline';

const production = '111122223333';
const anchor = new Date('2026-11-20T00:00:00Z');

let cloud: SampleCloud;

beforeAll(async () => {
  cloud = await startSampleCloud({ world: createDefaultWorld({ anchor }), limits: 'none' });
  process.env.SAMPLE_CLOUD_URL = cloud.url;
});

afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

async function scanOnce({ orgId, awsAccountId }: SampleTarget, asOf = anchor): Promise<string> {
  const scanId = await insertScan(systemActor(orgId, 'first-run'), { awsAccountId, trigger: 'first-run', asOf });
  await runScanInline(orgId, scanId);
  return scanId;
}

/** Every stored row that a scan may write, with the transaction that wrote it last. */
const stored = (orgId: OrgId) =>
  withOrg(orgId, async ({ sql }) => ({
    verdicts: await sql`select id, xmin::text as writer from verdicts where org_id = ${orgId} order by id`,
    details: await sql`select verdict_id, xmin::text as writer from verdict_details where org_id = ${orgId} order by verdict_id`,
    resources: await sql`select id, xmin::text as writer from resources where org_id = ${orgId} order by id`,
    versions: await sql`select resource_id, changed_at, xmin::text as writer from resource_versions where org_id = ${orgId} order by 1, 2`,
    changes: await sql`select id from changes where org_id = ${orgId} and kind like 'finding.%' order by id`,
  }));

describe('a scan of the sample production account', () => {
  it('finds what is wrong, completes, and writes nothing the second time', async () => {
    const target = await connectSample(production);
    const first = await getScan(target.orgId, await scanOnce(target));
    expect(first.units.filter((unit) => unit.status === 'failed' || unit.status === 'pending')).toEqual([]);
    const findings = await listFindings(target.orgId, { limit: 100 });
    expect(findings.total).toBeGreaterThan(0);
    expect(first.counts?.opened).toBe(
      (first.counts?.open.critical ?? 0) +
        (first.counts?.open.high ?? 0) +
        (first.counts?.open.medium ?? 0) +
        (first.counts?.open.low ?? 0),
    );

    const before = await stored(target.orgId);
    const second = await getScan(target.orgId, await scanOnce(target));
    expect(second.counts).toMatchObject({ opened: 0, resolved: 0, reopened: 0, verdicts: first.counts?.verdicts });
    expect(await stored(target.orgId)).toEqual(before);
  }, 120_000);
});
