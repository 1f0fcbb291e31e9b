import type postgres from 'postgres';
import type { AnyOrgId } from '@/server/ids';
import { type Direction, graphBounds } from './constants';
import type { Cut, GraphEdge } from './graph-types';
import type { EdgeKind } from './types';

/** A resource as stored. */
export interface StoredEnd {
  id: string;
  arn: string;
  type: string;
  label: string;
  region: string;
  aws_account_id: string;
  account_id: string;
  open_findings: number;
}

interface Row {
  resource_id: string;
  kind: EdgeKind;
  to_arn: string;
  via: string;
}

export interface Step {
  edges: GraphEdge[];
  cut: Cut[];
  /** What was seen at the new ends, by ARN. */
  ends: ReadonlyMap<string, StoredEnd>;
}

export interface Asked {
  orgId: AnyOrgId;
  kinds: readonly EdgeKind[];
  direction: Direction;
  /** Of several accounts' copies of the same ARN (AWS's own policies) its. */
  preferredAccount: string;
}

const columns = (sql: postgres.TransactionSql) => sql`
  r.id, r.arn, r.type, r.label, r.region, r.aws_account_id, a.account_id, r.open_findings`;

/** The present resources that ARNs, aliases or host names stand for; by what stands for them. Rows that the reader may not see are none. */
export async function resolveEnds(
  sql: postgres.TransactionSql,
  { orgId, preferredAccount }: Pick<Asked, 'orgId' | 'preferredAccount'>,
  names: readonly string[],
): Promise<Map<string, StoredEnd>> {
  const found = new Map<string, StoredEnd>();
  const keep = (name: string, end: StoredEnd) => {
    if (!found.has(name) || end.aws_account_id === preferredAccount) found.set(name, end);
  };
  if (names.length === 0) return found;
  const direct = await sql<StoredEnd[]>`
    select ${columns(sql)} from resources r join aws_accounts a on a.org_id = r.org_id and a.id = r.aws_account_id
    where r.org_id = ${orgId} and r.arn = any(${names as string[]}::text[]) and r.deleted_at is null`;
  for (const end of direct) keep(end.arn, end);
  const open = names.filter((name) => !found.has(name));
  if (open.length === 0) return found;
  const known = await sql<(StoredEnd & { name: string })[]>`
    select e.to_arn as name, ${columns(sql)} from resource_edges e
    join resources r on r.org_id = e.org_id and r.id = e.resource_id and r.deleted_at is null
    join aws_accounts a on a.org_id = r.org_id and a.id = r.aws_account_id
    where e.org_id = ${orgId} and e.to_arn = any(${open}::text[]) and e.kind = 'known-as'`;
  for (const { name, ...end } of known) keep(name, end);
  return found;
}

/**
 * The relations of these resources, so many of a kind and a direction. A few lookups in indexes for each resource, whatever there is
 * around it.
 */
export async function stepFrom(sql: postgres.TransactionSql, asked: Asked, from: readonly StoredEnd[]): Promise<Step> {
  const { orgId, direction } = asked;
  const kinds = asked.kinds.filter((kind) => kind !== 'known-as');
  const ids = from.map(({ id }) => id);
  const byId = new Map(from.map((end) => [end.id, end]));
  const most = graphBounds.perKind;
  const cut: Cut[] = [];
  const edges: GraphEdge[] = [];

  if (direction !== 'in') {
    const rows = await sql<Row[]>`
      select e.* from unnest(${ids}::bigint[]) f (id), unnest(${kinds}::text[]) k (kind), lateral (
        select resource_id, kind, to_arn, via from resource_edges
        where org_id = ${orgId} and resource_id = f.id and kind = k.kind order by to_arn, via limit ${most + 1}) e`;
    for (const [rest, shown] of perKind(rows, ({ resource_id, kind }) => `${resource_id} ${kind}`, most)) {
      const arn = byId.get(rest[0]?.resource_id ?? '')?.arn;
      if (arn && rest[0]) cut.push({ arn, kind: rest[0].kind, direction: 'out' });
      for (const { resource_id, kind, to_arn, via } of shown)
        edges.push({ from: byId.get(resource_id)?.arn ?? '', to: to_arn, kind, via: via || null });
    }
  }

  const sources = new Map<string, StoredEnd>();
  if (direction !== 'out') {
    const names = new Map(from.map(({ arn }) => [arn, arn]));
    const others = await sql<{ resource_id: string; to_arn: string }[]>`
      select resource_id, to_arn from resource_edges where org_id = ${orgId} and resource_id = any(${ids}::bigint[]) and kind = 'known-as'`;
    for (const { resource_id, to_arn } of others) names.set(to_arn, byId.get(resource_id)?.arn ?? to_arn);
    const rows = await sql<(Row & StoredEnd)[]>`
      select e.resource_id, e.kind, e.to_arn, e.via, ${columns(sql)} from unnest(${[...names.keys()]}::text[]) f (arn), unnest(${kinds}::text[]) k (kind), lateral (
        select org_id, resource_id, kind, to_arn, via from resource_edges
        where org_id = ${orgId} and to_arn = f.arn and kind = k.kind order by resource_id, via limit ${most + 1}) e
      join resources r on r.org_id = e.org_id and r.id = e.resource_id
      join aws_accounts a on a.org_id = r.org_id and a.id = r.aws_account_id`;
    for (const [rest, shown] of perKind(rows, ({ to_arn, kind }) => `${to_arn} ${kind}`, most)) {
      if (rest[0]) cut.push({ arn: names.get(rest[0].to_arn) ?? rest[0].to_arn, kind: rest[0].kind, direction: 'in' });
      for (const row of shown) {
        sources.set(row.arn, row);
        edges.push({ from: row.arn, to: names.get(row.to_arn) ?? row.to_arn, kind: row.kind, via: row.via || null });
      }
    }
  }

  const resolved = await resolveEnds(sql, asked, [...new Set(edges.map(({ to }) => to))]);
  const ends = new Map([...sources, ...[...resolved.values()].map((end) => [end.arn, end] as const)]);
  // What is pointed at by another of its names is shown under its ARN.
  return { edges: edges.map((edge) => ({ ...edge, to: resolved.get(edge.to)?.arn ?? edge.to })), cut, ends };
}

/** Rows in groups: what is over the most, and what is not. */
function* perKind<R>(rows: readonly R[], keyOf: (row: R) => string, most: number): Generator<[rest: R[], shown: R[]]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  for (const group of groups.values()) yield [group.slice(most), group.slice(0, most)];
}
