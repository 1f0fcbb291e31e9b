import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { LiveRefresh } from '@/components/live/live-provider';
import { ScanList } from '@/components/scans/scan-list';
import { loadScanSearchParams } from '@/components/scans/search-params';
import { StartScanDialog } from '@/components/scans/start-scan-dialog';
import { PageHeader } from '@/components/ui/page-header';
import { loadScans } from '@/server/scans/loaders';
import { loadShell } from '@/server/shell/loaders';

export const metadata: Metadata = { title: 'Scans' };

export default async function ScansPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await loadScanSearchParams(searchParams);
  const [first, { accounts }] = await Promise.all([
    loadScans({ status: params.status, account: params.account ?? undefined, limit: 50 }),
    loadShell(),
  ]);
  return (
    <div className="grid grid-cols-1 gap-4">
      <LiveRefresh channels={['scan']} wait={1500} />
      <PageHeader
        title="Scans"
        description="Each reads one account and judges what it saw"
        actions={<StartScanDialog accounts={accounts} />}
      />
      <ScanList first={first} accounts={accounts} />
    </div>
  );
}
