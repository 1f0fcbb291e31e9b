import type postgres from 'postgres';
import type { TenantScope } from '@/server/ids';
import { readAttestations } from '../attestations/data';
import { readFrameworks } from '../custom/data';
import { judgeFramework } from '../judge-framework';
import { readStanding } from '../read-standing';
import { countStates } from '../state';

/**
 * Notes how the account, and the organization with it, stand in every framework as of an instant, where that differs from what was
 * noted last. To be called in the transaction that changed the verdicts, after the rollups were refreshed. What is noted of a
 * later instant stays: a scan of the past says nothing about today.
 * @param at ISO 8601
 */
export async function recordScores(sql: postgres.TransactionSql, scope: TenantScope, awsAccountId: string, at: string): Promise<void> {
  const frameworks = await readFrameworks(sql, scope);
  for (const accountId of [awsAccountId, null]) {
    const standing = await readStanding(sql, scope, accountId);
    const attestations = await readAttestations(sql, scope, null, accountId);
    const rows = frameworks.map((framework) => {
      const { notApplicable, partlyCovered: _, ...counts } = countStates(judgeFramework(framework, standing, attestations));
      return { framework_id: framework.id, ...counts, not_applicable: notApplicable };
    });
    await writeScores(sql, scope, accountId, at, JSON.stringify(rows));
  }
}

async function writeScores(
  sql: postgres.TransactionSql,
  { orgId }: TenantScope,
  accountId: string | null,
  at: string,
  rows: string,
): Promise<void> {
  const table = accountId ? sql`account_scores` : sql`org_scores`;
  const key = accountId ? sql`org_id, aws_account_id, framework_id, at` : sql`org_id, framework_id, at`;
  const keyOf = accountId
    ? sql`${orgId}::uuid, ${accountId}::uuid, n.framework_id, ${at}::timestamptz`
    : sql`${orgId}::uuid, n.framework_id, ${at}::timestamptz`;
  const counts = sql`pass, fail, unknown, excepted, manual, attested, not_applicable`;
  await sql`
    insert into ${table} (${key}, ${counts})
    select ${keyOf}, n.pass, n.fail, n.unknown, n.excepted, n.manual, n.attested, n.not_applicable
    from jsonb_to_recordset(${rows}::jsonb) n (framework_id text, pass int, fail int, unknown int, excepted int, manual int, attested int, not_applicable int)
    left join lateral (
      select * from ${table} l where l.org_id = ${orgId} ${accountId ? sql`and l.aws_account_id = ${accountId}` : sql``} and l.framework_id = n.framework_id
      order by l.at desc limit 1) last on true
    where last.at is null or (last.at <= ${at}::timestamptz
      and (last.pass, last.fail, last.unknown, last.excepted, last.manual, last.attested, last.not_applicable)
        is distinct from (n.pass, n.fail, n.unknown, n.excepted, n.manual, n.attested, n.not_applicable))
    on conflict (${key}) do update set pass = excluded.pass, fail = excluded.fail, unknown = excluded.unknown, excepted = excluded.excepted,
      manual = excluded.manual, attested = excluded.attested, not_applicable = excluded.not_applicable`;
}
