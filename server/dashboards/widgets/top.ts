import { withOrg } from '@/server/db';
import { askedBy } from '@/server/findings/asked-by';
import { countFacets } from '@/server/findings/facets';
import type { FindingFilters } from '@/server/findings/types';
import { conditionsOf } from '@/server/findings/where';
import { type Actor, within } from '@/server/identity/actor';
import type { TopBy } from '../constants';
import type { TopGroup } from '../types';

/** Fields that the list's facets count. */
const facetOf = { check: 'checkId', account: 'account', service: 'service', region: 'region', severity: 'severity' } as const;

/** The groups with the most findings that a filter leaves, the largest first. */
export async function readTop(actor: Actor, filters: FindingFilters, by: TopBy, limit: number): Promise<TopGroup[]> {
  if (by === 'resourceType' || by === 'resource') return counted(actor, filters, by, limit);
  const field = facetOf[by];
  const facets = await countFacets(actor, filters);
  // Facets offer what is not chosen as well: here only what the filter leaves counts.
  const chosen = filters[field] as readonly string[] | undefined;
  return facets[field]
    .filter(({ value, count }) => count > 0 && (!chosen?.length || chosen.includes(value)))
    .sort((a, b) => b.count - a.count)
    .slice(0, limit)
    .map(({ value, label, count }) => ({ key: value, label, count, filters: { ...filters, [field]: [value] } }));
}

/** What no facet counts. The list has no filter by type: such a group leads to the findings of the widget. */
async function counted(actor: Actor, asked: FindingFilters, by: 'resourceType' | 'resource', limit: number): Promise<TopGroup[]> {
  const scope = within(actor, 'findings:read');
  const rows = await withOrg(scope, ({ sql }) => {
    const [key, label] =
      by === 'resource' ? [sql`v.arn`, sql`max(coalesce(v.resource_name, v.resource_id))`] : [sql`v.resource_type`, sql`v.resource_type`];
    return sql<{ key: string; label: string; count: number }[]>`
      select ${key} as key, ${label} as label, count(*)::int as count from verdicts v
      where ${conditionsOf(sql, scope, askedBy(actor, asked))} group by ${key} order by 3 desc, 1 limit ${limit}`;
  });
  return rows.map((row) => ({ ...row, filters: by === 'resource' ? { ...asked, resource: [row.key] } : asked }));
}
