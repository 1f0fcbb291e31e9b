import { type Tx, withOrg } from '@/server/db';
import { type Actor, within } from '@/server/identity/actor';
import { memberNames } from '@/server/identity/member-names';
import type { AnyOrgId } from '@/server/ids';
import type { IgnoreRule } from '../types';
import type { RuleParts } from './match';

export type RuleRow = RuleParts & { id: string };

/** Rules that hold now. */
export async function activeRules({ sql }: Tx, orgId: AnyOrgId): Promise<RuleRow[]> {
  const rows = await sql<RuleRow[]>`
    select id, stack_name as "stackName", resource_type as "resourceType", logical_id as "logicalId", property_path as "propertyPath"
    from drift_ignore_rules where org_id = ${orgId} and lifted_at is null and (expires_at is null or expires_at > now()) order by created_at, id`;
  return rows.map((row) => ({ ...row }));
}

interface Row extends RuleRow {
  reason: string;
  owner: string;
  created_by: string;
  created_at: string;
  expires_at: string | null;
}

/** The same with who made them and why. */
export async function listRules(actor: Actor): Promise<IgnoreRule[]> {
  const scope = within(actor, 'drift:read');
  const names = await memberNames(scope.orgId);
  const rows = await withOrg(
    scope,
    ({ sql }) => sql<Row[]>`
      select id, stack_name as "stackName", resource_type as "resourceType", logical_id as "logicalId", property_path as "propertyPath",
        reason, owner, created_by, created_at, expires_at
      from drift_ignore_rules where org_id = ${scope.orgId} and lifted_at is null and (expires_at is null or expires_at > now())
      order by created_at desc, id limit 500`,
  );
  return rows.map(({ created_by, created_at, expires_at, ...rule }) => ({
    ...rule,
    createdBy: names.get(created_by) ?? 'a former member',
    createdAt: new Date(created_at).toISOString(),
    expiresAt: expires_at ? new Date(expires_at).toISOString() : null,
  }));
}
