import type { Tx } from '@/server/db';
import { isoText } from '@/server/findings/data';
import { memberNames } from '@/server/identity/member-names';
import type { TenantScope } from '@/server/ids';
import { ofAccounts } from '@/server/tenant-filter';

/** Findings of one check under one mute. */
export interface MutedFindings {
  checkId: string;
  findings: number;
  reason: string;
  by: string;
  /** null: until somebody lifts it. */
  until: string | null;
}

interface Row {
  checkId: string;
  findings: number;
  reason: string | null;
  createdBy: string | null;
  until: string | null;
}

/** More rows than these no reader goes through; the findings list has them all. */
const rowsAtMost = 500;

/** The mutes in force on findings of these checks. Asked only of checks that the rollups know to have muted findings. */
export async function readMuted(
  { sql }: Tx,
  scope: TenantScope,
  checkIds: readonly string[],
  accountId: string | null,
): Promise<MutedFindings[]> {
  if (checkIds.length === 0) return [];
  const rows = await sql<Row[]>`
    select v.check_id as "checkId", count(*)::int as findings, m.reason, m.created_by as "createdBy", m.expires_at as until
    from verdicts v left join mutes m on m.org_id = v.org_id and m.id = v.mute_id
    where v.org_id = ${scope.orgId} and v.check_id = any(${checkIds as string[]}::text[]) and v.finding = 'open' and v.muted_until > now()
      ${accountId ? sql`and v.aws_account_id = ${accountId}` : sql``} ${ofAccounts(sql, scope, 'v.aws_account_id')}
    group by v.check_id, m.id, m.reason, m.created_by, m.expires_at order by v.check_id, findings desc limit ${rowsAtMost}`;
  const names = await memberNames(scope.orgId);
  return rows.map(({ createdBy, until, reason, ...row }) => ({
    ...row,
    reason: reason ?? '',
    by: (createdBy && names.get(createdBy)) || 'a former member',
    until: until && isoText(until),
  }));
}
