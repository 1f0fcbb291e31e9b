import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { ChangeList } from '@/components/drift/change-list';
import { loadChangeSearchParams } from '@/components/drift/change-params';
import { DriftTabs } from '@/components/drift/drift-tabs';
import { formatInstant } from '@/components/lib/format';
import { PageHeader } from '@/components/ui/page-header';
import { loadChanges } from '@/server/drift/versions/loaders';
import { periodOf } from '@/server/drift/versions/period';
import { loadScans } from '@/server/scans/loaders';
import { loadShell } from '@/server/shell/loaders';

export const metadata: Metadata = { title: 'Changes' };

const isInstant = (text: string): boolean => text !== '' && !Number.isNaN(Date.parse(text));

export default async function ChangesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await loadChangeSearchParams(searchParams);
  const asked = periodOf({ from: isInstant(params.from) ? params.from : undefined, to: isInstant(params.to) ? params.to : undefined });
  // An end before the beginning is a slip of the hand: the two are exchanged.
  const period = asked.from < asked.to ? asked : { from: asked.to, to: asked.from };
  const [first, scans, { accounts }] = await Promise.all([
    loadChanges({ ...period, account: params.account, limit: 50 }),
    loadScans({ status: ['completed', 'partial'], limit: 50 }),
    loadShell(),
  ]);
  const instants = scans.rows.map((scan) => {
    const at = scan.asOf ?? scan.startedAt ?? scan.queuedAt;
    return { at, label: `${formatInstant(at)}, ${scan.account.name}` };
  });
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        title="Configuration changes"
        description={`What scans saw change between ${formatInstant(period.from)} and ${formatInstant(period.to)}`}
      />
      <DriftTabs current="/drift/changes" />
      <ChangeList first={first} period={period} accounts={accounts} scans={instants} />
    </div>
  );
}
