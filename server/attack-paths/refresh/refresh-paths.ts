import type postgres from 'postgres';
import type { CoverageBook } from '@/server/checks/coverage';
import { withOrgConnection } from '@/server/db';
import type { OrgConnection } from '@/server/db-staging';
import { announce } from '@/server/live/announce';
import { withHeartbeat } from '@/server/scans/execute/heartbeat';
import { coverageOf } from '@/server/scans/execute/judge-account';
import { scanRegions } from '@/server/scans/execute/run-unit';
import { loadScanContext } from '@/server/scans/execute/scan-context';
import { type Lease, renewLease } from '@/server/scans/lease';
import { assertActive } from '@/server/scans/store/fence';
import { findPaths, type Path } from '../find-paths';
import { pathKindById } from '../kinds/registry';
import type { Landscape } from '../landscape/landscape';
import type { BlindSpot } from '../types';
import { applyPaths, noteRun, type PathScope } from './apply-paths';
import { blindSpots, missingIn } from './blindness';
import { loadLandscape } from './load-landscape';

/**
 * Looks for attack paths in what is stored of the account, by what the scan saw of it, and writes what differs. Safe to repeat.
 * A scan of some services or regions leaves the paths as the last whole one found them.
 * @throws ScanStopped when the scan is no longer this run's
 */
export async function refreshPaths(lease: Lease): Promise<{ paths: number; opened: number; closed: number } | null> {
  const context = await loadScanContext(lease);
  const { orgId, account, scan, now } = context;
  if (scan.services !== null || scan.regions !== null) return null;
  return withHeartbeat(context, (signal) =>
    withOrgConnection(orgId, async (connection) => {
      const looked = await lookThrough(connection, context, coverageOf(context), scan.disabledRegions, scanRegions(context));
      signal.throwIfAborted();
      const scope: PathScope = { orgId, awsAccountId: account.id, scanId: scan.id, seq: scan.seq, now: now.toISOString() };
      return connection.transaction(async (sql) => {
        await assertActive(sql, context);
        const moved = await writeLooked(sql, scope, looked);
        await renewLease(sql, lease);
        return { paths: looked.paths.length, ...moved };
      });
    }),
  );
}

interface Whose {
  orgId: string;
  account: { id: string; accountId: string; partition: string };
  now: Date;
}

export interface Looked {
  land: Landscape;
  paths: Path[];
  blind: BlindSpot[];
}

/** Reads an account's landscape and finds the paths in it. */
export async function lookThrough(
  connection: OrgConnection,
  { orgId, account, now }: Whose,
  book: CoverageBook,
  disabledRegions: readonly string[],
  regions: readonly string[],
): Promise<Looked> {
  const others = await connection.transaction(
    (sql) => sql<{ account_id: string }[]>`select account_id from aws_accounts where org_id = ${orgId} and id <> ${account.id}`,
  );
  const land = await loadLandscape(
    connection,
    { orgId, awsAccountId: account.id, disabledRegions },
    {
      account: account.accountId,
      partition: account.partition,
      now,
      trustedAccounts: others.map(({ account_id }) => account_id),
      missing: missingIn(book),
    },
  );
  return { land, paths: findPaths(land), blind: blindSpots(land, regions) };
}

export async function writeLooked(
  sql: postgres.TransactionSql,
  scope: PathScope,
  { land, paths, blind }: Looked,
): Promise<{ opened: number; closed: number }> {
  const moved = await applyPaths(sql, scope, paths, (kind, region, arns) => isCertain(land, kind, region, arns));
  await noteRun(sql, scope, land.size, blind);
  await announce(sql, { orgId: scope.orgId, channel: 'findings', id: scope.awsAccountId });
  return moved;
}

/** Whether all that a kind rests on was seen in a region, so that a path that is not found there is gone. A kind that is no more certainly is. */
function isCertain(land: Landscape, kindId: string, region: string, arns: readonly string[]): boolean {
  const kind = pathKindById.get(kindId);
  if (!kind) return true;
  if (land.missing(kind.needs, region) !== null) return false;
  const over = new Set(arns);
  return !kind.reads.some((type) =>
    land.list(type).some(({ arn, gaps }) => over.has(arn) && gaps.some(({ operation }) => kind.needs.includes(operation))),
  );
}
