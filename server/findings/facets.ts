import { checkById } from '@/server/checks/catalogue';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { severityOf } from './data';
import type { FacetValue, FindingFacets, FindingFilters } from './types';
import { conditionsOf } from './where';

type Field = 'severity' | 'service' | 'region' | 'account' | 'checkId';

const columns = { severity: 'severity', service: 'service', region: 'region', account: 'aws_account_id', checkId: 'check_id' } as const;

/** Counts per value of each field, each under all filters but its own, so that the other choices stay visible. */
export async function countFacets(orgId: OrgId, filters: FindingFilters): Promise<FindingFacets> {
  return withOrg(orgId, async ({ sql }) => {
    const accounts = new Map(
      (await sql<{ id: string; name: string }[]>`select id, name from aws_accounts where org_id = ${orgId}`).map(({ id, name }) => [
        id,
        name,
      ]),
    );
    const label = (field: Field, value: string): string => {
      if (field === 'severity') return severityOf(Number(value));
      if (field === 'account') return accounts.get(value) ?? value;
      return field === 'checkId' ? (checkById(value)?.title ?? value) : value;
    };
    const count = async (field: Field): Promise<FacetValue[]> => {
      const others: FindingFilters = { ...filters, [field]: undefined };
      const rows = await sql<{ value: string; count: number }[]>`
        select v.${sql(columns[field])}::text as value, count(*)::int as count from verdicts v
        where ${conditionsOf(sql, orgId, others)} group by 1 order by 2 desc, 1 limit 300`;
      return rows.map(({ value, count: n }) => ({
        value: field === 'severity' ? severityOf(Number(value)) : value,
        label: label(field, value),
        count: n,
      }));
    };
    const statuses = async (): Promise<FacetValue[]> => {
      const all = ['open', 'muted', 'resolved', 'unknown', 'pass'] as const;
      const counted = [];
      for (const status of all) {
        const [row] = await sql<
          { count: number }[]
        >`select count(*)::int as count from verdicts v where ${conditionsOf(sql, orgId, { ...filters, status: [status] })}`;
        counted.push({ value: status, label: status, count: row?.count ?? 0 });
      }
      return counted;
    };
    return {
      status: await statuses(),
      severity: await count('severity'),
      service: await count('service'),
      region: await count('region'),
      account: await count('account'),
      checkId: await count('checkId'),
    };
  });
}
