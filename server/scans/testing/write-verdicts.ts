import type postgres from 'postgres';
import type { VerdictRecord } from '@/server/checks/judge';
import { applyVerdicts } from '../store/apply-verdicts';
import { analyseStaging, stageJudged, stageVerdicts, withStaging } from '../store/staging';
import type { MadeScan } from './make-scan';

export const checkId = 'ec2/instance-imdsv2-required';
export const region = 'eu-west-1';

/** A verdict about an instance: that it fails, unless `more` says otherwise. */
export const verdict = (id: string, more: Partial<VerdictRecord> = {}): VerdictRecord => ({
  checkId,
  arn: `arn:aws:ec2:${region}:111111111111:instance/${id}`,
  subKey: '',
  resourceType: 'AWS::EC2::Instance',
  resourceId: id,
  resourceName: null,
  service: 'ec2',
  region,
  severity: 'high',
  status: 'fail',
  summary: `${id} answers without a token`,
  evidence: { tokens: 'optional' },
  ...more,
});

/** What one unit yields, written as a scan writes it; returns what `ask` says before its transaction ends. */
export const writeVerdicts = <T>(
  place: MadeScan,
  records: readonly VerdictRecord[],
  now: string,
  ask: (sql: postgres.TransactionSql) => Promise<T>,
  judgedIn: string = region,
): Promise<T> =>
  withStaging(place.orgId, async (connection) => {
    await stageVerdicts(connection, records);
    await stageJudged(connection, [{ checkId, region: judgedIn, unknown: null }]);
    await analyseStaging(connection);
    return connection.transaction(async (sql) => {
      await applyVerdicts(sql, { ...place, now });
      return ask(sql);
    });
  });

/** Pages of a table and of its indexes that this transaction has read. */
export async function pagesRead(sql: postgres.TransactionSql, table: 'verdicts' | 'resources'): Promise<number> {
  const [row] = await sql<{ pages: number }[]>`
    select sum(pg_stat_get_xact_blocks_fetched(part))::int as pages
    from (select indexrelid as part from pg_index where indrelid = ${table}::regclass union select ${table}::regclass) parts`;
  return row?.pages ?? 0;
}
