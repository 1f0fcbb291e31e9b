import type postgres from 'postgres';
import { type VerdictRecord, verdictHash } from '@/server/checks/judge';
import { severities } from '@/server/checks/types';
import { encodeData, storableText } from '@/server/collect/data-json';
import type { AnyResource } from '@/server/collect/types';
import { withOrgConnection } from '@/server/db';
import type { OrgConnection } from '@/server/db-staging';
import { tokensOf } from '@/server/findings/tokens';
import type { OrgId } from '@/server/ids';

/** 1 critical … 4 low, as stored. */
export const severityRank = (severity: VerdictRecord['severity']): number => severities.indexOf(severity) + 1;

const resourceColumns = ['arn', 'service', 'type', 'region', 'resource_id', 'name', 'tags', 'config', 'gaps'] as const;
const verdictColumns = [
  'check_id',
  'arn',
  'sub_key',
  'resource_type',
  'resource_id',
  'resource_name',
  'service',
  'region',
  'severity',
  'status',
  'hash',
  'summary',
  'evidence',
  'tokens',
] as const;

/**
 * Runs `work` with empty temporary tables, which hold what a unit yields until it is written in one transaction. They stay
 * with the connection for its next user, emptied: making and dropping them each time costs more than all the rest.
 */
export async function withStaging<T>(orgId: OrgId, work: (connection: OrgConnection) => Promise<T>): Promise<T> {
  return withOrgConnection(orgId, async (connection) => {
    await connection.sql.unsafe(tables).simple();
    try {
      return await work(connection);
    } finally {
      await connection.sql.unsafe('truncate staged_resources, staged_verdicts, staged_answers, judged');
    }
  });
}

const tables = `
  create temporary table if not exists staged_resources (
    arn text primary key, service text, type text, region text, resource_id text, name text, tags jsonb, config jsonb, gaps jsonb);
  create temporary table if not exists staged_verdicts (
    check_id text, arn text, sub_key text, resource_type text, resource_id text, resource_name text, service text, region text,
    severity smallint, status text, hash text, summary text, evidence jsonb, tokens text[], primary key (check_id, arn, sub_key));
  create temporary table if not exists staged_answers (operation text, key text, answer jsonb, primary key (operation, key));
  create temporary table if not exists judged (
    check_id text, region text, complete boolean, summary text, evidence jsonb, hash text, primary key (check_id, region));`;

/** Tells the planner how much is staged. To be called before applying. */
export async function analyseStaging({ sql }: OrgConnection): Promise<void> {
  await sql`analyze staged_resources, staged_verdicts, judged`;
}

/** How many of the staged verdicts fail. */
export async function countFailing(sql: postgres.TransactionSql): Promise<number> {
  const [row] = await sql<{ findings: number }[]>`select count(*)::int as findings from staged_verdicts where status = 'fail'`;
  return row?.findings ?? 0;
}

/** Adds a page of resources, none of which may be there already. */
export async function stageResources(connection: OrgConnection, service: string, page: readonly AnyResource[]): Promise<void> {
  await connection.copy(
    'staged_resources',
    resourceColumns,
    page.map((resource) => [
      storableText(resource.arn),
      service,
      resource.type,
      resource.region,
      storableText(resource.id),
      resource.name === null ? null : storableText(resource.name),
      JSON.stringify(encodeData(resource.tags)),
      JSON.stringify(encodeData(resource.data)),
      JSON.stringify(resource.gaps),
    ]),
  );
}

export async function stageVerdicts(connection: OrgConnection, records: readonly VerdictRecord[]): Promise<void> {
  await connection.copy(
    'staged_verdicts',
    verdictColumns,
    records.map((record) => [
      record.checkId,
      storableText(record.arn),
      storableText(record.subKey),
      record.resourceType,
      storableText(record.resourceId),
      record.resourceName === null ? null : storableText(record.resourceName),
      record.service,
      record.region,
      severityRank(record.severity),
      record.status,
      verdictHash(record),
      storableText(record.summary),
      record.evidence === null ? null : JSON.stringify(encodeData(record.evidence)),
      record.status === 'fail'
        ? `{${tokensOf(record)
            .map((token) => JSON.stringify(token))
            .join(',')}}`
        : '{}',
    ]),
  );
}

/** An answer that a later scan may take instead of asking. */
export interface StagedAnswer {
  operation: string;
  key: string;
  answer: unknown;
}

export async function stageAnswers(connection: OrgConnection, rows: readonly StagedAnswer[]): Promise<void> {
  await connection.copy(
    'staged_answers',
    ['operation', 'key', 'answer'],
    rows.map(({ operation, key, answer }) => [operation, storableText(key), JSON.stringify(encodeData(answer ?? null))]),
  );
}

/** That a check was (`complete`) or could not be judged in a region, with the reason. */
export interface JudgedRow {
  checkId: string;
  region: string;
  unknown: { summary: string; evidence: unknown } | null;
}

export async function stageJudged(connection: OrgConnection, rows: readonly JudgedRow[]): Promise<void> {
  await connection.copy(
    'judged',
    ['check_id', 'region', 'complete', 'summary', 'evidence', 'hash'],
    rows.map(({ checkId, region, unknown }) => [
      checkId,
      region,
      unknown === null,
      unknown?.summary ?? null,
      unknown ? JSON.stringify(unknown.evidence) : null,
      unknown
        ? verdictHash({
            status: 'unknown',
            severity: 'low',
            summary: unknown.summary,
            resourceName: null,
            evidence: unknown.evidence as VerdictRecord['evidence'],
          })
        : null,
    ]),
  );
}
