import type { Metadata } from 'next';
import { DriftTabs } from '@/components/drift/drift-tabs';
import { StackSetList } from '@/components/drift/stack-sets/stack-set-list';
import { PageHeader } from '@/components/ui/page-header';
import { loadStackRegions } from '@/server/drift/loaders';
import { loadShell } from '@/server/shell/loaders';

export const metadata: Metadata = { title: 'Stack sets' };

export default async function StackSetsPage() {
  const [regions, { accounts }] = await Promise.all([loadStackRegions(), loadShell()]);
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader title="Stack sets" description="Stacks that one account keeps in many, as AWS tells right now" />
      <DriftTabs current="/drift/stack-sets" />
      <StackSetList accounts={accounts} regions={regions} />
    </div>
  );
}
