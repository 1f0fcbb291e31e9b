import { serviceOfCheck } from '@/server/checks/judge';
import { checks } from '@/server/checks/registry';
import type { Check } from '@/server/checks/types';
import { actionsOf, specOf } from '@/server/collect/registry';
import { withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import type { TenantScope } from '@/server/ids';
import { ofAccounts } from '@/server/tenant-filter';
import type { CheckDetail, CheckRow } from './types';

type Counts = CheckRow['counts'];
const none: Counts = { open: 0, muted: 0, pass: 0, unknown: 0 };

async function readCounts(scope: TenantScope, checkId?: string): Promise<Map<string, Counts>> {
  return withOrg(scope, async ({ sql }) => {
    const rows = await sql<(Counts & { check_id: string })[]>`
      select check_id,
        count(*) filter (where finding = 'open' and (muted_until is null or muted_until <= now()))::int as open,
        count(*) filter (where finding = 'open' and muted_until > now())::int as muted,
        count(*) filter (where status = 'pass')::int as pass,
        count(*) filter (where status = 'unknown')::int as unknown
      from verdicts where org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'aws_account_id')} ${checkId ? sql`and check_id = ${checkId}` : sql``} group by check_id`;
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
export async function listChecks(actor: Actor): Promise<CheckRow[]> {
  authorise(actor, 'checks:read');
  const counts = await readCounts(actor);
  return checks.map((check) => rowOf(check, counts.get(check.id)));
}

/** @throws AppError NOT_FOUND */
export async function getCheck(actor: Actor, id: string): Promise<CheckDetail> {
  authorise(actor, 'checks:read');
  const check = checks.find((each) => each.id === id);
  if (!check) throw notFound('check');
  const counts = await readCounts(actor, id);
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
