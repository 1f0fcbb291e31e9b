import { globalRegion, listedCompletely } from '@/server/checks/coverage';
import { collectors } from '@/server/collect/registry';
import type { OperationCoverage, ResourceType } from '@/server/collect/types';
import type { Tx } from '@/server/db';
import type { AnyOrgId } from '@/server/ids';

/** What the newest look at a type in a region is worth. */
export type Listing = { state: 'complete'; at: string } | { state: 'incomplete'; at: string; operations: string[] } | { state: 'never' };

interface UnitRow {
  service: string;
  region: string;
  coverage: OperationCoverage[];
  at: string;
  operations: string[] | null;
  regions: string[];
}

/** Scans that are looked back over: a scan of one service leaves the others to those before it. */
const scansBack = 30;

/** The newest look of an account's scans at each service and region. */
export class Listings {
  private readonly units: ReadonlyMap<string, UnitRow>;

  constructor(rows: readonly UnitRow[]) {
    this.units = new Map(rows.map((row) => [`${row.service} ${row.region}`, row]));
  }

  /** Whether what the inventory does not have is not there. `region`: of the resource. */
  of(type: ResourceType, region: string): Listing {
    const collector = collectors.find((each) => each.types.includes(type));
    const isGlobal = collector?.scope === 'global';
    const unit = collector && this.units.get(`${collector.service} ${isGlobal ? globalRegion : region}`);
    if (!collector || !unit) return { state: 'never' };
    // A bucket of a region that the scan left out was not listed.
    if (isGlobal && region !== globalRegion && !unit.regions.includes(region)) return { state: 'never' };
    const enumerating = collector.operations.filter(
      (spec) => spec.level === 'list' && spec.enumerates !== false && spec.types.includes(type),
    );
    const unasked = enumerating.filter(({ operation }) => unit.operations && !unit.operations.includes(operation));
    if (unasked.length === 0 && listedCompletely(collector, type, unit.coverage)) return { state: 'complete', at: unit.at };
    const broken = enumerating.filter(({ operation }) => unit.coverage.find((each) => each.operation === operation)?.status !== 'complete');
    return {
      state: 'incomplete',
      at: unit.at,
      operations: broken.map(({ operation }) => operation),
    };
  }
}

/** The instant of a look is when it began: what was made meanwhile may have been missed. */
export async function readListings({ sql }: Tx, orgId: AnyOrgId, awsAccountId: string): Promise<Listings> {
  const rows = await sql<UnitRow[]>`
    with recent as (
      select id, seq, operations, as_of from scans where org_id = ${orgId} and aws_account_id = ${awsAccountId} and "only" is null order by seq desc limit ${scansBack}
    )
    select distinct on (u.service, u.region) u.service, u.region, u.coverage, coalesce(s.as_of, u.started_at, u.finished_at) as at, s.operations,
      array(select distinct o.region from scan_units o where o.org_id = ${orgId} and o.scan_id = s.id) as regions
    from recent s join scan_units u on u.org_id = ${orgId} and u.scan_id = s.id and u.status in ('completed', 'partial', 'failed')
    order by u.service, u.region, s.seq desc`;
  return new Listings(rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() })));
}
