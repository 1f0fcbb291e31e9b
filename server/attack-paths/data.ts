import type postgres from 'postgres';
import { z } from 'zod';
import { checkById } from '@/server/checks/catalogue';
import { type Severity, severities } from '@/server/checks/types';
import { withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import { sinceInstant } from '@/server/findings/triage-conditions';
import { decodeCursor, encodeCursor } from '@/server/http/cursor';
import { type Actor, within } from '@/server/identity/actor';
import type { Page } from '@/server/page';
import { ofAccounts } from '@/server/tenant-filter';
import type { PathStatus } from './constants';
import { pathKindById } from './kinds/registry';
import type { BlindSpot, Factors, PathDetail, PathFix, PathLink, PathNode } from './types';

export interface PathFilters {
  /** Default: open. */
  status?: readonly PathStatus[] | undefined;
  kind?: readonly string[] | undefined;
  severity?: readonly Severity[] | undefined;
  /** Our ids. */
  account?: readonly string[] | undefined;
  entryType?: readonly string[] | undefined;
  targetType?: readonly string[] | undefined;
  /** ARN that it leads over. */
  resource?: string | undefined;
  /** That opened, reopened or closed since: `24h`, `7d`, a day or an instant. */
  since?: string | undefined;
}
export interface PathParams extends PathFilters {
  limit?: number | undefined;
  cursor?: string | null | undefined;
}

export interface AccountRef {
  id: string;
  accountId: string;
  name: string;
  kind: 'role' | 'keys' | 'ambient' | 'sample';
}

export interface PathRow {
  id: string;
  kind: string;
  kindTitle: string;
  title: string;
  severity: Severity;
  score: number;
  evidence: 'proven' | 'possible';
  status: PathStatus;
  region: string;
  account: AccountRef;
  folded: number;
  blast: number;
  nodes: PathNode[];
  links: PathLink[];
  fix: PathFix;
  firstSeenAt: string;
  lastSeenAt: string;
  changedAt: string;
  mute: { reason: string; by: string; until: string | null } | null;
}

export interface PathFinding {
  id: string;
  checkId: string;
  title: string;
  severity: Severity;
  arn: string;
}

export interface PathDetails extends PathRow {
  about: string;
  factors: Factors;
  also: PathNode[];
  reasons: string[];
  findings: PathFinding[];
}

interface Stored {
  id: string;
  kind: string;
  title: string;
  severity: number;
  score: number;
  evidence: 'proven' | 'possible';
  state: PathStatus;
  region: string;
  folded: number;
  detail: PathDetail;
  first_seen_at: string;
  last_seen_at: string;
  changed_at: string;
  muted_until: string | null;
  mute_reason: string | null;
  muted_by_name: string | null;
  account: AccountRef;
}

const cursorShape = z.tuple([z.int(), z.uuid()]);
const iso = (value: string) => new Date(value).toISOString();

const columns = (sql: postgres.TransactionSql) => sql`
  p.id, p.kind, p.title, p.severity, p.score, p.evidence, p.region, p.folded, p.detail, p.first_seen_at, p.last_seen_at, p.changed_at,
  p.muted_until, p.mute_reason, p.muted_by_name, ${stateOf(sql)} as state,
  jsonb_build_object('id', a.id, 'accountId', a.account_id, 'name', a.name, 'kind', a.kind) as account`;
const stateOf = (sql: postgres.TransactionSql) => sql`
  case when p.status = 'closed' then 'closed' when p.muted_until > now() then 'muted' else 'open' end`;

/** Attack paths of the accounts that the actor reaches, the worst first, those that are proven before those that are possible. */
export async function listPaths(actor: Actor, params: PathParams): Promise<Page<PathRow>> {
  const scope = within(actor, 'findings:read');
  const { orgId } = scope;
  const limit = params.limit ?? 50;
  return withOrg(scope, async ({ sql }) => {
    const status = params.status?.length ? params.status : (['open'] as const);
    const ranks = params.severity?.map((severity) => severities.indexOf(severity) + 1);
    const among = (column: string, values: readonly string[] | undefined) =>
      values?.length ? sql`and ${sql(column)} = any(${values as string[]}::text[])` : sql``;
    const matching = sql`
      from attack_paths p join aws_accounts a on a.org_id = p.org_id and a.id = p.aws_account_id
      where p.org_id = ${orgId} ${ofAccounts(sql, scope, 'p.aws_account_id')} and ${stateOf(sql)} = any(${status as unknown as string[]}::text[])
        ${among('p.kind', params.kind)} ${among('p.entry_type', params.entryType)} ${among('p.target_type', params.targetType)}
        ${params.account ? sql`and p.aws_account_id = any(${params.account as string[]}::uuid[])` : sql``}
        ${ranks?.length ? sql`and p.severity = any(${ranks}::smallint[])` : sql``}
        ${params.since ? sql`and p.changed_at >= ${sinceInstant(params.since)}::timestamptz` : sql``}
        ${params.resource ? sql`and exists (select 1 from attack_path_resources r where r.org_id = p.org_id and r.path_id = p.id and r.arn = ${params.resource})` : sql``}`;
    // One number to sort by: the score, and among equals what is proven.
    const rank = sql`(p.score * 2 + case when p.evidence = 'proven' then 1 else 0 end)`;
    const after = params.cursor ? decodeCursor(orgId, 'attack-paths', params.cursor, cursorShape) : null;
    const rows = await sql<(Stored & { rank: number })[]>`
      select ${columns(sql)}, ${rank} as rank ${matching}
      ${after ? sql`and (${rank} < ${after[0]}::int or (${rank} = ${after[0]}::int and p.id > ${after[1]}::uuid))` : sql``}
      order by rank desc, p.id limit ${limit + 1}`;
    const [counted] = await sql<{ total: number }[]>`select count(*)::int as total ${matching}`;
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      rows: page.map(toRow),
      total: counted?.total ?? 0,
      totalIsCapped: false,
      nextCursor: rows.length > limit && last ? encodeCursor(orgId, 'attack-paths', [last.rank, last.id]) : null,
    };
  });
}

/** @throws AppError NOT_FOUND */
export async function getPath(actor: Actor, id: string): Promise<PathDetails> {
  const scope = within(actor, 'findings:read');
  const { orgId } = scope;
  return withOrg(scope, async ({ sql }) => {
    const [row] = await sql<Stored[]>`
      select ${columns(sql)} from attack_paths p join aws_accounts a on a.org_id = p.org_id and a.id = p.aws_account_id
      where p.org_id = ${orgId} and p.id = ${id} ${ofAccounts(sql, scope, 'p.aws_account_id')}`;
    if (!row) throw notFound('attack path');
    const arns = row.detail.nodes.map((node) => node.id).filter((each) => each.startsWith('arn:'));
    const findings = await sql<{ id: string; check_id: string; severity: number; arn: string }[]>`
      select v.id::text as id, v.check_id, v.severity, v.arn from verdicts v
      where v.org_id = ${orgId} and v.aws_account_id = ${row.account.id} and v.arn = any(${arns}::text[]) and v.finding = 'open'
      order by v.severity, v.id limit 20`;
    const { factors, also, reasons } = row.detail;
    return {
      ...toRow(row),
      about: pathKindById.get(row.kind)?.about ?? '',
      factors,
      also,
      reasons,
      findings: findings.map(({ id: finding, check_id, severity, arn }) => ({
        id: finding,
        checkId: check_id,
        title: checkById(check_id)?.title ?? check_id,
        severity: severities[severity - 1] ?? 'low',
        arn,
      })),
    };
  });
}

function toRow(row: Stored): PathRow {
  const { nodes, links, fix, blast } = row.detail;
  const isForGood = row.muted_until !== null && new Date(row.muted_until).getUTCFullYear() >= 9999;
  return {
    id: row.id,
    kind: row.kind,
    kindTitle: pathKindById.get(row.kind)?.title ?? row.kind,
    title: row.title,
    severity: severities[row.severity - 1] ?? 'low',
    score: row.score,
    evidence: row.evidence,
    status: row.state,
    region: row.region,
    account: row.account,
    folded: row.folded,
    blast,
    nodes,
    links,
    fix: { text: fix.text, on: fix.on, link: fix.link, checkId: fix.checkId, cli: fix.cli, terraform: fix.terraform },
    firstSeenAt: iso(row.first_seen_at),
    lastSeenAt: iso(row.last_seen_at),
    changedAt: iso(row.changed_at),
    mute:
      row.state === 'muted'
        ? {
            reason: row.mute_reason ?? '',
            by: row.muted_by_name ?? '',
            until: isForGood || row.muted_until === null ? null : iso(row.muted_until),
          }
        : null,
  };
}

/** When an account was last looked through, and what could not be looked at. */
export interface PathRun {
  account: AccountRef;
  /** null: never yet. */
  at: string | null;
  resources: number;
  open: number;
  blind: BlindSpot[];
}

/** One line for each account that the actor reaches. */
export async function listRuns(actor: Actor): Promise<PathRun[]> {
  const scope = within(actor, 'findings:read');
  const { orgId } = scope;
  return withOrg(scope, async ({ sql }) => {
    const rows = await sql<{ account: AccountRef; at: string | null; resources: number | null; blind: BlindSpot[] | null; open: number }[]>`
      select jsonb_build_object('id', a.id, 'accountId', a.account_id, 'name', a.name, 'kind', a.kind) as account, r.at, r.resources, r.blind,
        (select count(*)::int from attack_paths p where p.org_id = a.org_id and p.aws_account_id = a.id and ${stateOf(sql)} = 'open') as open
      from aws_accounts a left join attack_path_runs r on r.org_id = a.org_id and r.aws_account_id = a.id
      where a.org_id = ${orgId} ${ofAccounts(sql, scope, 'a.id')}
      order by a.name, a.id`;
    return rows.map(({ account, at, resources, blind, open }) => ({
      account,
      at: at === null ? null : iso(at),
      resources: resources ?? 0,
      open,
      blind: blind ?? [],
    }));
  });
}
