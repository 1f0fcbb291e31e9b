import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { CheckAllDialog } from '@/components/drift/check-buttons';
import { DriftCounts } from '@/components/drift/drift-counts';
import { DriftTabs } from '@/components/drift/drift-tabs';
import { NightlyDialog } from '@/components/drift/nightly-dialog';
import { loadStackSearchParams } from '@/components/drift/search-params';
import { StackList } from '@/components/drift/stack-list';
import { LiveRefresh } from '@/components/live/live-provider';
import { PageHeader } from '@/components/ui/page-header';
import { loadDriftSchedules, loadStackRegions, loadStacks } from '@/server/drift/loaders';
import { loadShell } from '@/server/shell/loaders';

export const metadata: Metadata = { title: 'Drift' };

export default async function DriftPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await loadStackSearchParams(searchParams);
  const [first, all, regions, schedules, { accounts }] = await Promise.all([
    loadStacks({
      account: params.account,
      region: params.region,
      driftStatus: params.status,
      q: params.q || undefined,
      since: params.since || undefined,
      limit: 50,
    }),
    loadStacks({ limit: 1 }),
    loadStackRegions(),
    loadDriftSchedules(),
    loadShell(),
  ]);
  return (
    <div className="grid grid-cols-1 gap-4">
      <LiveRefresh channels={['drift', 'scan']} wait={1500} />
      <PageHeader
        title="Drift"
        description="Where CloudFormation stacks have left their templates"
        actions={
          <>
            <NightlyDialog schedules={schedules} />
            <CheckAllDialog accounts={accounts} regions={regions} />
          </>
        }
      />
      <DriftTabs current="/drift" />
      <DriftCounts counts={all.counts} />
      <StackList first={first} accounts={accounts} regions={regions} />
    </div>
  );
}
