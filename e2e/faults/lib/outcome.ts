import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';

export interface VerdictRow {
  id: string;
  check_id: string;
  arn: string;
  sub_key: string;
  resource_id: string;
  region: string;
  status: 'pass' | 'fail' | 'unknown' | 'not-applicable';
  finding: 'open' | 'resolved' | null;
  severity: number;
  hash: string;
  reopened_count: number;
}

/** What an organization knows, without ids and times: equal for equal outcomes, however they came about. */
export interface Outcome {
  verdicts: VerdictRow[];
  resources: { arn: string; type: string; region: string; hash: string; present: boolean }[];
  posture: object[];
  changes: { kind: string; check_id: string; arn: string; sub_key: string }[];
}

export const keyOf = (row: { check_id: string; arn: string; sub_key: string }): string => `${row.check_id} ${row.arn} ${row.sub_key}`;

export async function readOutcome(orgId: OrgId): Promise<Outcome> {
  return withOrg(orgId, async ({ sql }) => ({
    verdicts: [
      ...(await sql<VerdictRow[]>`
        select id::text, check_id, arn, sub_key, resource_id, region, status, finding, severity, hash, reopened_count
        from verdicts where org_id = ${orgId} order by check_id, arn, sub_key`),
    ],
    resources: [
      ...(await sql<Outcome['resources']>`
        select arn, type, region, hash, deleted_at is null as present from resources where org_id = ${orgId} order by arn`),
    ],
    posture: [
      ...(await sql`
        select field, value, by_field, by_value, open, muted, resolved, unknown, pass, passing, unseen from org_facets where org_id = ${orgId}
        order by 1, 2, 3, 4`),
    ],
    changes: [
      ...(await sql<Outcome['changes']>`
        select c.kind, c.check_id, v.arn, v.sub_key from changes c join verdicts v on v.org_id = c.org_id and v.id = c.verdict_id
        where c.org_id = ${orgId} order by c.check_id, v.arn, v.sub_key, c.kind`),
    ],
  }));
}

/** The same without what differs from run to run. */
export const comparable = ({ verdicts, ...rest }: Outcome): object => ({ ...rest, verdicts: verdicts.map(({ id: _, ...row }) => row) });
