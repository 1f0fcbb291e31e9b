import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scans } from '@/drizzle/schema/scans';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { systemActor } from '@/server/audit/record';
import { closeDatabase, withOrg } from '@/server/db';
import { insertScan } from '@/server/scans/mutations';
import { connectSample } from '@/server/scans/testing/sample-target';
import { scanAsOf } from './sample-past';

const anchor = new Date('2026-11-20T00:00:00Z');
const daysAgo = (days: number) => new Date(anchor.getTime() - days * 86_400_000);

let cloud: SampleCloud;
beforeAll(async () => {
  cloud = await startSampleCloud({ world: createDefaultWorld({ anchor }), limits: 'none' });
  process.env.SAMPLE_CLOUD_URL = cloud.url;
});
afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

it('goes on where a start was cut off, ends the scan that it left, and bears that another takes its scan over', async () => {
  const { orgId, awsAccountId } = await connectSample('777788889999');
  const by = systemActor(orgId, 'first-run');
  const seen = () =>
    withOrg(orgId, (tx) =>
      tx
        .select({ id: scans.id, status: scans.status, asOf: scans.asOf })
        .from(scans)
        .where(and(eq(scans.orgId, orgId), eq(scans.awsAccountId, awsAccountId)))
        .orderBy(scans.seq),
    );

  await insertScan(by, { awsAccountId, trigger: 'first-run', asOf: daysAgo(14) });
  await scanAsOf(orgId, by, awsAccountId, daysAgo(21));
  await scanAsOf(orgId, by, awsAccountId, daysAgo(14));
  expect(await seen()).toMatchObject([{ status: 'completed', asOf: daysAgo(14) }]);

  const mine = scanAsOf(orgId, by, awsAccountId, daysAgo(7));
  let taken: { id: string } | undefined;
  while (!taken) taken = (await seen()).find(({ status }) => status === 'running');
  const other = { owner: 'another', id: taken.id };
  await withOrg(orgId, (tx) =>
    tx
      .update(scans)
      .set({ leaseOwner: other.owner, leaseUntil: new Date(Date.now() + 2_000) })
      .where(and(eq(scans.orgId, orgId), eq(scans.id, other.id))),
  );
  await mine;
  expect(await seen()).toMatchObject([{ asOf: daysAgo(14) }, { status: 'completed', asOf: daysAgo(7) }]);
});
