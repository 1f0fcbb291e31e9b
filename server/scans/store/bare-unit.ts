import { withOrg } from '@/server/db';
import { failpoint } from '@/server/failpoint';
import type { ScanContext } from '../execute/scan-context';
import { assertActive } from './fence';
import { forgetAnswers } from './kept-answers';
import { finishUnits, type UnitClaim, type UnitOutcome } from './units';

export interface BareUnit {
  claim: UnitClaim;
  /** Types of resource that it would have listed. */
  types: readonly string[];
  /** Checks that were judged on it, and in which regions. */
  checkIds: readonly string[];
  regions: readonly string[];
  outcome: Omit<UnitOutcome, 'resources' | 'findings'>;
}

/**
 * Ends units of a region that were seen completely and hold nothing, those of which nothing is stored either: most regions of most
 * services are like that, and then there is nothing to compare. In one transaction, each unit as any other.
 * @returns services of those that ended, and of those that did not because something is stored, which has to be settled; in neither
 *   are those that another worker has claimed since
 */
export async function finishBareUnits(
  context: ScanContext,
  region: string,
  units: readonly BareUnit[],
): Promise<{ finished: Set<string>; stored: Set<string> }> {
  const { orgId, lease, scan, account } = context;
  return withOrg(orgId, async ({ sql }) => {
    await assertActive(sql, context);
    const checkIds = units.flatMap((unit) => unit.checkIds);
    const listed = units.flatMap(({ claim, types }) => types.map((type) => ({ service: claim.service, type })));
    // Probed one by one through an index, however large the account is: an `exists` could become a join over all that is stored.
    // Wider than each unit alone where regions differ between them: then more is settled than has to be, never less.
    const rows = await sql<{ service: string | null; check_id: string | null }[]>`
      select w.service, null as check_id
      from unnest(${listed.map(({ service }) => service)}::text[], ${listed.map(({ type }) => type)}::text[]) w (service, type)
      cross join lateral (
        select from resources r where r.org_id = ${orgId}::uuid and r.aws_account_id = ${account.id}::uuid and r.service = w.service
          and r.unit_region = ${region} and r.type = w.type and r.deleted_at is null limit 1
      ) one union all
      select null, w.id from unnest(${checkIds}::text[]) w (id) cross join lateral (
        select from verdicts v where v.org_id = ${orgId}::uuid and v.aws_account_id = ${account.id}::uuid
          and v.check_id = w.id and v.region = any(${[...new Set(units.flatMap(({ regions }) => regions))]}::text[]) limit 1
      ) one`;
    const kept = new Set(rows.map((row) => row.service ?? row.check_id));
    const stored = units.filter(({ claim, checkIds: own }) => kept.has(claim.service) || own.some((id) => kept.has(id)));
    const bare = units.filter((unit) => !stored.includes(unit));
    for (const _ of bare) failpoint('unit.collected');
    for (const _ of bare) failpoint('unit.resources-written');
    for (const _ of bare) failpoint('unit.verdicts-written');
    if (scan.full !== null)
      for (const { claim } of bare) await forgetAnswers(sql, { orgId, awsAccountId: account.id, service: claim.service, region });
    for (const _ of bare) failpoint('unit.answers-kept');
    const finished = await finishUnits(
      sql,
      lease,
      region,
      bare.map(({ claim, outcome }) => ({ claim, outcome: { ...outcome, resources: 0, findings: 0 } })),
    );
    return { finished, stored: new Set(stored.map(({ claim }) => claim.service)) };
  });
}
