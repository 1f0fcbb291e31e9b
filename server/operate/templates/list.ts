import { z } from 'zod';
import { withOrg } from '@/server/db';
import { decodeCursor, encodeCursor } from '@/server/http/cursor';
import { type Actor, within } from '@/server/identity/actor';
import type { Page } from '@/server/page';
import type { AccountRef } from '@/server/posture';
import { ofAccounts } from '@/server/tenant-filter';
import { operatingIsOff } from '../access/operator';
import { lastActions } from '../instances/list';
import type { LaunchTemplateRow } from '../types';

export interface TemplateParams {
  account?: readonly string[] | undefined;
  region?: readonly string[] | undefined;
  q?: string | undefined;
  ids?: readonly string[] | undefined;
  cursor?: string | null | undefined;
  limit?: number | undefined;
}

interface Row {
  id: string;
  region: string;
  aws_account_id: string;
  account_id: string;
  account_name: string;
  account_kind: AccountRef['kind'];
  name: string;
  default_version: number;
  latest_version: number;
  created_at: string | null;
  created_by: string | null;
  tags: Record<string, string> | null;
  as_of: string | null;
  operator: string | null;
}

const cursorShape = z.tuple([z.string(), z.string(), z.string()]);
const totalCap = 10_000;

/**
 * Launch templates of all accounts by name, as the last scan saw them and as what was done from here has left them: what was made
 * since is here already, and versions and defaults that were set since hold.
 */
export async function listTemplates(actor: Actor, params: TemplateParams): Promise<Page<LaunchTemplateRow>> {
  const scope = within(actor, 'instances:read');
  const { orgId } = scope;
  const limit = params.limit ?? 50;
  return withOrg(scope, async (tx) => {
    const { sql } = tx;
    const done = sql`(
      select aws_account_id, region, answer ->> 'launchTemplateId' as id, answer ->> 'launchTemplateName' as name, kind,
        (answer ->> 'version')::int as version, finished_at, requested_by_name
      from operate_actions where org_id = ${orgId} and status = 'settled' and kind like 'template-%' ${ofAccounts(sql, scope, 'aws_account_id')}
    )`;
    const seen = sql`(
      select r.resource_id as id, r.region, r.aws_account_id, coalesce(r.config ->> 'LaunchTemplateName', r.name, '') as name,
        coalesce(d.version, (r.config ->> 'DefaultVersionNumber')::int, 1) as default_version,
        greatest(v.version, (r.config ->> 'LatestVersionNumber')::int, 1) as latest_version,
        r.config -> 'CreateTime' ->> '$date' as created_at, r.config ->> 'CreatedBy' as created_by, r.tags, greatest(c.finished_at, d.finished_at, v.finished_at) as as_of
      from resources r
      join aws_accounts a on a.org_id = r.org_id and a.id = r.aws_account_id
      left join scans c on c.org_id = a.org_id and c.id = a.last_scan_id
      left join lateral (select version, finished_at from ${done} d where d.aws_account_id = r.aws_account_id and d.id = r.resource_id
        and d.kind = 'template-default' and d.finished_at > coalesce(c.started_at, '-infinity') order by d.finished_at desc limit 1) d on true
      left join lateral (select version, finished_at from ${done} d where d.aws_account_id = r.aws_account_id and d.id = r.resource_id
        and d.kind = 'template-version' order by d.version desc limit 1) v on true
      where r.org_id = ${orgId} and r.type = 'AWS::EC2::LaunchTemplate' and r.deleted_at is null ${ofAccounts(sql, scope, 'r.aws_account_id')}
      union all
      select n.id, n.region, n.aws_account_id, n.name, coalesce(d.version, 1), coalesce(v.version, 1), n.finished_at::text, n.requested_by_name, null,
        greatest(n.finished_at, d.finished_at, v.finished_at)
      from ${done} n
      left join lateral (select version, finished_at from ${done} d where d.aws_account_id = n.aws_account_id and d.id = n.id
        and d.kind = 'template-default' order by d.finished_at desc limit 1) d on true
      left join lateral (select version, finished_at from ${done} d where d.aws_account_id = n.aws_account_id and d.id = n.id
        and d.kind = 'template-version' order by d.version desc limit 1) v on true
      where n.kind = 'template-create' and not exists (select from resources r where r.org_id = ${orgId} and r.aws_account_id = n.aws_account_id
        and r.type = 'AWS::EC2::LaunchTemplate' and r.resource_id = n.id)
    )`;
    const matches = sql`
      ${params.account?.length ? sql`and i.aws_account_id = any(${params.account as string[]}::uuid[])` : sql``}
      ${params.region?.length ? sql`and i.region = any(${params.region as string[]}::text[])` : sql``}
      ${params.ids ? sql`and i.id = any(${params.ids as string[]}::text[])` : sql``}
      ${params.q ? sql`and strpos(lower(i.id || ' ' || i.name), ${params.q.toLowerCase()}) > 0` : sql``}`;
    const after = params.cursor ? decodeCursor(orgId, 'launch-templates', params.cursor, cursorShape) : null;
    const rows = await sql<Row[]>`
      select i.*, a.account_id, a.name as account_name, a.kind as account_kind, o.status as operator
      from ${seen} i
      join aws_accounts a on a.org_id = ${orgId} and a.id = i.aws_account_id
      left join account_operators o on o.org_id = ${orgId} and o.aws_account_id = i.aws_account_id
      where true ${matches} ${after ? sql`and (lower(i.name), i.id, i.aws_account_id::text) > (${after[0]}, ${after[1]}, ${after[2]})` : sql``}
      order by lower(i.name), i.id, i.aws_account_id::text limit ${limit + 1}`;
    const [counted] = await sql<{ n: number }[]>`select count(*)::int as n from ${seen} i where true ${matches}`;
    const total = counted?.n ?? 0;
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const actions = await lastActions(
      tx,
      orgId,
      page.map(({ id }) => id),
    );
    return {
      rows: page.map((row) => ({
        id: row.id,
        name: row.name,
        account: { id: row.aws_account_id, accountId: row.account_id, name: row.account_name, kind: row.account_kind },
        region: row.region,
        defaultVersion: row.default_version,
        latestVersion: row.latest_version,
        createdAt: row.created_at ? new Date(row.created_at).toISOString() : null,
        createdBy: row.created_by,
        tags: row.tags ?? {},
        asOf: row.as_of ? new Date(row.as_of).toISOString() : null,
        notOperable: row.operator === 'on' ? null : operatingIsOff(row.account_name),
        lastAction: actions.get(`${row.aws_account_id} ${row.id}`) ?? null,
      })),
      total: Math.min(total, totalCap),
      totalIsCapped: total > totalCap,
      nextCursor:
        rows.length > limit && last
          ? encodeCursor(orgId, 'launch-templates', [last.name.toLowerCase(), last.id, last.aws_account_id])
          : null,
    };
  });
}
