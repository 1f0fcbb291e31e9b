import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { LiveRefresh } from '@/components/live/live-provider';
import { PageHeader } from '@/components/ui/page-header';
import { FactorCard } from '@/components/workloads/factor-card';
import { VulnerabilityTable } from '@/components/workloads/vulnerability-table';
import { labelOf, ReachBadge, Signs } from '@/components/workloads/workload-columns';
import { SensorCard, WorkloadFacts } from '@/components/workloads/workload-facts';
import { WorkloadFindings } from '@/components/workloads/workload-findings';
import { kindNames } from '@/server/workloads/constants';
import { loadWorkload } from '@/server/workloads/loaders';

export const metadata: Metadata = { title: 'Workload' };

export default async function WorkloadPage({ params }: { params: Promise<{ id: string }> }) {
  const workload = await loadWorkload((await params).id);
  if (!workload) notFound();
  return (
    <div className="grid grid-cols-1 gap-4">
      <LiveRefresh channels={['scan', 'findings']} wait={1500} />
      <PageHeader
        eyebrow={
          <Link href="/workloads" className="rounded underline-offset-4 hover:text-ink hover:underline">
            Workloads
          </Link>
        }
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="min-w-0 break-all">{labelOf(workload)}</span>
            <ReachBadge reach={workload.reach} />
            <Signs row={workload} />
          </span>
        }
        description={`${kindNames[workload.kind]} in ${workload.region}`}
      />
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid grid-cols-1 gap-4">
          <VulnerabilityTable workload={workload} />
          <WorkloadFindings workload={workload} />
        </div>
        <div className="grid grid-cols-1 gap-4">
          <FactorCard workload={workload} />
          <SensorCard workload={workload} />
          <WorkloadFacts workload={workload} />
        </div>
      </div>
    </div>
  );
}
