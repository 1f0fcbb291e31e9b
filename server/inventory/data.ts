import type postgres from 'postgres';
import { z } from 'zod';
import { plainData } from '@/server/collect/data-json';
import { withOrg } from '@/server/db';
import { decodeCursor, encodeCursor } from '@/server/http/cursor';
import { type Actor, within } from '@/server/identity/actor';
import type { TenantScope } from '@/server/ids';
import { ofAccounts } from '@/server/tenant-filter';
import { type ResourceFilters, type ResourceRow, shortTypes } from './types';

/** Counting further than this helps nobody and costs everybody. */
const totalCap = 10_000;

export interface ResourceCounts {
  /** By AWS's name of the type. */
  counts: Record<string, number>;
  /** When the newest of the accounts' last scans ended; null: none has. */
  lastUpdated: string | null;
}

/** How many resources of each type there are, over all accounts that the actor reaches. */
export async function countResources(actor: Actor): Promise<ResourceCounts> {
  const scope = within(actor, 'resources:read');
  return withOrg(scope, async ({ sql }) => {
    const rows = await sql<{ type: string; n: number }[]>`
      select r.type, count(*)::int as n from resources r
      where r.org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'r.aws_account_id')} and r.deleted_at is null group by 1 order by 1`;
    const [last] = await sql<{ at: string | null }[]>`
      select max(s.finished_at) as at from aws_accounts a join scans s on s.org_id = a.org_id and s.id = a.last_scan_id
      where a.org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'a.id')}`;
    return {
      counts: Object.fromEntries(rows.map(({ type, n }) => [type, n])),
      lastUpdated: last?.at ? new Date(last.at).toISOString() : null,
    };
  });
}

interface Row {
  id: string;
  type: string;
  resource_id: string;
  name: string | null;
  arn: string;
  account_id: string;
  region: string;
  service: string;
  config: Record<string, unknown>;
  tags: Record<string, string>;
  first_seen_at: string;
  changed_at: string;
}

export interface ResourcePage {
  rows: ResourceRow[];
  total: number;
  totalIsCapped: boolean;
  nextCursor: string | null;
}

/** What is asked for: the page after a cursor, or by number, beginning with 1. */
export type Position = { cursor: string } | { page: number };

/** One page of what the last scans saw, in the order it was first seen. What is gone is left out. */
export async function listResources(actor: Actor, filters: ResourceFilters, limit: number, position: Position): Promise<ResourcePage> {
  const scope = within(actor, 'resources:read');
  return withOrg(scope, async ({ sql }) => {
    const where = conditionsOf(sql, scope, filters);
    const [after] = 'cursor' in position ? decodeCursor(scope.orgId, 'resources', position.cursor, z.tuple([z.string()])) : ['0'];
    const offset = 'page' in position ? (position.page - 1) * limit : 0;
    const rows = await sql<Row[]>`
      select r.id, r.type, r.resource_id, r.name, r.arn, a.account_id, r.region, r.service, r.config, r.tags, r.first_seen_at, r.changed_at
      from resources r join aws_accounts a on a.org_id = r.org_id and a.id = r.aws_account_id
      where ${where} and r.id > ${after} order by r.id limit ${limit + 1} offset ${offset}`;
    const [counted] = await sql<{ n: number }[]>`
      select count(*)::int as n from (select 1 from resources r where ${where} limit ${totalCap + 1}) matching`;
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const total = counted?.n ?? 0;
    return {
      rows: page.map(rowOf),
      total: Math.min(total, totalCap),
      totalIsCapped: total > totalCap,
      nextCursor: rows.length > limit && last ? encodeCursor(scope.orgId, 'resources', [last.id]) : null,
    };
  });
}

function conditionsOf(sql: postgres.TransactionSql, scope: TenantScope, { types, accounts, regions, tags, q }: ResourceFilters) {
  const tagged = (tags ?? []).map(
    ({ key, value }) => sql`and exists (
      select 1 from resource_tags t where t.org_id = r.org_id and t.resource_id = r.id and t.key = ${key}
        ${value === null ? sql`` : sql`and t.value = ${value}`})`,
  );
  const text = q?.trim().toLowerCase();
  return sql`r.org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'r.aws_account_id')} and r.deleted_at is null
    ${types ? sql`and r.type = any(${types as string[]}::text[])` : sql``}
    ${regions ? sql`and r.region = any(${regions as string[]}::text[])` : sql``}
    ${accounts ? sql`and r.aws_account_id = any(${accounts as string[]}::uuid[])` : sql``}
    ${tagged.reduce((all, next) => sql`${all} ${next}`, sql``)}
    ${
      text
        ? sql`and (strpos(lower(r.arn), ${text}) > 0 or strpos(lower(r.resource_id), ${text}) > 0 or strpos(lower(coalesce(r.name, '')), ${text}) > 0)`
        : sql``
    }`;
}

const shortByType = new Map<string, string>(Object.entries(shortTypes).map(([short, type]) => [type, short]));
const iso = (value: string): string => new Date(value).toISOString();

function rowOf(row: Row): ResourceRow {
  const config = plainData(row.config) as Record<string, unknown>;
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  const instanceType = text(config.InstanceType) ?? text(config.DBInstanceClass);
  const launchTime = text(config.LaunchTime);
  return {
    type: shortByType.get(row.type) ?? row.type,
    resourceType: row.type,
    id: row.resource_id,
    name: row.name,
    arn: row.arn,
    accountId: row.account_id,
    region: row.region,
    service: row.service,
    state: stateOf(config),
    ...(instanceType ? { instanceType } : {}),
    ...(launchTime ? { launchTime } : {}),
    tags: row.tags,
    firstSeenAt: iso(row.first_seen_at),
    changedAt: iso(row.changed_at),
  };
}

/** Where AWS's answers keep the state, by the names that its services give it. */
function stateOf(config: Record<string, unknown>): string | null {
  const nested = (config.State as { Name?: unknown } | null | undefined)?.Name;
  const found = [nested, config.State, config.DBInstanceStatus, config.Status, config.StackStatus, config.KeyState];
  return (found.find((each) => typeof each === 'string') as string | undefined) ?? null;
}
