import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { LiveRefresh } from '@/components/live/live-provider';
import { InstanceList } from '@/components/operate/instance-list';
import { OperateTabs } from '@/components/operate/operate-tabs';
import { OperatingOff } from '@/components/operate/operating-off';
import { loadInstanceSearchParams } from '@/components/operate/search-params';
import { PageHeader } from '@/components/ui/page-header';
import { loadInstanceRegions, loadInstances, loadOperableAccounts } from '@/server/operate/loaders';
import { loadShell } from '@/server/shell/loaders';

export const metadata: Metadata = { title: 'Instances' };

export default async function InstancesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await loadInstanceSearchParams(searchParams);
  const { state, account, region, q } = params;
  const [first, regions, operable, { accounts }] = await Promise.all([
    loadInstances({ state, account, region, q: q || undefined, limit: 50 }),
    loadInstanceRegions(),
    loadOperableAccounts(),
    loadShell(),
  ]);
  return (
    <div className="grid grid-cols-1 gap-4">
      <LiveRefresh channels={['scan', 'account']} wait={1500} />
      <PageHeader title="Instances" description="EC2 instances of all accounts: start, stop, reboot, terminate" />
      <OperateTabs current="/instances" />
      {operable.ids.length === 0 && accounts.length > 0 && <OperatingOff accounts={accounts} mayChange={operable.mayChange} />}
      <InstanceList first={first} accounts={accounts} regions={regions} />
    </div>
  );
}
