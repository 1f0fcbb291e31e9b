import { withOrg } from '@/server/db';
import { type Actor, within } from '@/server/identity/actor';
import { isDue } from './keys/rotation';
import type { AccountRow } from './types';

interface Row {
  id: string;
  account_id: string;
  name: string;
  kind: AccountRow['kind'];
  status: AccountRow['status'];
  role_arn: string | null;
  region: string;
  excluded_regions: string[];
  schedule: 'nightly' | 'off';
  last_error: string | null;
  group_name: string | null;
  tags: Record<string, string> | null;
  key_id: string | null;
  key_last4: string | null;
  key_created_at: string | null;
  created_at: string;
  trust_proven_at: string | null;
  denied: number | null;
  active_scan_id: string | null;
  critical: number;
  high: number;
  medium: number;
  low: number;
  unknown: number;
  resources: number;
  scan_id: string | null;
  scan_status: string | null;
  scan_finished_at: string | null;
}

export interface AccountFilter {
  /** Part of the name, in any case, or of the twelve digits. */
  q?: string | undefined;
  group?: string | undefined;
  /** `key` or `key=value`. */
  tag?: string | undefined;
}

/** All connected accounts with how they stand, by group and name. Counts come from the rollup, so the cost does not grow with findings. */
export async function listAccounts(actor: Actor, { q, group, tag }: AccountFilter = {}): Promise<AccountRow[]> {
  const [tagKey, ...tagRest] = tag?.split('=') ?? [];
  const scope = within(actor, 'accounts:read');
  const { orgId } = scope;
  return withOrg(scope, async ({ sql }) => {
    const rows = await sql<Row[]>`
      select a.id, a.account_id, a.name, a.kind, a.status, a.role_arn, a.region, a.excluded_regions, a.schedule, a.last_error, a.group_name, a.created_at, a.trust_proven_at,
        (select jsonb_object_agg(t.key, t.value) from aws_account_tags t where t.org_id = a.org_id and t.aws_account_id = a.id) as tags,
        k.id as key_id, k.access_key_id_last4 as key_last4, k.created_at as key_created_at,
        case when a.preflight is null then null else
          (select count(*)::int from jsonb_array_elements(a.preflight -> 'operations') o where o ->> 'state' = 'denied') end as denied,
        a.active_scan_id, p.critical, p.high, p.medium, p.low, p.unknown, coalesce((s.counts ->> 'resources')::int, 0) as resources,
        s.id as scan_id, s.status as scan_status, s.finished_at as scan_finished_at
      from aws_accounts a
      left join aws_access_keys k on k.org_id = a.org_id and k.aws_account_id = a.id
      left join scans s on s.org_id = a.org_id and s.id = a.last_scan_id
      cross join lateral (
        select coalesce(sum(open) filter (where by_value = '1'), 0)::int as critical, coalesce(sum(open) filter (where by_value = '2'), 0)::int as high,
          coalesce(sum(open) filter (where by_value = '3'), 0)::int as medium, coalesce(sum(open) filter (where by_value = '4'), 0)::int as low,
          coalesce(sum(unseen), 0)::int as unknown
        from account_facets where org_id = a.org_id and aws_account_id = a.id and field = '' and value = '' and by_field = 'severity') p
      where a.org_id = ${orgId}
        ${q ? sql`and (position(lower(${q}) in lower(a.name)) > 0 or position(${q} in a.account_id) > 0)` : sql``}
        ${group ? sql`and a.group_name = ${group}` : sql``}
        ${
          tagKey
            ? sql`and exists (select 1 from aws_account_tags t where t.org_id = a.org_id and t.aws_account_id = a.id and t.key = ${tagKey}
                ${tagRest.length > 0 ? sql`and t.value = ${tagRest.join('=')}` : sql``})`
            : sql``
        }
      order by a.group_name nulls last, a.name, a.account_id`;
    return rows.map((row) => ({
      id: row.id,
      accountId: row.account_id,
      name: row.name,
      kind: row.kind,
      status: row.status,
      roleArn: row.role_arn,
      region: row.region,
      excludedRegions: row.excluded_regions,
      schedule: row.schedule,
      lastError: row.last_error,
      group: row.group_name,
      tags: row.tags ?? {},
      accessKey:
        row.key_id && row.key_created_at
          ? {
              id: row.key_id,
              last4: row.key_last4 ?? '',
              createdAt: new Date(row.key_created_at).toISOString(),
              isDue: isDue(new Date(row.key_created_at)),
            }
          : null,
      createdAt: new Date(row.created_at).toISOString(),
      trustProvenAt: row.trust_proven_at ? new Date(row.trust_proven_at).toISOString() : null,
      deniedOperations: row.denied,
      open: { critical: row.critical, high: row.high, medium: row.medium, low: row.low },
      unknown: row.unknown,
      resources: row.resources,
      activeScanId: row.active_scan_id,
      lastScan: row.scan_id
        ? {
            id: row.scan_id,
            status: row.scan_status ?? 'unknown',
            finishedAt: row.scan_finished_at ? new Date(row.scan_finished_at).toISOString() : null,
          }
        : null,
    }));
  });
}
