import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { CreateTemplateDialog } from '@/components/operate/create-template-dialog';
import { LimitsNote } from '@/components/operate/limits-note';
import { OperateTabs } from '@/components/operate/operate-tabs';
import { OperatingOff } from '@/components/operate/operating-off';
import { loadTemplateSearchParams } from '@/components/operate/search-params';
import { TemplateList } from '@/components/operate/template-list';
import { PageHeader } from '@/components/ui/page-header';
import { loadInstanceRegions, loadLaunchLimits, loadLimitedMembers, loadOperableAccounts, loadTemplates } from '@/server/operate/loaders';
import { loadShell } from '@/server/shell/loaders';

export const metadata: Metadata = { title: 'Launch templates' };

export default async function LaunchTemplatesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { account, region, q } = await loadTemplateSearchParams(searchParams);
  const [first, regions, operable, limits, members, { accounts }] = await Promise.all([
    loadTemplates({ account, region, q: q || undefined, limit: 50 }),
    loadInstanceRegions(),
    loadOperableAccounts(),
    loadLaunchLimits(),
    loadLimitedMembers(),
    loadShell(),
  ]);
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        title="Launch templates"
        description="What instances are launched from, version by version"
        actions={<CreateTemplateDialog accounts={accounts.filter(({ id }) => operable.ids.includes(id))} regions={regions} />}
      />
      <OperateTabs current="/instances/launch-templates" />
      {operable.ids.length === 0 && accounts.length > 0 && <OperatingOff accounts={accounts} mayChange={operable.mayChange} />}
      {operable.ids.length > 0 && <LimitsNote limits={limits} members={members} />}
      <TemplateList first={first} accounts={accounts} regions={regions} />
    </div>
  );
}
