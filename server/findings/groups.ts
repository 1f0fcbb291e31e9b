import type postgres from 'postgres';
import { z } from 'zod';
import { checkById } from '@/server/checks/catalogue';
import { frameworksTouchedBy } from '@/server/compliance/touched-by';
import { withOrg } from '@/server/db';
import { decodeCursor, encodeCursor } from '@/server/http/cursor';
import { type Actor, within } from '@/server/identity/actor';
import type { Page } from '@/server/page';
import { askedBy } from './asked-by';
import { pageSize } from './constants';
import { isoText, severityOf } from './data';
import { rareWordOf } from './search';
import type { FindingFilters, FindingGroup, GroupBy } from './types';
import { conditionsOf } from './where';

interface Row {
  key: string;
  severity: number;
  findings: number;
  resources: number;
  checks: number;
  accounts: number;
  overdue: number;
  unassigned: number;
  changed_at: string;
  name: string | null;
  region: string;
  resource_type: string;
  total: number;
}

const cursorSchema = z.tuple([z.coerce.number().int(), z.coerce.number().int(), z.string()]);

/**
 * Findings by their cause (the check, whatever frameworks ask for it) or by resource: the worst first, then the most. Counts what
 * the filters leave, so that a group and the list that it leads to agree.
 */
export async function listFindingGroups(
  actor: Actor,
  by: GroupBy,
  { limit = pageSize, cursor, ...asked }: FindingFilters & { limit?: number; cursor?: string | null | undefined },
): Promise<Page<FindingGroup>> {
  const scope = within(actor, 'findings:read');
  const list = `finding-groups:${by}`;
  const after = cursor ? decodeCursor(scope.orgId, list, cursor, cursorSchema) : null;
  const rows = await withOrg(scope, async ({ sql }) => {
    const rare = await rareWordOf(sql, scope, asked);
    return sql<Row[]>`
    with groups as (
      select ${by === 'check' ? sql`v.check_id` : sql`v.arn`} as key, min(v.severity)::int as severity, count(*)::int as findings,
        count(distinct v.arn)::int as resources, count(distinct v.check_id)::int as checks, count(distinct v.aws_account_id)::int as accounts,
        count(*) filter (where v.finding = 'open' and v.due_at <= now())::int as overdue,
        count(*) filter (where v.assignee_id is null)::int as unassigned, max(v.changed_at) as changed_at,
        max(coalesce(v.resource_name, v.resource_id)) as name, min(v.region) as region, min(v.resource_type) as resource_type
      from verdicts v where ${conditionsOf(sql, scope, askedBy(actor, asked), rare)} group by 1
    )
    select *, (select count(*)::int from groups) as total from groups
    where ${after ? beyond(sql, after) : sql`true`} order by severity, findings desc, key limit ${limit + 1}`;
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map((row) => toGroup(row, by)),
    total: rows[0]?.total ?? 0,
    totalIsCapped: false,
    nextCursor: rows.length > limit && last ? encodeCursor(scope.orgId, list, [last.severity, last.findings, last.key]) : null,
  };
}

const beyond = (sql: postgres.TransactionSql, [severity, findings, key]: z.output<typeof cursorSchema>) => sql`
  (severity > ${severity} or (severity = ${severity} and (findings < ${findings} or (findings = ${findings} and key > ${key}))))`;

function toGroup(row: Row, by: GroupBy): FindingGroup {
  return {
    key: row.key,
    title: by === 'check' ? (checkById(row.key)?.title ?? row.key) : (row.name ?? row.key),
    severity: severityOf(row.severity),
    findings: row.findings,
    resources: row.resources,
    checks: row.checks,
    accounts: row.accounts,
    overdue: row.overdue,
    unassigned: row.unassigned,
    lastChangedAt: isoText(row.changed_at),
    region: by === 'resource' ? row.region : null,
    resourceType: by === 'resource' ? row.resource_type : null,
    frameworks: by === 'check' ? frameworksTouchedBy(row.key).map(({ id, name }) => ({ id, name })) : [],
  };
}
