import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { FindingList } from '@/components/findings/finding-list';
import { loadFindingSearchParams } from '@/components/findings/search-params';
import { PageHeader } from '@/components/ui/page-header';
import { pageSize } from '@/server/findings/constants';
import { loadFindingFacets, loadFindings } from '@/server/findings/loaders';

export const metadata: Metadata = { title: 'Findings' };

export default async function FindingsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await loadFindingSearchParams(searchParams);
  const [first, facets] = await Promise.all([loadFindings({ ...params, limit: pageSize }), loadFindingFacets(params)]);
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader title="Findings" description="What the checks found wrong, on the resources that the scans could read" />
      <FindingList first={first} facets={facets} />
    </div>
  );
}
