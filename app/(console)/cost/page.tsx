import { CloudIcon, CoinsIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import type { SearchParams } from 'nuqs/server';
import { AnomaliesCard } from '@/components/cost/anomalies-card';
import { BreakdownTable, TrendCard } from '@/components/cost/breakdown-card';
import { BudgetsCard } from '@/components/cost/budgets-card';
import { CostToolbar } from '@/components/cost/cost-toolbar';
import { ChargesCard, MoversCard } from '@/components/cost/facts-card';
import { formatMoney } from '@/components/cost/format-money';
import { MonthCard } from '@/components/cost/month-card';
import { RefreshButton } from '@/components/cost/refresh-button';
import { SavedViews } from '@/components/cost/saved-views';
import { SavingsCard } from '@/components/cost/savings-card';
import { costQuery, loadCostSearchParams } from '@/components/cost/search-params';
import { SettingsDialog } from '@/components/cost/settings-dialog';
import { SourceNotices } from '@/components/cost/source-notices';
import { LiveRefresh } from '@/components/live/live-provider';
import { RelativeTime } from '@/components/posture/relative-time';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { loadCostPage } from '@/server/costs/loaders';
import type { CostPageData } from '@/server/costs/report/page';

export const metadata: Metadata = { title: 'Cost' };

export default async function CostPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await loadCostSearchParams(searchParams);
  const query = costQuery(params);
  const data = await loadCostPage(query);
  const { unit, breakdown, month, choices, settings, sources } = data;
  return (
    <div className="grid grid-cols-1 gap-4">
      <LiveRefresh channels={['account', 'scan']} />
      <PageHeader
        title="Cost"
        description={<AsOf data={data} />}
        actions={
          <>
            <SavedViews views={data.views} params={params} />
            <RefreshButton sources={sources} refresh={data.refresh} spent={data.spent} cap={settings.monthlyRequestCap} />
            <SettingsDialog key={JSON.stringify(settings)} settings={settings} spent={data.spent} tagsInUse={data.tagsInUse} />
          </>
        }
      />
      <SourceNotices sources={sources} />
      {unit === null ? (
        <NothingKnown data={data} />
      ) : (
        <>
          {month && <MonthCard month={month} />}
          <CostToolbar
            params={params}
            choices={choices}
            tagKeys={settings.tagKeys}
            unit={unit}
            otherUnits={data.otherUnits}
            lastDay={data.reach.lastDay ?? ''}
          />
          {data.problem && (
            <Card className="p-4 text-sm" role="alert">
              {data.problem}
            </Card>
          )}
          {breakdown && (
            <>
              <TrendCard breakdown={breakdown} granularity={query.granularity} accounts={choices.accounts} />
              <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
                <BreakdownTable breakdown={breakdown} accounts={choices.accounts} params={params} />
                <div className="grid grid-cols-1 gap-4">
                  <MoversCard breakdown={breakdown} accounts={choices.accounts} params={params} />
                  <ChargesCard recordTypes={data.recordTypes} untagged={data.untagged} unit={unit} />
                </div>
              </div>
            </>
          )}
          <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
            <AnomaliesCard anomalies={data.anomalies} />
            <BudgetsCard budgets={data.budgets} choices={choices} unit={unit} />
          </div>
        </>
      )}
      {sources.length > 0 && <SavingsCard savings={data.savings} />}
    </div>
  );
}

/** How old the figures are, and what they cost. */
function AsOf({ data: { reach, sources, spent, lastRefresh } }: { data: CostPageData }) {
  if (reach.asOf === null) return 'What AWS bills, by service, account, region and tag';
  const isSample = sources.every(({ kind }) => kind === 'sample');
  return (
    <>
      As of <RelativeTime at={reach.asOf} />
      {lastRefresh && `, this refresh cost ${formatMoney(lastRefresh.price, 'USD')}`}, {formatMoney(spent.price, 'USD')} this month for
      asking
      {isSample && '. Of sample accounts, AWS bills none of it'}
    </>
  );
}

/** Never fetched is no 0. */
function NothingKnown({ data: { reach } }: { data: CostPageData }) {
  if (reach.state === 'no-accounts')
    return (
      <Card>
        <EmptyState
          icon={CloudIcon}
          title="Connect an AWS account to see what it costs"
          action={
            <Button variant="primary" asChild>
              <Link href="/accounts/connect">Connect an account</Link>
            </Button>
          }
        >
          Its bill is fetched right after its first scan.
        </EmptyState>
      </Card>
    );
  return (
    <Card>
      <EmptyState
        icon={CoinsIcon}
        title={reach.state === 'not-permitted' ? 'AWS does not let us see the bill' : 'The bill has not been fetched yet'}
      >
        {reach.state === 'not-permitted'
          ? 'Give the role the actions above, then refresh. Scans and findings need none of them.'
          : 'It is fetched right after the first scan of an account, and once a day from then on. Refresh asks now, and tells the price first.'}
      </EmptyState>
    </Card>
  );
}
