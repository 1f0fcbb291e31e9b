import type postgres from 'postgres';
import { decodeData } from '@/server/collect/data-json';
import type { ArnScope } from '@/server/collect/make-arn';
import type { AnyResource } from '@/server/collect/types';
import { edgesOf } from './edges-of';

interface Owner {
  orgId: string;
  awsAccountId: string;
}

interface Row {
  id: string;
  type: string;
  arn: string;
  resource_id: string;
  region: string;
  tags: Record<string, string>;
  config: unknown;
}

const perStatement = 1_000;

/**
 * Makes the stored relations of these resources (their `id`s) what their stored configuration says, touching only rows that differ.
 * Parts that the last scan did not see, and which are shown still, tell their relations still. Runs in the caller's transaction.
 */
export async function applyEdges(sql: postgres.TransactionSql, { orgId, awsAccountId }: Owner, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const [scope] = await sql<ArnScope[]>`
    select account_id as account, partition from aws_accounts where org_id = ${orgId} and id = ${awsAccountId}`;
  if (!scope) return;
  for (let from = 0; from < ids.length; from += perStatement)
    await applyPage(sql, { orgId, awsAccountId }, scope, ids.slice(from, from + perStatement));
}

/** Relations of resources that are gone. */
export async function dropEdges(sql: postgres.TransactionSql, orgId: string, ids: readonly string[]): Promise<void> {
  await sql`delete from resource_edges where org_id = ${orgId}::uuid and resource_id = any(${ids as string[]}::bigint[])`;
}

async function applyPage(sql: postgres.TransactionSql, { orgId, awsAccountId }: Owner, scope: ArnScope, ids: readonly string[]) {
  const rows = await sql<Row[]>`
    select id, type, arn, resource_id, region, tags, config from resources
    where org_id = ${orgId}::uuid and id = any(${ids as string[]}::bigint[]) and deleted_at is null`;
  const columns = { id: [] as string[], kind: [] as string[], to: [] as string[], via: [] as string[] };
  for (const row of rows)
    for (const { kind, to, via } of edgesOf(asResource(row), scope)) {
      columns.id.push(row.id);
      columns.kind.push(kind);
      columns.to.push(to);
      columns.via.push(via ?? '');
    }
  const read = sql`unnest(${columns.id}::bigint[], ${columns.kind}::text[], ${columns.to}::text[], ${columns.via}::text[])`;
  await sql`
    with edges as materialized (select * from ${read} as e (resource_id, kind, to_arn, via)), gone as (
      delete from resource_edges old where old.org_id = ${orgId}::uuid and old.resource_id = any(${ids as string[]}::bigint[])
        and not exists (select from edges e where e.resource_id = old.resource_id and e.kind = old.kind and e.to_arn = old.to_arn and e.via = old.via)
    )
    insert into resource_edges (org_id, aws_account_id, resource_id, kind, to_arn, via)
    select ${orgId}::uuid, ${awsAccountId}::uuid, resource_id, kind, to_arn, via from edges
    on conflict do nothing`;
}

/** The row was written by the collector of this very type. */
const asResource = (row: Row): AnyResource =>
  ({
    type: row.type,
    arn: row.arn,
    id: row.resource_id,
    name: null,
    region: row.region,
    tags: row.tags,
    data: decodeData(row.config),
    gaps: [],
  }) as unknown as AnyResource;
