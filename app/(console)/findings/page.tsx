import { ShieldCheckIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import type { SearchParams } from 'nuqs/server';
import { FindingGroups } from '@/components/findings/finding-groups';
import { FindingList } from '@/components/findings/finding-list';
import { loadFindingSearchParams } from '@/components/findings/search-params';
import { TriageProvider } from '@/components/findings/triage/triage-context';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import { frameworkNames } from '@/server/compliance/touched-by';
import { pageSize } from '@/server/findings/constants';
import { loadFindingFacets, loadFindingGroups, loadFindings } from '@/server/findings/loaders';
import { loadTriage } from '@/server/triage/loaders';

export const metadata: Metadata = { title: 'Findings' };

export default async function FindingsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { group, ...params } = await loadFindingSearchParams(searchParams);
  const [triage, facets, list] = await Promise.all([loadTriage(), loadFindingFacets(params), loadList()]);
  async function loadList() {
    if (group === 'none') return { findings: await loadFindings({ ...params, limit: pageSize }), groups: null };
    return { findings: null, groups: { by: group, first: await loadFindingGroups(group, params) } };
  }
  const shared = { facets, frameworks: frameworkNames() };
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        title="Findings"
        description="What the checks found wrong, on the resources that the scans could read"
        actions={
          <Button asChild>
            <Link href="/findings/exceptions">
              <ShieldCheckIcon aria-hidden="true" />
              Accepted risks
            </Link>
          </Button>
        }
      />
      <TriageProvider {...triage}>
        {list.groups ? (
          <FindingGroups key={list.groups.by} {...list.groups} {...shared} />
        ) : (
          <FindingList first={list.findings} {...shared} />
        )}
      </TriageProvider>
    </div>
  );
}
