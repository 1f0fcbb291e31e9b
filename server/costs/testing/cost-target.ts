import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { systemActor } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { carryOutRefresh } from '../fetch/carry-out';
import { insertRefresh } from '../fetch/queue';

/** The day that the sample cloud's bill is told from. */
export const anchor = new Date('2026-11-20T00:00:00Z');

/** A sample cloud whose clock stands at an instant of that day. */
export async function startBilledCloud(now = new Date('2026-11-20T06:00:00Z')): Promise<SampleCloud> {
  const cloud = await startSampleCloud({ world: createDefaultWorld({ anchor }), limits: 'none' });
  cloud.clock.stop(now);
  process.env.SAMPLE_CLOUD_URL = cloud.url;
  return cloud;
}

/** Queues a refresh and carries it out at once, in this process. @returns its row */
export async function refreshOnce({ orgId, awsAccountId }: { orgId: OrgId; awsAccountId: string }, now: Date) {
  const { refreshId } = await insertRefresh(systemActor(orgId, 'schedule'), awsAccountId, 'schedule');
  const lease = { orgId, refreshId, epoch: 0 };
  await carryOutRefresh(
    lease,
    (_id, work) => work(),
    () => now,
  );
  return refreshRow(orgId, refreshId);
}

export async function refreshRow(orgId: OrgId, refreshId: string) {
  const [row] = await withOrg(
    orgId,
    ({ sql }) => sql<{ id: string; status: string; requests: number; price: string; error: string | null; first_day: string | null }[]>`
      select id, status, requests, price::text as price, error, first_day::text as first_day from cost_refreshes where org_id = ${orgId} and id = ${refreshId}`,
  );
  if (!row) throw new Error('no such refresh');
  return row;
}

/** Sums of each grouping, as PostgreSQL adds them up. */
export async function sumsOf(orgId: OrgId) {
  return withOrg(
    orgId,
    ({ sql }) => sql<{ grouping: string; sum: string; lines: number; first: string; last: string }[]>`
      select grouping || tag_key as grouping, sum(amount)::text as sum, count(*)::int as lines, min(day)::text as first, max(day)::text as last
      from cost_entries where org_id = ${orgId} group by 1 order by 1`,
  );
}
