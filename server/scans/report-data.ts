import type { OperationCoverage } from '@/server/collect/types';
import { withOrg } from '@/server/db';
import { type Actor, within } from '@/server/identity/actor';
import { getScan, readUnits } from './data';
import { buildScanReport, type ScanReport } from './report';

/** The report of a scan, also of one that is still running. @throws AppError NOT_FOUND */
export async function getScanReport(actor: Actor, id: string, names: ReadonlyMap<string, string> = new Map()): Promise<ScanReport> {
  const scan = await getScan(actor, id, names);
  const units = await withOrg(within(actor, 'scans:read'), (tx) => readUnits(tx, actor.orgId, id));
  return buildScanReport(
    scan,
    units.map(({ service, region, coverage }) => ({ service, region, entries: coverage as OperationCoverage[] })),
  );
}
