import { withOrgConnection } from '@/server/db';
import { withHeartbeat } from '@/server/scans/execute/heartbeat';
import { loadScanContext } from '@/server/scans/execute/scan-context';
import { type Lease, renewLease } from '@/server/scans/lease';
import { assertActive } from '@/server/scans/store/fence';
import { describeAccount } from './describe-account';
import { readWorld } from './read-world';
import { type Owner, readHashes, removeWorkloads, type ToWrite, writeWorkloads } from './store';
import { toRow } from './to-row';

/** Rows of vulnerabilities that one statement writes at most, or one workload's. */
const vulnerabilitiesAtOnce = 2_000;

/**
 * Works out the account's workloads from what is stored of it, and writes those that differ. Safe to repeat.
 * @throws ScanStopped when the scan is no longer this run's
 */
export async function refreshWorkloads(lease: Lease): Promise<{ workloads: number; written: number; removed: number }> {
  const context = await loadScanContext(lease);
  const { orgId, account, now } = context;
  // One resource alone was looked at: the next scan tells what it means for workloads.
  if (context.scan.only) return { workloads: 0, written: 0, removed: 0 };
  const owner: Owner = { orgId, awsAccountId: account.id, now: now.toISOString() };
  return withHeartbeat(context, (signal) =>
    withOrgConnection(orgId, async (connection) => {
      const world = await readWorld(connection, context);
      const gone = await connection.transaction((sql) => readHashes(sql, owner));
      let [workloads, written] = [0, 0];
      for await (const described of describeAccount(connection, context, world)) {
        signal.throwIfAborted();
        const changed: ToWrite[] = [];
        for (const each of described) {
          workloads += 1;
          if ('record' in each) {
            const { vulnerabilities } = each.record;
            const row = toRow(each.record);
            if (gone.get(each.arn) !== row.hash) changed.push({ row, vulnerabilities });
          }
          gone.delete(each.arn);
          // A repository's images go by its ARN and their digests.
          if ('failed' in each) for (const arn of gone.keys()) if (arn.startsWith(`${each.arn}/`)) gone.delete(arn);
        }
        for (const records of inPortions(changed))
          await connection.transaction(async (sql) => {
            await assertActive(sql, context);
            await writeWorkloads(sql, owner, records);
            await renewLease(sql, lease);
          });
        written += changed.length;
      }
      if (gone.size > 0)
        await connection.transaction(async (sql) => {
          await assertActive(sql, context);
          await removeWorkloads(sql, owner, [...gone.keys()]);
          await renewLease(sql, lease);
        });
      return { workloads, written, removed: gone.size };
    }),
  );
}

function* inPortions(records: readonly ToWrite[]): Generator<ToWrite[]> {
  let portion: ToWrite[] = [];
  let rows = 0;
  for (const record of records) {
    if (portion.length > 0 && rows + record.vulnerabilities.length > vulnerabilitiesAtOnce) {
      yield portion;
      [portion, rows] = [[], 0];
    }
    portion.push(record);
    rows += record.vulnerabilities.length;
  }
  if (portion.length > 0) yield portion;
}
