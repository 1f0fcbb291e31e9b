import type postgres from 'postgres';
import { sinceInstant } from '@/server/findings/triage-conditions';
import type { TenantScope } from '@/server/ids';
import { ofAccounts } from '@/server/tenant-filter';
import type { eolFilters, workloadFlags, workloadSorts } from './constants';
import type { Reach, VulnerabilityState, WorkloadKind } from './types';

/** Several values of one field are alternatives, flags all have to be there, and fields narrow each other. */
export interface WorkloadFilters {
  kind?: WorkloadKind[];
  /** Our ids of the connections. */
  account?: string[];
  region?: string[];
  /** `CVE-…`, whole. */
  cve?: string;
  reach?: Reach[];
  eol?: (typeof eolFilters)[number][];
  has?: (typeof workloadFlags)[number][];
  scanned?: VulnerabilityState[];
  /** Text in name or id. */
  q?: string;
  /** That changed since: `24h`, `7d`, a day or an instant. */
  since?: string | undefined;
}

export interface WorkloadParams extends WorkloadFilters {
  sort?: (typeof workloadSorts)[number];
  cursor?: string | null;
  limit?: number;
}

const flagColumns = {
  fixable: 'fixable',
  exploitable: 'exploitable',
  secrets: 'secrets',
  detections: 'detections',
} as const;

function hasFlag(sql: postgres.TransactionSql, flag: (typeof workloadFlags)[number]) {
  if (flag === 'imds-v1') return sql`and w.imds_v1`;
  if (flag === 'privileged') return sql`and w.privileged`;
  return sql`and ${sql(`w.${flagColumns[flag]}`)} > 0`;
}

function eolOf(sql: postgres.TransactionSql, filter: (typeof eolFilters)[number]) {
  if (filter === 'unknown') return sql`w.platform_state = 'unknown'`;
  if (filter === 'ended') return sql`w.eol_on < current_date`;
  return sql`w.eol_on between current_date and current_date + 90`;
}

/** `w` is the table of workloads. */
export function conditionsOf(sql: postgres.TransactionSql, scope: TenantScope, filters: WorkloadFilters) {
  const { kind, account, region, cve, reach, eol, has, scanned, q, since } = filters;
  const text = q?.trim().toLowerCase();
  const anyOf = (column: string, values: readonly string[] | undefined) =>
    values?.length ? sql`and ${sql(column)} = any(${values as string[]}::text[])` : sql``;
  const ends = (eol ?? []).map((each) => eolOf(sql, each));
  return sql`w.org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'w.aws_account_id')}
    ${kind?.length === 1 ? sql`and w.kind = ${kind[0] ?? ''}` : anyOf('w.kind', kind)}
    ${account?.length ? sql`and w.aws_account_id = any(${account}::uuid[])` : sql``}
    ${anyOf('w.region', region)} ${anyOf('w.reach', reach)} ${anyOf('w.vulnerability_state', scanned)}
    ${(has ?? []).reduce((all, flag) => sql`${all} ${hasFlag(sql, flag)}`, sql``)}
    ${ends.length > 0 ? sql`and (${ends.reduce((all, next) => sql`${all} or ${next}`)})` : sql``}
    ${cve ? sql`and w.id in (select c.workload_id from workload_vulnerabilities c where c.org_id = ${scope.orgId} and c.cve = ${cve})` : sql``}
    ${since ? sql`and w.changed_at >= ${sinceInstant(since)}::timestamptz` : sql``}
    ${text ? sql`and (strpos(lower(w.resource_id), ${text}) > 0 or strpos(lower(coalesce(w.name, '')), ${text}) > 0)` : sql``}`;
}
