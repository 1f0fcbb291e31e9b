import { z } from 'zod';
import { plainData } from '@/server/collect/data-json';
import { type Tx, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { decodeCursor, encodeCursor } from '@/server/http/cursor';
import { type Actor, within } from '@/server/identity/actor';
import type { AnyOrgId } from '@/server/ids';
import type { Page } from '@/server/page';
import type { AccountRef } from '@/server/posture';
import { ofAccounts } from '@/server/tenant-filter';
import { diffJson } from '../diff/diff-json';
import { maskSecrets } from '../mask';
import type { DiffEntry } from '../types';
import { isVolatile } from './volatile';

export interface ResourceRef {
  id: string;
  arn: string;
  type: string;
  name: string;
  region: string;
  account: AccountRef;
}

export type VersionChange = 'created' | 'changed' | 'deleted' | 'recreated';

export interface ResourceChange {
  resource: ResourceRef;
  /** What happened between the two instants, taken together. */
  change: 'created' | 'changed' | 'deleted';
  changedAt: string;
  /** Properties that differ; of those only the first few are named. */
  differences: number;
  paths: string[];
}

export interface ChangeParams {
  from: string;
  to: string;
  account?: readonly string[] | undefined;
  type?: readonly string[] | undefined;
  cursor?: string | null | undefined;
  limit?: number | undefined;
}

interface ChangeRow extends RefRow {
  changed_at: string;
  before: State | null;
  after: State | null;
}

interface RefRow {
  id: string;
  arn: string;
  type: string;
  resource_id: string;
  name: string | null;
  region: string;
  aws_account_id: string;
  account_id: string;
  account_name: string;
  account_kind: AccountRef['kind'];
}

interface State {
  config: Record<string, unknown> | null;
  tags: Record<string, string> | null;
}

const cursorShape = z.tuple([z.string(), z.string()]);
const pathsShown = 5;
const totalCap = 10_000;

/** Resources whose configuration changed after one instant and up to another, newest first; what is volatile alone is left out of the names. */
export async function listChanges(actor: Actor, params: ChangeParams): Promise<Page<ResourceChange>> {
  if (params.from >= params.to) throw new AppError('BAD_REQUEST', '`from` must lie before `to`.');
  const scope = within(actor, 'resources:read');
  const { orgId } = scope;
  const limit = params.limit ?? 50;
  return withOrg(scope, async ({ sql }) => {
    const after = params.cursor ? decodeCursor(orgId, 'drift-changes', params.cursor, cursorShape) : null;
    const touched = sql`
      select v.resource_id, max(v.changed_at) as changed_at from resource_versions v
      join resources r on r.org_id = v.org_id and r.id = v.resource_id
      where v.org_id = ${orgId} and v.changed_at > ${params.from}::timestamptz and v.changed_at <= ${params.to}::timestamptz
        ${ofAccounts(sql, scope, 'r.aws_account_id')}
        ${params.account?.length ? sql`and r.aws_account_id = any(${params.account as string[]}::uuid[])` : sql``}
        ${params.type?.length ? sql`and r.type = any(${params.type as string[]}::text[])` : sql``}
      group by v.resource_id`;
    const state = (at: string) => sql`(
      select jsonb_build_object('config', s.config, 'tags', s.tags) from resource_versions s
      where s.org_id = ${orgId} and s.resource_id = t.resource_id and s.changed_at <= ${at}::timestamptz and s.change <> 'deleted'
        and not exists (select from resource_versions d where d.org_id = ${orgId} and d.resource_id = t.resource_id and d.change = 'deleted'
          and d.changed_at > s.changed_at and d.changed_at <= ${at}::timestamptz)
      order by s.changed_at desc limit 1)`;
    const rows = await sql<ChangeRow[]>`
      with touched as (${touched})
      select r.id, r.arn, r.type, r.resource_id, r.name, r.region, r.aws_account_id, a.account_id, a.name as account_name, a.kind as account_kind,
        t.changed_at, ${state(params.from)} as before, ${state(params.to)} as after
      from (select * from touched ${after ? sql`where (changed_at, resource_id) < (${after[0]}::timestamptz, ${after[1]}::bigint)` : sql``}
        order by changed_at desc, resource_id desc limit ${limit + 1}) t
      join resources r on r.org_id = ${orgId} and r.id = t.resource_id
      join aws_accounts a on a.org_id = ${orgId} and a.id = r.aws_account_id
      order by t.changed_at desc, r.id desc`;
    const [counted] = await sql<{ n: number }[]>`select count(*)::int as n from (select 1 from (${touched}) each limit ${totalCap + 1}) c`;
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const total = counted?.n ?? 0;
    return {
      rows: page.map(toChange),
      total: Math.min(total, totalCap),
      totalIsCapped: total > totalCap,
      nextCursor: rows.length > limit && last ? encodeCursor(orgId, 'drift-changes', [last.changed_at, last.id]) : null,
    };
  });
}

const refOf = (row: RefRow): ResourceRef => ({
  id: row.id,
  arn: row.arn,
  type: row.type,
  name: row.name ?? row.resource_id,
  region: row.region,
  account: { id: row.aws_account_id, accountId: row.account_id, name: row.account_name, kind: row.account_kind },
});

function toChange(row: ChangeRow): ResourceChange {
  const entries = row.before && row.after ? compareStates(row.before, row.after) : [];
  return {
    resource: refOf(row),
    change: row.before ? (row.after ? 'changed' : 'deleted') : 'created',
    changedAt: new Date(row.changed_at).toISOString(),
    differences: entries.length,
    paths: entries.slice(0, pathsShown).map(({ path }) => path),
  };
}

/** Both sides masked, then compared; what AWS moves on by itself is left out. */
function compareStates(before: State, after: State): DiffEntry[] {
  const plain = ({ config, tags }: State) => ({ ...(maskSecrets(plainData(config ?? {})) as object), tags: tags ?? {} });
  return diffJson(plain(before), plain(after)).filter(({ path }) => !isVolatile(path));
}

export interface ResourceVersion {
  changedAt: string;
  change: VersionChange;
  scanId: string;
}

export interface ResourceHistory {
  resource: ResourceRef;
  versions: ResourceVersion[];
}

const versionsShown = 200;

async function findResource({ sql }: Tx, orgId: AnyOrgId, id: string): Promise<ResourceRef> {
  if (!/^\d{1,18}$/.test(id)) throw notFound('resource');
  const [row] = await sql<RefRow[]>`
    select r.id, r.arn, r.type, r.resource_id, r.name, r.region, r.aws_account_id, a.account_id, a.name as account_name, a.kind as account_kind
    from resources r join aws_accounts a on a.org_id = r.org_id and a.id = r.aws_account_id where r.org_id = ${orgId} and r.id = ${id}`;
  if (!row) throw notFound('resource');
  return refOf(row);
}

/** Each time a resource changed, newest first. @throws AppError NOT_FOUND */
export async function getHistory(actor: Actor, id: string): Promise<ResourceHistory> {
  const scope = within(actor, 'resources:read');
  const { orgId } = scope;
  return withOrg(scope, async (tx) => {
    const resource = await findResource(tx, orgId, id);
    const rows = await tx.sql<{ changed_at: string; change: VersionChange; scan_id: string }[]>`
      select changed_at, change, scan_id from resource_versions where org_id = ${orgId} and resource_id = ${id} order by changed_at desc limit ${versionsShown}`;
    return {
      resource,
      versions: rows.map(({ changed_at, change, scan_id }) => ({ changedAt: new Date(changed_at).toISOString(), change, scanId: scan_id })),
    };
  });
}

export interface ResourceDiff {
  from: string;
  to: string;
  /** Whether it was there at either instant, as far as scans saw. */
  existed: { from: boolean; to: boolean };
  differences: DiffEntry[];
}

/** What differs in a resource between two instants, as the scans before them saw it. @throws AppError NOT_FOUND, BAD_REQUEST */
export async function diffResource(actor: Actor, id: string, from: string, to: string): Promise<ResourceDiff> {
  if (from >= to) throw new AppError('BAD_REQUEST', '`from` must lie before `to`.');
  const scope = within(actor, 'resources:read');
  const { orgId } = scope;
  return withOrg(scope, async (tx) => {
    await findResource(tx, orgId, id);
    const [before, after] = [await stateAt(tx, orgId, id, from), await stateAt(tx, orgId, id, to)];
    return {
      from,
      to,
      existed: { from: before !== null, to: after !== null },
      differences: before && after ? compareStates(before, after) : [],
    };
  });
}

async function stateAt({ sql }: Tx, orgId: AnyOrgId, id: string, at: string): Promise<State | null> {
  const [row] = await sql<(State & { change: VersionChange })[]>`
    select config, tags, change from resource_versions
    where org_id = ${orgId} and resource_id = ${id} and changed_at <= ${at}::timestamptz order by changed_at desc limit 1`;
  return row && row.change !== 'deleted' ? { config: row.config, tags: row.tags } : null;
}
