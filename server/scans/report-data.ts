import type { OperationCoverage } from '@/server/collect/types';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { getScan, readUnits } from './data';
import { buildScanReport, type ScanReport } from './report';

/** The report of a scan, also of one that is still running. @throws AppError NOT_FOUND */
export async function getScanReport(orgId: OrgId, id: string, names: ReadonlyMap<string, string> = new Map()): Promise<ScanReport> {
  const scan = await getScan(orgId, id, names);
  const units = await withOrg(orgId, (tx) => readUnits(tx, orgId, id));
  return buildScanReport(
    scan,
    units.map(({ service, region, coverage }) => ({ service, region, entries: coverage as OperationCoverage[] })),
  );
}
