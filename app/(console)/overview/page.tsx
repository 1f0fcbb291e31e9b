import { CloudIcon, RadarIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { WorstPathsCard } from '@/components/attack-paths/worst-paths-card';
import { TrendChart } from '@/components/charts/trend-chart';
import { LiveRefresh } from '@/components/live/live-provider';
import { AccountsCard } from '@/components/overview/accounts-card';
import { ChangesCard } from '@/components/overview/changes-card';
import { CostCard } from '@/components/overview/cost-card';
import { CoverageCard } from '@/components/overview/coverage-card';
import { DriftCard } from '@/components/overview/drift-card';
import { PostureCard } from '@/components/overview/posture-card';
import { ServicesCard } from '@/components/overview/services-card';
import { TrendLegend } from '@/components/overview/trend-legend';
import { WeakChecksCard } from '@/components/overview/weak-checks-card';
import { RelativeTime } from '@/components/posture/relative-time';
import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { loadWorstPaths } from '@/server/attack-paths/loaders';
import { loadCostGlance } from '@/server/costs/loaders';
import { loadStacks } from '@/server/drift/loaders';
import { loadOverview } from '@/server/overview/loaders';
import type { AccountPosture } from '@/server/overview/types';

export const metadata: Metadata = { title: 'Overview' };

export default async function OverviewPage() {
  const [data, cost, { counts: stacks }, worst] = await Promise.all([
    loadOverview(),
    loadCostGlance(),
    loadStacks({ limit: 1 }),
    loadWorstPaths(),
  ]);
  if (data.accounts.length === 0) return <NoAccounts />;
  if (data.asOf === null) return <NothingJudged accounts={data.accounts} />;
  return (
    <div className="grid grid-cols-1 gap-4">
      <LiveRefresh channels={['findings']} />
      <PageHeader
        title="Overview"
        description={
          <>
            As of the latest scan, <RelativeTime at={data.asOf} />
          </>
        }
      />
      <PostureCard data={data} />
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Card aria-labelledby="trend-title">
          <CardHeader id="trend-title" title="Open findings over time" action={<TrendLegend />} />
          {data.trend.length > 1 ? (
            <div className="px-2 pb-3">
              <TrendChart points={data.trend} />
            </div>
          ) : (
            <p className="px-4 pb-4 text-ink-muted">A trend needs two finished scans.</p>
          )}
        </Card>
        <ChangesCard changes={data.changes} />
      </div>
      <WorstPathsCard
        rows={worst.rows}
        total={worst.total}
        title="Worst attack paths"
        description="Each with the one change that breaks it."
      />
      {cost && <CostCard cost={cost} />}
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <ServicesCard services={data.services} />
        <WeakChecksCard checks={data.weakChecks} />
      </div>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <AccountsCard accounts={data.accounts} />
        <CoverageCard coverage={data.coverage} unknown={data.verdicts.unknown} />
      </div>
      <DriftCard counts={stacks} />
    </div>
  );
}

function NoAccounts() {
  return (
    <div className="grid gap-4">
      <PageHeader title="Overview" />
      <Card>
        <EmptyState
          icon={CloudIcon}
          title="Connect an AWS account to begin"
          action={
            <Button variant="primary" asChild>
              <Link href="/accounts/connect">Connect an account</Link>
            </Button>
          }
        >
          CloudLens reads its configuration through a read-only role, judges it, and says here what is wrong and what it could not see.
        </EmptyState>
      </Card>
    </div>
  );
}

/** Before the first scan has ended there is nothing to count: a zero would read as good news. */
function NothingJudged({ accounts }: { accounts: readonly AccountPosture[] }) {
  const scanning = accounts.some((account) => account.status === 'scanning');
  return (
    <div className="grid grid-cols-1 gap-4">
      <LiveRefresh channels={['scan', 'findings']} />
      <PageHeader title="Overview" />
      <Card>
        <EmptyState
          icon={RadarIcon}
          title={scanning ? 'The first scan is under way' : 'Nothing has been judged yet'}
          action={
            <Button variant="primary" asChild>
              <Link href="/scans">{scanning ? 'Watch it' : 'Start a scan'}</Link>
            </Button>
          }
        >
          {scanning ? 'This page fills when it ends.' : 'Accounts are connected, but no scan of them has finished.'}
        </EmptyState>
      </Card>
      <AccountsCard accounts={accounts} />
    </div>
  );
}
