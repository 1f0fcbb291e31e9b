import { requirePageActor } from '../identity/page-actor';
import type { Page } from '../page';
import { listAuditEntries } from './data';
import { auditFacets } from './facets';
import type { AuditFacets, AuditFilters, AuditView } from './types';

export async function loadAudit(filters: AuditFilters, limit: number): Promise<Page<AuditView>> {
  const { entries, pagination } = await listAuditEntries(await requirePageActor(), { ...filters, limit });
  return { rows: entries, totalIsCapped: false, ...pagination };
}

export const loadAuditFacets = async (): Promise<AuditFacets> => auditFacets(await requirePageActor());
