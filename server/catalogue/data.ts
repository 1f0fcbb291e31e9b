import { serviceOfCheck } from '@/server/checks/judge';
import { checks } from '@/server/checks/registry';
import type { Check } from '@/server/checks/types';
import { actionsOf, specOf } from '@/server/collect/registry';
import { withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import type { OrgId } from '@/server/ids';
import type { CheckDetail, CheckRow } from './types';

type Counts = CheckRow['counts'];
const none: Counts = { open: 0, muted: 0, pass: 0, unknown: 0 };

async function readCounts(orgId: OrgId, checkId?: string): Promise<Map<string, Counts>> {
  return withOrg(orgId, async ({ sql }) => {
    const rows = await sql<(Counts & { check_id: string })[]>`
      select check_id,
        count(*) filter (where finding = 'open' and (muted_until is null or muted_until <= now()))::int as open,
        count(*) filter (where finding = 'open' and muted_until > now())::int as muted,
        count(*) filter (where status = 'pass')::int as pass,
        count(*) filter (where status = 'unknown')::int as unknown
      from verdicts where org_id = ${orgId} ${checkId ? sql`and check_id = ${checkId}` : sql``} group by check_id`;
    return new Map(rows.map(({ check_id, ...counts }) => [check_id, counts]));
  });
}

const rowOf = (check: Check, counts: Counts | undefined): CheckRow => ({
  id: check.id,
  title: check.title,
  service: serviceOfCheck(check),
  severity: check.severity,
  resourceType: check.resourceType,
  requirements: Object.fromEntries(Object.entries(check.requirements ?? {}).map(([framework, numbers]) => [framework, [...numbers]])),
  counts: counts ?? none,
});

/** The whole catalogue with how each check stands. */
export async function listChecks(orgId: OrgId): Promise<CheckRow[]> {
  const counts = await readCounts(orgId);
  return checks.map((check) => rowOf(check, counts.get(check.id)));
}

/** @throws AppError NOT_FOUND */
export async function getCheck(orgId: OrgId, id: string): Promise<CheckDetail> {
  const check = checks.find((each) => each.id === id);
  if (!check) throw notFound('check');
  const counts = await readCounts(orgId, id);
  return {
    ...rowOf(check, counts.get(id)),
    why: check.why,
    remedy: check.remedy,
    needs: check.needs.map((operation) => ({ operation, actions: [...actionsOf(specOf(operation))] })),
    reads: (check.reads ?? []).map(({ type, scope }) => ({ type, scope })),
    parameters: { ...check.parameters },
    aliases: { prowler: [...(check.aliases.prowler ?? [])], securityHub: [...(check.aliases.securityHub ?? [])] },
  };
}
