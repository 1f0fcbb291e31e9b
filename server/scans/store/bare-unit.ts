import { withOrg } from '@/server/db';
import { failpoint } from '@/server/failpoint';
import type { ScanContext } from '../execute/scan-context';
import { assertActive } from './fence';
import { forgetAnswers, type Unit } from './kept-answers';
import { finishUnit, type UnitClaim, type UnitOutcome } from './units';

interface BareUnit {
  /** Types of resource that it would have listed. */
  types: readonly string[];
  /** Checks that were judged on it, and in which regions. */
  checkIds: readonly string[];
  regions: readonly string[];
  outcome: Omit<UnitOutcome, 'resources' | 'findings'>;
}

/**
 * Ends a unit that was seen completely and holds nothing, when nothing of it is stored either: most regions of most services are
 * like that, and then there is nothing to compare. In one transaction, as any unit.
 * @returns false when something is stored, which has to be settled
 */
export async function finishBareUnit(context: ScanContext, unit: UnitClaim, place: Unit, bare: BareUnit): Promise<boolean> {
  const { orgId, lease, scan } = context;
  const { awsAccountId, service, region } = place;
  return withOrg(orgId, async ({ sql }) => {
    await assertActive(sql, context);
    const [stored] = await sql<{ some: boolean }[]>`
      select exists (
        select from resources where org_id = ${orgId}::uuid and aws_account_id = ${awsAccountId}::uuid and service = ${service}
          and unit_region = ${region} and type = any(${[...bare.types]}::text[]) and deleted_at is null
      ) or exists (
        select from verdicts where org_id = ${orgId}::uuid and aws_account_id = ${awsAccountId}::uuid
          and check_id = any(${[...bare.checkIds]}::text[]) and region = any(${[...bare.regions]}::text[])
      ) as some`;
    if (stored?.some !== false) return false;
    failpoint('unit.collected');
    failpoint('unit.resources-written');
    failpoint('unit.verdicts-written');
    if (scan.full !== null) await forgetAnswers(sql, place);
    failpoint('unit.answers-kept');
    await finishUnit(sql, lease, unit, { ...bare.outcome, resources: 0, findings: 0 });
    return true;
  });
}
