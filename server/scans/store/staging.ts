import type postgres from 'postgres';
import { type VerdictRecord, verdictHash } from '@/server/checks/judge';
import { severities } from '@/server/checks/types';
import { encodeData, storableText } from '@/server/collect/data-json';
import type { AnyResource } from '@/server/collect/types';
import { CopyRows } from '@/server/copy-rows';
import { withOrgConnection } from '@/server/db';
import type { OrgConnection } from '@/server/db-staging';
import { tokensOf } from '@/server/findings/tokens';
import type { OrgId } from '@/server/ids';
import type { KnownVerdicts } from './known-verdicts';

/** 1 critical … 4 low, as stored. */
export const severityRank = (severity: VerdictRecord['severity']): number => severities.indexOf(severity) + 1;

/** What is staged, and in which columns. */
const stagedColumns = {
  staged_resources: ['arn', 'service', 'type', 'region', 'resource_id', 'name', 'tags', 'config', 'gaps', 'tokens'],
  staged_verdicts: [
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
  ],
  staged_answers: ['operation', 'key', 'answer'],
  judged: ['check_id', 'region', 'complete', 'summary', 'evidence', 'hash'],
} as const;
type StagedTable = keyof typeof stagedColumns;
const stagedTables = Object.keys(stagedColumns) as StagedTable[];

/** Rows put down on a connection, by whether they count since its tables were last truncated or for the work that has it now. */
interface Staged {
  sinceTruncated: number;
  now: number;
}
const staged = new WeakMap<object, Staged>();

/** Deleted rows stay in a temporary table until it is truncated, and truncating makes PostgreSQL plan everything anew. */
const truncateAfter = 5_000;
/** From so many rows on it matters what the planner thinks of a temporary table. */
export const analyseFrom = 500;

/**
 * Runs `work` with empty temporary tables, which hold what a unit yields until it is written in one transaction. They stay
 * with the connection for its next user, emptied: making and dropping them each time costs more than all the rest.
 */
export async function withStaging<T>(orgId: OrgId, work: (connection: OrgConnection) => Promise<T>): Promise<T> {
  return withOrgConnection(orgId, async (connection) => {
    const { sql } = connection;
    if (!staged.has(sql)) await sql.unsafe(tables).simple();
    const counted: Staged = staged.get(sql) ?? { sinceTruncated: 0, now: 0 };
    staged.set(sql, counted);
    const result = await work(connection);
    // Where the work failed the connection is thrown away, and may be dead.
    const isFull = counted.sinceTruncated + counted.now > truncateAfter;
    await sql.unsafe(isFull ? truncateTables : deleteRows).simple();
    Object.assign(counted, { sinceTruncated: isFull ? 0 : counted.sinceTruncated + counted.now, now: 0 });
    return result;
  });
}

/** As COPY reads a `text[]`, each text once: two that differ only in what PostgreSQL cannot store become the same. */
const textArray = (items: readonly string[]): string =>
  `{${[...new Set(items.map(storableText))].map((item) => JSON.stringify(item)).join(',')}}`;

/** Puts rows down on a connection, and empties them. None may be there already. */
export async function stageRows(connection: OrgConnection, table: StagedTable, rows: CopyRows): Promise<void> {
  const counted = staged.get(connection.sql);
  if (counted) counted.now += rows.count;
  await connection.copy(table, stagedColumns[table], rows);
}

const truncateTables = `truncate ${stagedTables.join(', ')}`;
const deleteRows = stagedTables.map((table) => `delete from ${table};`).join(' ');

const tables = `
  create temporary table if not exists staged_resources (
    arn text primary key, service text, type text, region text, resource_id text, name text, tags jsonb, config jsonb, gaps jsonb,
    tokens text[]);
  create temporary table if not exists staged_verdicts (
    check_id text, arn text, sub_key text, resource_type text, resource_id text, resource_name text, service text, region text,
    severity smallint, status text, hash text, summary text, evidence jsonb, tokens text[], primary key (check_id, arn, sub_key));
  create temporary table if not exists staged_answers (operation text, key text, answer jsonb, primary key (operation, key));
  create temporary table if not exists judged (
    check_id text, region text, complete boolean, summary text, evidence jsonb, hash text, primary key (check_id, region));
  create temporary table if not exists stored_verdicts (
    id bigint, check_id text, arn text, sub_key text, resource_id text, region text, status text, finding text, hash text) on commit delete rows;`;

/**
 * Tells the planner how much is staged, if that is much, and of the columns that statements compare. What is in the others it would
 * take the longest to look through. To be called before applying.
 */
export async function analyseStaging({ sql }: OrgConnection): Promise<void> {
  if ((staged.get(sql)?.now ?? 0) < analyseFrom) return;
  await sql`analyze staged_resources (arn), staged_verdicts (check_id, arn, sub_key, region, status), judged`;
}

/** How many of the staged verdicts fail. */
export async function countFailing(sql: postgres.TransactionSql): Promise<number> {
  const [row] = await sql<{ findings: number }[]>`select count(*)::int as findings from staged_verdicts where status = 'fail'`;
  return row?.findings ?? 0;
}

/** Adds a page to what goes to `staged_resources`. */
export function addResources(rows: CopyRows, service: string, page: readonly AnyResource[]): void {
  for (const resource of page) {
    rows.add([
      storableText(resource.arn),
      service,
      resource.type,
      resource.region,
      storableText(resource.id),
      resource.name === null ? null : storableText(resource.name),
      JSON.stringify(encodeData(resource.tags)),
      JSON.stringify(encodeData(resource.data)),
      JSON.stringify(resource.gaps),
      textArray(tokensOf({ resourceId: resource.id, resourceName: resource.name, arn: resource.arn })),
    ]);
  }
}

/** Adds to what goes to `staged_verdicts`, but for what is known to be stored like that. */
export function addVerdicts(rows: CopyRows, records: readonly VerdictRecord[], known?: KnownVerdicts): void {
  for (const record of records) {
    const hash = verdictHash(record);
    if (known?.meets(record, hash)) continue;
    rows.add([
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
      hash,
      storableText(record.summary),
      record.evidence === null ? null : JSON.stringify(encodeData(record.evidence)),
      textArray(record.status === 'fail' ? tokensOf(record) : []),
    ]);
  }
}

/** An answer that a later scan may take instead of asking. */
export interface StagedAnswer {
  operation: string;
  key: string;
  answer: unknown;
}

/** Adds to what goes to `staged_answers`. */
export const addAnswer = (rows: CopyRows, { operation, key, answer }: StagedAnswer): void =>
  rows.add([operation, storableText(key), JSON.stringify(encodeData(answer ?? null))]);

/** Stages a page of resources, none of which may be there already. */
export async function stageResources(connection: OrgConnection, service: string, page: readonly AnyResource[]): Promise<void> {
  const rows = new CopyRows();
  addResources(rows, service, page);
  await stageRows(connection, 'staged_resources', rows);
}

/** Stages verdicts, none of which may be there already, but for what is known to be stored like that. */
export async function stageVerdicts(connection: OrgConnection, records: readonly VerdictRecord[], known?: KnownVerdicts): Promise<void> {
  const rows = new CopyRows();
  addVerdicts(rows, records, known);
  await stageRows(connection, 'staged_verdicts', rows);
}

/** That a check was (`complete`) or could not be judged in a region, with the reason. */
export interface JudgedRow {
  checkId: string;
  region: string;
  unknown: { summary: string; evidence: unknown } | null;
}

export async function stageJudged(connection: OrgConnection, judged: readonly JudgedRow[]): Promise<void> {
  const rows = new CopyRows();
  for (const { checkId, region, unknown } of judged) {
    rows.add([
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
    ]);
  }
  await stageRows(connection, 'judged', rows);
}
