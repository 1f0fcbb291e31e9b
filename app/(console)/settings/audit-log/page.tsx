import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { AuditLog } from '@/components/settings/audit/audit-log';
import { loadAuditSearchParams, toFilters } from '@/components/settings/audit/search-params';
import { ForbiddenPage } from '@/components/settings/forbidden-page';
import { loadAudit, loadAuditFacets } from '@/server/audit/loaders';
import { pageLacks } from '@/server/identity/page-actor';

export const metadata: Metadata = { title: 'Audit log' };

const pageSize = 50;

export default async function AuditLogPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  if (await pageLacks('audit:read')) return <ForbiddenPage what="The audit log" />;
  const params = await loadAuditSearchParams(searchParams);
  const [first, facets] = await Promise.all([loadAudit(toFilters(params), pageSize), loadAuditFacets()]);
  return <AuditLog first={first} facets={facets} pageSize={pageSize} />;
}
