import type postgres from 'postgres';
import type { OperationName } from '@/server/aws/operation';
import { decodeData } from '@/server/collect/data-json';
import type { KeptAnswer, KeptAnswers } from '@/server/collect/kept-answers';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { log } from '@/server/log';
import type { StagedAnswer } from './staging';

/** No answer is carried over for longer, whatever AWS promises: then the whole account is asked anew. */
export const keptForDays = 7;

export interface Unit {
  orgId: OrgId;
  awsAccountId: string;
  service: string;
  /** The unit's, `global` included. */
  region: string;
}

interface Row {
  key: string;
  answer: unknown;
  scan_seq: number;
  asked_at: string;
}

/**
 * The kept answers of a unit, read once for each operation that looks for one. Where they cannot be read, everything is asked for.
 * @param now the instant that the scan is about: what is older than a week then, or younger than it, is not known
 * @param isFull nothing is known
 * @param keep takes what this scan is told
 */
export function keptAnswersOf(unit: Unit, now: Date, isFull: boolean, keep: (answer: StagedAnswer) => void): KeptAnswers {
  const loaded = new Map<OperationName, Promise<Map<string, Row>>>();
  const load = (operation: OperationName): Promise<Map<string, Row>> => {
    const known = loaded.get(operation);
    if (known) return known;
    const loading = readAnswers(unit, operation, now).catch((error: unknown) => {
      log.warn({ err: error, service: unit.service, region: unit.region }, 'kept answers could not be read: everything is asked for');
      return new Map<string, Row>();
    });
    loaded.set(operation, loading);
    return loading;
  };
  return {
    async find(operation, key): Promise<KeptAnswer | undefined> {
      if (isFull) return undefined;
      const row = (await load(operation)).get(key);
      return row && { answer: decodeData(row.answer), scanSeq: row.scan_seq, askedAt: new Date(row.asked_at) };
    },
    keep: (operation, key, answer) => keep({ operation, key, answer }),
  };
}

async function readAnswers({ orgId, awsAccountId, service, region }: Unit, operation: string, now: Date): Promise<Map<string, Row>> {
  const rows = await withOrg(
    orgId,
    ({ sql }) => sql<Row[]>`
      select key, answer, scan_seq, asked_at from kept_answers
      where org_id = ${orgId} and aws_account_id = ${awsAccountId} and service = ${service} and region = ${region} and operation = ${operation}
        and asked_at <= ${now.toISOString()} and asked_at > ${now.toISOString()}::timestamptz - make_interval(days => ${keptForDays})`,
  );
  return new Map(rows.map((row) => [row.key, row]));
}

/**
 * Writes what the unit was told (`staged_answers`), in the unit's transaction. A full scan takes nothing over, so what was kept
 * before it goes: with that, also what was kept of things that are no more.
 */
export async function applyKeptAnswers(
  sql: postgres.TransactionSql,
  unit: Unit,
  scan: { seq: number; now: string; isFull: boolean },
): Promise<void> {
  const { orgId, awsAccountId, service, region } = unit;
  if (scan.isFull) await forgetAnswers(sql, unit);
  await sql`
    insert into kept_answers (org_id, aws_account_id, service, region, operation, key, answer, scan_seq, asked_at)
    select ${orgId}::uuid, ${awsAccountId}::uuid, ${service}, ${region}, s.operation, s.key, s.answer, ${scan.seq}, ${scan.now}::timestamptz
    from staged_answers s
    on conflict (org_id, aws_account_id, service, region, operation, key)
    do update set answer = excluded.answer, scan_seq = excluded.scan_seq, asked_at = excluded.asked_at`;
}

export async function forgetAnswers(sql: postgres.TransactionSql, { orgId, awsAccountId, service, region }: Unit): Promise<void> {
  await sql`
    delete from kept_answers
    where org_id = ${orgId} and aws_account_id = ${awsAccountId} and service = ${service} and region = ${region}`;
}

/** Whether something was kept of these services for so long that the scan must ask for everything. */
export async function hasExpiredAnswers(
  sql: postgres.TransactionSql,
  { orgId, awsAccountId, services, now }: { orgId: OrgId; awsAccountId: string; services: readonly string[]; now: Date },
): Promise<boolean> {
  const found = await sql`
    select 1 from kept_answers
    where org_id = ${orgId} and aws_account_id = ${awsAccountId} and service = any(${[...services]}::text[])
      and asked_at <= ${now.toISOString()}::timestamptz - make_interval(days => ${keptForDays}) limit 1`;
  return found.length > 0;
}
