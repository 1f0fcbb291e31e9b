import type postgres from 'postgres';
import { z } from 'zod';
import { withOrg } from '@/server/db';
import { decodeCursor, encodeCursor } from '@/server/http/cursor';
import { type Actor, within } from '@/server/identity/actor';
import type { TenantScope } from '@/server/ids';
import type { Page } from '@/server/page';
import { ofAccounts } from '@/server/tenant-filter';
import { nodeOf } from './graph';
import type { GraphNode } from './graph-types';
import { resolveEnds, type StoredEnd } from './neighbours';
import type { EdgeKind } from './types';

/** Counting further than this helps nobody and costs everybody. */
const totalCap = 10_000;

export interface RelationFilters {
  /** ARN of the resource that the relation was read from. */
  from?: string;
  /** ARN, or other name, of the other end. */
  to?: string;
  kinds?: readonly EdgeKind[];
}

type End = Omit<GraphNode, 'distance'>;
export interface RelationRow {
  from: End;
  kind: EdgeKind;
  to: End;
  via: string | null;
}

type Row = StoredEnd & { kind: EdgeKind; to_arn: string; via: string };

const cursorSchema = z.tuple([z.string(), z.string(), z.string(), z.string()]);

/**
 * Relations in the order of their index: by the resource they were read from, or, when only the other end is named, by kind. Ends that
 * the actor may not see are told by their ARN.
 */
export async function listRelations(actor: Actor, filters: RelationFilters, limit: number, cursor?: string): Promise<Page<RelationRow>> {
  const scope = within(actor, 'resources:read');
  return withOrg(scope, ({ sql }) => relationsIn(sql, scope, filters, limit, cursor));
}

/** The same, in a transaction of the reader's. */
export async function relationsIn(
  sql: postgres.TransactionSql,
  scope: TenantScope,
  { from, to, kinds }: RelationFilters,
  limit: number,
  cursor?: string,
): Promise<Page<RelationRow>> {
  const { orgId } = scope;
  // Of one kind, the order of kinds is that of the index on kinds, too.
  const byKind = from === undefined && (to !== undefined || kinds?.length === 1);
  const list = `relations:${byKind ? 'kind' : 'resource'}`;
  const [id, kind, other, via] = cursor ? decodeCursor(orgId, list, cursor, cursorSchema) : ['0', '', '', ''];
  const owners = from === undefined ? null : await idsOf(from);
  if (owners?.length === 0) return { rows: [], total: 0, totalIsCapped: false, nextCursor: null };
  const where = sql`e.org_id = ${orgId} ${ofAccounts(sql, scope, 'e.aws_account_id')}
    ${owners ? sql`and e.resource_id = any(${owners}::bigint[])` : sql``}
    ${to === undefined ? sql`` : sql`and ${isOneOf(sql`e.to_arn`, await namesOf(to))}`}
    ${kinds ? sql`and ${isOneOf(sql`e.kind`, kinds)}` : sql`and e.kind <> 'known-as'`}`;
  const after = !cursor
    ? sql``
    : byKind
      ? sql`and (e.kind, e.resource_id, e.to_arn, e.via) > (${kind}, ${id}::bigint, ${other}, ${via})`
      : sql`and (e.resource_id, e.kind, e.to_arn, e.via) > (${id}::bigint, ${kind}, ${other}, ${via})`;
  const order = byKind ? sql`e.kind, e.resource_id, e.to_arn, e.via` : sql`e.resource_id, e.kind, e.to_arn, e.via`;
  // The page first, and then one look for each of its rows, whatever PostgreSQL thinks of how many there are.
  const rows = await sql<Row[]>`
    select e.kind, e.to_arn, e.via, r.*
    from (
      select e.org_id, e.resource_id, e.kind, e.to_arn, e.via from resource_edges e where ${where} ${after}
      order by ${order} limit ${limit + 1}
    ) e cross join lateral (
      select r.id, r.arn, r.type, r.label, r.region, r.aws_account_id, a.account_id, r.open_findings
      from resources r join aws_accounts a on a.org_id = r.org_id and a.id = r.aws_account_id
      where r.org_id = e.org_id and r.id = e.resource_id limit 1
    ) r
    order by ${order}`;
  const [counted] = await sql<{ n: number }[]>`
    select count(*)::int as n from (select 1 from resource_edges e where ${where} limit ${totalCap + 1}) matching`;
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const ends = await resolveEnds(sql, { orgId, preferredAccount: page[0]?.aws_account_id ?? '' }, [
    ...new Set(page.map((row) => row.to_arn)),
  ]);
  const total = counted?.n ?? 0;
  return {
    rows: page.map((row) => ({
      from: endOf(row.arn, row),
      kind: row.kind,
      to: endOf(row.to_arn, ends.get(row.to_arn)),
      via: row.via || null,
    })),
    total: Math.min(total, totalCap),
    totalIsCapped: total > totalCap,
    nextCursor: rows.length > limit && last ? encodeCursor(orgId, list, [last.id, last.kind, last.to_arn, last.via]) : null,
  };

  /** One is asked for by itself, because an index gives its rows in order. */
  function isOneOf(column: postgres.PendingQuery<postgres.Row[]>, values: readonly string[]) {
    return values.length === 1 ? sql`${column} = ${values[0] ?? ''}` : sql`${column} = any(${values as string[]}::text[])`;
  }
  async function idsOf(arn: string): Promise<string[]> {
    const found = await sql<{ id: string }[]>`select id from resources where org_id = ${orgId} and arn = ${arn} and deleted_at is null`;
    return found.map((row) => row.id);
  }
  /** It may be pointed at by other names, too. */
  async function namesOf(arn: string): Promise<string[]> {
    const found = await sql<{ to_arn: string }[]>`
      select e.to_arn from resources r join resource_edges e on e.org_id = r.org_id and e.resource_id = r.id and e.kind = 'known-as'
      where r.org_id = ${orgId} and r.arn = ${arn} and r.deleted_at is null`;
    return [arn, ...found.map((row) => row.to_arn)];
  }
}

function endOf(arn: string, end: StoredEnd | undefined): End {
  const { distance: _, ...node } = nodeOf(arn, end, 0);
  return node;
}
