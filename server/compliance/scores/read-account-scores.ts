import type postgres from 'postgres';
import { isoText } from '@/server/findings/data';
import type { TenantScope } from '@/server/ids';
import { ofAccounts } from '@/server/tenant-filter';
import { scoreOf } from '../state';
import type { AccountScore } from '../types';

/** More accounts than these are asked for one by one. */
const accountsAtMost = 500;

type Row = AccountScore['account'] & AccountScore['counts'] & { at: string };

/** How each account stood in a framework when its last scan ended, the worst first. Reads one row an account, by the key. */
export async function readAccountScores(sql: postgres.TransactionSql, scope: TenantScope, frameworkId: string): Promise<AccountScore[]> {
  const rows = await sql<Row[]>`
    select a.id, a.account_id as "accountId", a.name, a.kind, s.at, s.pass, s.fail, s.unknown, s.excepted, s.manual, s.attested,
      s.not_applicable as "notApplicable"
    from aws_accounts a cross join lateral (
      select * from account_scores l where l.org_id = a.org_id and l.aws_account_id = a.id and l.framework_id = ${frameworkId}
      order by l.at desc limit 1) s
    where a.org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'a.id')} order by a.name, a.account_id limit ${accountsAtMost}`;
  return rows
    .map(({ id, accountId, name, kind, at, ...counts }) => ({
      account: { id, accountId, name, kind },
      at: isoText(at),
      score: scoreOf(counts),
      counts,
    }))
    .sort((a, b) => (a.score ?? 2) - (b.score ?? 2));
}
