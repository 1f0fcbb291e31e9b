import type { Instance } from '@aws-sdk/client-ec2';
import { z } from 'zod';
import { decodeData } from '@/server/collect/data-json';
import { type Tx, withOrg } from '@/server/db';
import { decodeCursor, encodeCursor } from '@/server/http/cursor';
import { type Actor, within } from '@/server/identity/actor';
import type { AnyOrgId } from '@/server/ids';
import type { Page } from '@/server/page';
import { operateTag } from '@/server/permissions/operate-policy';
import type { AccountRef } from '@/server/posture';
import { ofAccounts } from '@/server/tenant-filter';
import { operatingIsOff } from '../access/operator';
import type { InstanceRow, LastAction } from '../types';
import { factsOf, type InstanceFacts } from './facts';

export interface InstanceFilters {
  /** Our ids of accounts. */
  account?: readonly string[] | undefined;
  region?: readonly string[] | undefined;
  state?: readonly string[] | undefined;
  /** Text that id or name hold, in any case. */
  q?: string | undefined;
  /** Only these. */
  ids?: readonly string[] | undefined;
}
export interface InstanceParams extends InstanceFilters {
  cursor?: string | null | undefined;
  limit?: number | undefined;
}

interface Row {
  id: string;
  arn: string;
  region: string;
  aws_account_id: string;
  account_id: string;
  account_name: string;
  account_kind: AccountRef['kind'];
  partition: string;
  config: Instance | null;
  tags: Record<string, string> | null;
  facts: InstanceFacts | null;
  is_live: boolean;
  state: string;
  name: string;
  as_of: string | null;
  operator: string | null;
  tag_key: string | null;
}

const cursorShape = z.tuple([z.string(), z.string(), z.string()]);
const totalCap = 10_000;

/** Instances of all accounts by name: as the last scan saw them, or as AWS told later when it was asked for one. */
export async function listInstances(actor: Actor, params: InstanceParams): Promise<Page<InstanceRow> & { states: Record<string, number> }> {
  const scope = within(actor, 'instances:read');
  const { orgId } = scope;
  const limit = params.limit ?? 50;
  return withOrg(scope, async (tx) => {
    const { sql } = tx;
    const seen = sql`(
      select coalesce(s.instance_id, r.resource_id) as id, coalesce(s.region, r.region) as region, coalesce(s.aws_account_id, r.aws_account_id) as aws_account_id,
        r.arn, r.config, r.tags, s.facts, s.read_at is not null as is_live,
        coalesce(s.state, r.state, 'unknown') as state,
        coalesce(case when s.read_at is not null then s.facts ->> 'name' else r.name end, '') as name,
        coalesce(s.read_at, r.scanned_at) as as_of
      from (
        select r.*, coalesce(u.finished_at, c.finished_at) as scanned_at
        from resources r
        join aws_accounts a on a.org_id = r.org_id and a.id = r.aws_account_id
        left join scans c on c.org_id = a.org_id and c.id = a.last_scan_id
        left join scan_units u on u.org_id = a.org_id and u.scan_id = a.last_scan_id and u.service = 'ec2' and u.region = r.region
        where r.org_id = ${orgId} and r.type = 'AWS::EC2::Instance' and r.deleted_at is null ${ofAccounts(sql, scope, 'r.aws_account_id')}
      ) r
      full join (
        select s.* from instance_states s
        join aws_accounts a on a.org_id = s.org_id and a.id = s.aws_account_id
        left join scan_units u on u.org_id = a.org_id and u.scan_id = a.last_scan_id and u.service = 'ec2' and u.region = s.region and u.status = 'completed'
        where s.org_id = ${orgId} and s.read_at > coalesce(u.finished_at, '-infinity') ${ofAccounts(sql, scope, 's.aws_account_id')}
      ) s on s.aws_account_id = r.aws_account_id and s.region = r.region and s.instance_id = r.resource_id
      where coalesce(s.is_there, true) and (coalesce(s.state, r.state, '') <> 'terminated' or coalesce(s.read_at, r.scanned_at) > now() - interval '1 hour')
    )`;
    const matches = sql`
      ${params.account?.length ? sql`and i.aws_account_id = any(${params.account as string[]}::uuid[])` : sql``}
      ${params.region?.length ? sql`and i.region = any(${params.region as string[]}::text[])` : sql``}
      ${params.ids ? sql`and i.id = any(${params.ids as string[]}::text[])` : sql``}
      ${params.q ? sql`and strpos(lower(i.id || ' ' || i.name), ${params.q.toLowerCase()}) > 0` : sql``}`;
    const wanted = params.state?.length ? sql`and i.state = any(${params.state as string[]}::text[])` : sql``;
    const after = params.cursor ? decodeCursor(orgId, 'instances', params.cursor, cursorShape) : null;
    const rows = await sql<Row[]>`
      select i.*, a.account_id, a.name as account_name, a.kind as account_kind, a.partition, o.status as operator, o.tag_key
      from ${seen} i
      join aws_accounts a on a.org_id = ${orgId} and a.id = i.aws_account_id
      left join account_operators o on o.org_id = ${orgId} and o.aws_account_id = i.aws_account_id
      where true ${matches} ${wanted}
        ${after ? sql`and (lower(i.name), i.id, i.aws_account_id::text) > (${after[0]}, ${after[1]}, ${after[2]})` : sql``}
      order by lower(i.name), i.id, i.aws_account_id::text limit ${limit + 1}`;
    const counted = await sql<
      { state: string; n: number }[]
    >`select i.state, count(*)::int as n from ${seen} i where true ${matches} group by 1`;
    const states = Object.fromEntries(counted.map(({ state, n }) => [state, n]));
    const total = Object.entries(states)
      .filter(([state]) => !params.state?.length || params.state.includes(state))
      .reduce((sum, [, n]) => sum + n, 0);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const actions = await lastActions(
      tx,
      orgId,
      page.map(({ id }) => id),
    );
    return {
      rows: page.map((row) => toRow(row, actions.get(`${row.aws_account_id} ${row.id}`) ?? null)),
      total: Math.min(total, totalCap),
      totalIsCapped: total > totalCap,
      nextCursor:
        rows.length > limit && last ? encodeCursor(orgId, 'instances', [last.name.toLowerCase(), last.id, last.aws_account_id]) : null,
      states,
    };
  });
}

function toRow(row: Row, lastAction: LastAction | null): InstanceRow {
  const facts = row.is_live && row.facts ? row.facts : factsOf(decodeData(row.config ?? {}) as Instance, row.tags ?? {});
  const untagged = row.tag_key !== null && facts.tags[row.tag_key] !== operateTag.value;
  return {
    id: row.id,
    arn: row.arn ?? `arn:${row.partition}:ec2:${row.region}:${row.account_id}:instance/${row.id}`,
    account: { id: row.aws_account_id, accountId: row.account_id, name: row.account_name, kind: row.account_kind },
    region: row.region,
    name: facts.name,
    state: row.state,
    instanceType: facts.instanceType,
    launchTime: facts.launchTime,
    privateIp: facts.privateIp,
    publicIp: facts.publicIp,
    tags: facts.tags,
    lifecycle: facts.lifecycle,
    autoScalingGroup: facts.autoScalingGroup,
    asOf: row.as_of === null ? null : new Date(row.as_of).toISOString(),
    source: row.is_live ? 'live' : 'scan',
    notOperable:
      row.operator !== 'on'
        ? operatingIsOff(row.account_name)
        : untagged
          ? `Only instances that carry the tag ${operateTag.key}=${operateTag.value} may be operated in ${row.account_name}.`
          : null,
    lastAction,
  };
}

/** The newest action on each of these, by account and id. */
export async function lastActions({ sql }: Tx, orgId: AnyOrgId, targets: readonly string[]): Promise<Map<string, LastAction>> {
  if (targets.length === 0) return new Map();
  const rows = await sql<
    {
      id: string;
      aws_account_id: string;
      target: string;
      kind: LastAction['kind'];
      status: LastAction['status'];
      by: string;
      at: string;
      error: string | null;
    }[]
  >`
    select distinct on (aws_account_id, target) id, aws_account_id, target, kind, status, requested_by_name as by, requested_at as at, error
    from operate_actions where org_id = ${orgId} and target = any(${targets as string[]}::text[])
    order by aws_account_id, target, requested_at desc`;
  return new Map(
    rows.map(({ aws_account_id, target, at, ...action }) => [`${aws_account_id} ${target}`, { ...action, at: new Date(at).toISOString() }]),
  );
}

/** Regions that have instances. */
export async function instanceRegions(actor: Actor): Promise<string[]> {
  const scope = within(actor, 'instances:read');
  return withOrg(scope, async ({ sql }) => {
    const rows = await sql<{ region: string }[]>`
      select region from resources where org_id = ${scope.orgId} and type in ('AWS::EC2::Instance', 'AWS::EC2::LaunchTemplate') and deleted_at is null
        ${ofAccounts(sql, scope, 'aws_account_id')}
      union select region from instance_states where org_id = ${scope.orgId} and is_there ${ofAccounts(sql, scope, 'aws_account_id')}
      order by 1`;
    return rows.map(({ region }) => region);
  });
}
