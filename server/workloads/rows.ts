import type postgres from 'postgres';
import type { Tx } from '@/server/db';
import type { AnyOrgId } from '@/server/ids';
import type { AccountRef, SeverityCounts } from '@/server/posture';
import type { PlatformState, Reach, VulnerabilityState, WorkloadKind, WorkloadRow } from './types';

export interface StoredRow {
  id: string;
  aws_account_id: string;
  kind: WorkloadKind;
  arn: string;
  resource_id: string;
  name: string | null;
  region: string;
  rank: number;
  rank_max: number;
  exposure: number;
  exposure_max: number;
  vulnerability: number;
  vulnerability_max: number;
  privilege: number;
  privilege_max: number;
  reach: Reach;
  vulnerability_state: VulnerabilityState;
  critical: number | null;
  high: number | null;
  medium: number | null;
  low: number | null;
  fixable: number | null;
  exploitable: number | null;
  platform_state: PlatformState;
  platform_name: string | null;
  eol_on: string | null;
  secrets: number | null;
  detections: number | null;
  imds_v1: boolean | null;
  privileged: boolean | null;
  related: string[];
  first_seen_at: string;
  changed_at: string;
}

export const rowColumns = (sql: postgres.TransactionSql) => sql`
  w.id, w.aws_account_id, w.kind, w.arn, w.resource_id, w.name, w.region, w.rank, w.rank_max, w.exposure, w.exposure_max, w.vulnerability,
  w.vulnerability_max, w.privilege, w.privilege_max, w.reach, w.vulnerability_state, w.critical, w.high, w.medium, w.low, w.fixable, w.exploitable,
  w.platform_state, w.summary -> 'platform' -> 'value' ->> 'name' as platform_name, w.eol_on::text as eol_on, w.secrets, w.detections, w.imds_v1,
  w.privileged, w.summary -> 'related' as related, w.first_seen_at, w.changed_at`;

const iso = (value: string): string => new Date(value).toISOString();

interface Refs {
  accounts: ReadonlyMap<string, AccountRef>;
  findings: ReadonlyMap<string, SeverityCounts>;
}

function toRow(row: StoredRow, { accounts, findings }: Refs): WorkloadRow {
  const counts = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const arn of [row.arn, ...row.related])
    for (const severity of ['critical', 'high', 'medium', 'low'] as const)
      counts[severity] += findings.get(`${row.aws_account_id} ${arn}`)?.[severity] ?? 0;
  const { critical, high, medium, low, fixable, exploitable } = row;
  return {
    id: row.id,
    kind: row.kind,
    arn: row.arn,
    resourceId: row.resource_id,
    name: row.name,
    account: accounts.get(row.aws_account_id) ?? { id: row.aws_account_id, accountId: '', name: '', kind: 'role' },
    region: row.region,
    rank: row.rank,
    rankMax: row.rank_max,
    exposure: { least: row.exposure, most: row.exposure_max },
    vulnerability: { least: row.vulnerability, most: row.vulnerability_max },
    privilege: { least: row.privilege, most: row.privilege_max },
    reach: row.reach,
    vulnerabilities: { state: row.vulnerability_state, critical, high, medium, low, fixable, exploitable },
    platform: { state: row.platform_state, name: row.platform_name, end: row.eol_on },
    secrets: row.secrets,
    detections: row.detections,
    imdsV1: row.imds_v1,
    privileged: row.privileged,
    findings: counts,
    firstSeenAt: iso(row.first_seen_at),
    changedAt: iso(row.changed_at),
  };
}

/** Looks up whose they are and what is open on them: findings change by mutes, too, and so are counted when asked. */
export async function toRows({ sql }: Tx, orgId: AnyOrgId, rows: readonly StoredRow[]): Promise<WorkloadRow[]> {
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map((row) => row.aws_account_id))];
  const accounts = await sql<AccountRef[]>`
    select id, account_id as "accountId", name, kind from aws_accounts where org_id = ${orgId} and id = any(${ids}::uuid[])`;
  const arns = [...new Set(rows.flatMap(({ arn, related }) => [arn, ...related]))];
  const counted = await sql<(SeverityCounts & { account: string; arn: string })[]>`
    select v.aws_account_id as account, v.arn, count(*) filter (where v.severity = 1)::int as critical, count(*) filter (where v.severity = 2)::int as high,
      count(*) filter (where v.severity = 3)::int as medium, count(*) filter (where v.severity = 4)::int as low
    from verdicts v
    where v.org_id = ${orgId} and v.arn = any(${arns}::text[]) and v.finding = 'open' and coalesce(v.muted_until <= now(), true)
    group by 1, 2`;
  const refs: Refs = {
    accounts: new Map(accounts.map((account) => [account.id, { ...account }])),
    findings: new Map(counted.map((each) => [`${each.account} ${each.arn}`, each])),
  };
  return rows.map((row) => toRow(row, refs));
}
