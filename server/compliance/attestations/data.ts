import type postgres from 'postgres';
import { isoText } from '@/server/findings/data';
import type { TenantScope } from '@/server/ids';
import type { AccountRef } from '@/server/posture';
import { ofAccounts } from '@/server/tenant-filter';
import type { AttestationView } from '../types';

interface Row {
  id: string;
  frameworkId: string;
  requirementId: string;
  statement: string;
  evidenceUrl: string | null;
  by: string;
  at: string;
  expiresAt: string;
  accounts: AccountRef[];
}

/** Attestations in force by framework and requirement, each with those of its accounts that are in question. */
export interface Attestations {
  of: (frameworkId: string, requirementId: string) => AttestationView[];
}

/**
 * Reads the attestations that are in force: neither withdrawn nor past their end.
 * @param frameworkId null: of all frameworks
 */
export async function readAttestations(
  sql: postgres.TransactionSql,
  scope: TenantScope,
  frameworkId: string | null,
  accountId: string | null,
): Promise<Attestations> {
  const rows = await sql<Row[]>`
    select t.id, t.framework_id as "frameworkId", t.requirement_id as "requirementId", t.statement, t.evidence_url as "evidenceUrl",
      t.attested_by_name as by, t.attested_at as at, t.expires_at as "expiresAt",
      jsonb_agg(jsonb_build_object('id', a.id, 'accountId', a.account_id, 'name', a.name, 'kind', a.kind) order by a.name, a.account_id) as accounts
    from attestations t
    join attestation_accounts o on o.org_id = t.org_id and o.attestation_id = t.id
    join aws_accounts a on a.org_id = o.org_id and a.id = o.aws_account_id
    where t.org_id = ${scope.orgId} and t.withdrawn_at is null and t.expires_at > now()
      ${frameworkId ? sql`and t.framework_id = ${frameworkId}` : sql``}
      ${accountId ? sql`and o.aws_account_id = ${accountId}` : sql``} ${ofAccounts(sql, scope, 'o.aws_account_id')}
    group by t.org_id, t.id order by t.attested_at desc`;
  const known = new Map<string, AttestationView[]>();
  for (const { frameworkId: framework, requirementId, at, expiresAt, ...row } of rows) {
    const key = `${framework} ${requirementId}`;
    known.set(key, [...(known.get(key) ?? []), { ...row, at: isoText(at), expiresAt: isoText(expiresAt) }]);
  }
  return { of: (framework, requirement) => known.get(`${framework} ${requirement}`) ?? [] };
}

/** Whether attestations speak for every one of the accounts. */
export function coverAll(attestations: readonly AttestationView[], accounts: readonly AccountRef[]): boolean {
  const covered = new Set(attestations.flatMap((each) => each.accounts.map(({ id }) => id)));
  return accounts.length > 0 && accounts.every(({ id }) => covered.has(id));
}
