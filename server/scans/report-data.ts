import type { ScanCounts } from '@/drizzle/schema/scans';
import type { OperationCoverage } from '@/server/collect/types';
import { type Tx, withOrg } from '@/server/db';
import { type Actor, within } from '@/server/identity/actor';
import type { EffectiveScope } from '@/server/scope/types';
import { getScan, readUnits } from './data';
import { buildScanReport, type Decided, type ScanReport } from './report';

/** The report of a scan, also of one that is still running. @throws AppError NOT_FOUND */
export async function getScanReport(actor: Actor, id: string, names: ReadonlyMap<string, string> = new Map()): Promise<ScanReport> {
  const scan = await getScan(actor, id, names);
  const { units, decided } = await withOrg(within(actor, 'scans:read'), async (tx) => ({
    units: await readUnits(tx, actor.orgId, id),
    decided: await readDecided(tx, actor.orgId, id),
  }));
  return buildScanReport(
    scan,
    units.map(({ service, region, coverage }) => ({ service, region, entries: coverage as OperationCoverage[] })),
    decided,
  );
}

async function readDecided({ sql }: Tx, orgId: string, id: string): Promise<Decided> {
  const [row] = await sql<{ scope: EffectiveScope | null; counts: ScanCounts | null }[]>`
    select scope, counts from scans where org_id = ${orgId} and id = ${id}`;
  return { decided: row?.scope ?? null, excludedBy: row?.counts ? (row.counts.excludedBy ?? {}) : null };
}
