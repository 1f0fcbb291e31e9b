import { performance } from 'node:perf_hooks';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { mixAccount, mixMain } from '@/sample-cloud/worlds/mix/mix-world';
import { sampleExternalId } from '@/server/accounts/sample-accounts';
import { systemActor } from '@/server/audit/record';
import { closeDatabase, withOrg } from '@/server/db';
import { asOrgId } from '@/server/ids';
import { runScanInline } from '@/server/scans/execute/run-inline';
import { insertScan } from '@/server/scans/mutations';
import { rejudge } from '@/server/scans/rejudge/rejudge';
import { keepHeapSmall } from '@/server/small-heap';
import { measuredServices } from './minimum';

/** What one scan cost its worker. Sent to the parent by IPC. */
export interface WorkerReport {
  wallSeconds: number;
  cpuSeconds: number;
  /** Bytes. */
  peakRss: number;
  status: string;
  /** What a scan that is not complete has not seen: operation, region, how it ended. */
  notSeen: string[];
  calls: number;
  throttles: number;
  resources: number;
  verdicts: number;
  /** Judging everything again from what is stored. */
  rejudgeSeconds: number;
}

// As a worker begins.
await keepHeapSmall();

/** One scan in a process of its own. Arguments: the organization's id, and `again` for an account that is connected. */
const orgId = asOrgId(process.argv[2] ?? '');
const [known] = await withOrg(orgId, (tx) => tx.select({ id: awsAccounts.id }).from(awsAccounts));
const [connected] = known
  ? [known]
  : await withOrg(orgId, (tx) =>
      tx
        .insert(awsAccounts)
        .values({
          orgId,
          accountId: mixAccount,
          name: 'Measured account',
          kind: 'sample',
          region: mixMain,
          roleArn: `arn:aws:iam::${mixAccount}:role/CloudLensScanRole`,
          externalId: sampleExternalId(mixAccount),
          status: 'connected',
        })
        .returning({ id: awsAccounts.id }),
    );
if (!connected) throw new Error('The account could not be connected.');

const scanId = await insertScan(systemActor(orgId, 'schedule'), {
  awsAccountId: connected.id,
  trigger: 'schedule',
  services: measuredServices,
});
const began = performance.now();
const before = process.cpuUsage();
const { status } = await runScanInline(orgId, scanId);
const cpu = process.cpuUsage(before);
const wallSeconds = (performance.now() - began) / 1_000;
const [counted] = await withOrg(
  orgId,
  ({ sql }) => sql`
    select s.calls, s.throttles, (s.counts ->> 'resources')::int as resources,
      (select count(*)::int from verdicts where org_id = ${orgId}) as verdicts
    from scans s where s.org_id = ${orgId} and s.id = ${scanId}`,
);
const peakRss = process.resourceUsage().maxRSS * 1024;
const beforeJudging = performance.now();
await rejudge(orgId, connected.id);
const rejudgeSeconds = (performance.now() - beforeJudging) / 1_000;
const notSeen = await withOrg(
  orgId,
  ({ sql }) => sql<{ said: string }[]>`
    select concat_ws(' ', c ->> 'operation', u.region, c ->> 'status', c ->> 'code') as said
    from scan_units u, jsonb_array_elements(u.coverage) c
    where u.org_id = ${orgId} and u.scan_id = ${scanId} and c ->> 'status' <> 'complete' order by 1 limit 20`,
);
const report: WorkerReport = {
  wallSeconds,
  cpuSeconds: (cpu.user + cpu.system) / 1e6,
  peakRss,
  status,
  notSeen: notSeen.map(({ said }) => said),
  calls: counted?.calls,
  throttles: counted?.throttles,
  resources: counted?.resources,
  verdicts: counted?.verdicts,
  rejudgeSeconds,
};
await closeDatabase();
process.send?.(report);
process.disconnect?.();
