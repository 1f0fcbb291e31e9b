import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { LiveRefresh } from '@/components/live/live-provider';
import { PageHeader } from '@/components/ui/page-header';
import { RankExplained } from '@/components/workloads/rank-explained';
import { loadWorkloadSearchParams, searchOf } from '@/components/workloads/search-params';
import { SensorCoverage } from '@/components/workloads/sensor-coverage';
import { WorkloadList } from '@/components/workloads/workload-list';
import { WorkloadPlot } from '@/components/workloads/workload-plot';
import { WorkloadTotalsCard } from '@/components/workloads/workload-totals';
import { loadShell } from '@/server/shell/loaders';
import { loadSensorGaps, loadWorkloadRegions, loadWorkloads, loadWorkloadTotals } from '@/server/workloads/loaders';

export const metadata: Metadata = { title: 'Workloads' };

export default async function WorkloadsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { q, ...params } = await loadWorkloadSearchParams(searchParams);
  const [first, totals, regions, gaps, { accounts }] = await Promise.all([
    loadWorkloads({ ...params, ...searchOf(q), limit: 50 }),
    loadWorkloadTotals(),
    loadWorkloadRegions(),
    loadSensorGaps(),
    loadShell(),
  ]);
  return (
    <div className="grid grid-cols-1 gap-4">
      <LiveRefresh channels={['scan']} wait={1500} />
      <PageHeader title="Workloads" description="What runs code, ranked by exposure × vulnerability × privilege" />
      {totals.workloads > 0 && <WorkloadTotalsCard totals={totals} />}
      <SensorCoverage gaps={gaps} />
      {totals.workloads > 0 && (
        <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
          <WorkloadPlot rows={first.rows} />
          <RankExplained />
        </div>
      )}
      <WorkloadList first={first} accounts={accounts} regions={regions} />
    </div>
  );
}
