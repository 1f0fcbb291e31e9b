import type { World, WorldBill } from '@/sample-cloud/contract';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { lumenBill } from '@/sample-cloud/worlds/bill/bill';
import { names } from '@/sample-cloud/worlds/bill/plan';
import { accounts } from '@/sample-cloud/worlds/lumen';
import { cloudLensRoles } from '@/sample-cloud/worlds/roles';
import { worldAccount } from '@/sample-cloud/worlds/world-account';
import { systemActor } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { carryOutRefresh } from '../fetch/carry-out';
import { insertRefresh } from '../fetch/queue';

/** The day that the sample cloud's bill is told from. */
export const anchor = new Date('2026-11-20T00:00:00Z');

/** The payer's services that are left: enough for groups of every kind, and the sandbox's own. */
const kept: ReadonlySet<string> = new Set([names.ec2Other, names.s3, names.tax]);

/** The payer's fourteen months in fewer lines but more pages; a member's are all there. */
const thinned = (bill: WorldBill): WorldBill => ({
  ...bill,
  groupsAPage: 900,
  charges: (day, now) =>
    bill
      .charges(day, now)
      .filter(({ accountId, service, recordType }) => accountId === accounts.sandbox || recordType !== 'Usage' || kept.has(service)),
});

/** As if a member had joined that day: its bill begins then. */
const since = (first: string, bill: WorldBill): WorldBill => ({
  ...bill,
  charges: (day, now) => (day < first ? [] : bill.charges(day, now)),
});

/** When the sandbox's bill begins, alone and as a part of the payer's. */
export const sandboxSince = '2026-07-01';

/** A payer and one member with nothing in them but a bill: cost needs no more, and small ones make quick tests. */
export function billedWorld(): World {
  const account = (id: string, bill: WorldBill) => ({
    ...worldAccount({
      id,
      name: id,
      anchor,
      enabledRegions: ['us-east-1', 'eu-central-1'],
      roles: cloudLensRoles(id, []),
      write: () => undefined,
    }),
    bill,
  });
  const payer = thinned(lumenBill(anchor));
  const charges: WorldBill['charges'] = (day, now) =>
    payer.charges(day, now).filter(({ accountId }) => accountId !== accounts.sandbox || day >= sandboxSince);
  return {
    accounts: [
      account(accounts.production, { ...payer, charges }),
      account(accounts.sandbox, since(sandboxSince, lumenBill(anchor, accounts.sandbox))),
    ],
  };
}

/** A sample cloud whose clock stands at an instant of that day. */
export async function startBilledCloud(now = new Date('2026-11-20T06:00:00Z')): Promise<SampleCloud> {
  const cloud = await startSampleCloud({ world: billedWorld(), limits: 'none' });
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
